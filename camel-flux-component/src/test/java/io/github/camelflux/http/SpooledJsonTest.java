package io.github.camelflux.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelflux.image.Blob;
import io.github.camelflux.image.Spool;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.Flow;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The pictures of an answer have one owner at any time, whenever the exchange is cut off. */
class SpooledJsonTest {

    private static final String PICTURE = Base64.getEncoder().encodeToString(new byte[100_000]);

    @TempDir
    private Path directory;

    private Spool spool;
    private SpooledJson body;

    @BeforeEach
    void begin() {
        spool = new Spool(directory, 4);
        body = new SpooledJson(spool, 1000);
        body.onSubscribe(new Flow.Subscription() {
            @Override
            public void request(long n) {
                // The test says when something comes.
            }

            @Override
            public void cancel() {
                // Nothing comes by itself.
            }
        });
    }

    @Test
    void picturesThatNobodyTookAreReleased() {
        comes("{\"b64_json\":\"" + PICTURE + "\"}");
        body.onComplete();
        assertThat(body.getBody().toCompletableFuture()).isCompleted();
        assertThat(spool.openFiles()).isEqualTo(1);

        body.abandon();

        assertThat(spool.openFiles()).isZero();
        assertThat(body.take()).isNull();
    }

    @Test
    void picturesThatWereTakenStay() {
        comes("{\"b64_json\":\"" + PICTURE + "\"}");
        body.onComplete();

        ReadBody read = body.take();
        body.abandon();

        assertThat(read.pictures()).singleElement().extracting(Blob::length).isEqualTo(100_000L);
        assertThat(spool.openFiles()).isEqualTo(1);
        read.pictures().forEach(Blob::release);
        assertThat(spool.openFiles()).isZero();
    }

    @Test
    void ofTwoPicturesNeitherTheWholeNorTheHalfStays() {
        comes("[\"" + PICTURE + "\",\"" + PICTURE);
        assertThat(spool.openFiles()).isEqualTo(2);

        body.abandon();

        assertThat(spool.openFiles()).isZero();
        assertThat(body.getBody().toCompletableFuture()).isCompletedExceptionally();
    }

    private void comes(String text) {
        body.onNext(List.of(ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII))));
    }
}
