package io.github.camelflux.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelflux.image.Blob;
import io.github.camelflux.image.Spool;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Flow;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A picture's bytes between the socket and the blob, in every order of end. */
class PictureBodyTest {

    @TempDir
    private Path directory;

    private final Source source = new Source();
    private Spool spool;
    private PictureBody body;

    @BeforeEach
    void start() {
        spool = new Spool(directory, 4);
        body = new PictureBody(spool.writer());
    }

    @Test
    void moreIsAskedForOnlyWhenWhatCameIsWritten() {
        body.onSubscribe(source);
        assertThat(source.asked).isEqualTo(1);

        body.onNext(List.of(bytes(10), bytes(10)));
        assertThat(spool.openFiles()).isEqualTo(1);
        assertThat(source.asked).isEqualTo(2);
        body.abandon();
    }

    @Test
    void aPictureIsTakenOnce() {
        body.onSubscribe(source);
        body.onNext(List.of(bytes(10)));
        body.onComplete();

        Blob picture = body.take();
        assertThat(picture.length()).isEqualTo(10);
        assertThat(body.take()).isNull();
        body.abandon();
        assertThat(spool.openFiles()).isEqualTo(1);
        picture.release();
        assertThat(spool.openFiles()).isZero();
    }

    @Test
    void aPictureThatNobodyTookIsReleased() {
        body.onSubscribe(source);
        body.onNext(List.of(bytes(10)));
        body.onComplete();

        body.abandon();

        assertThat(spool.openFiles()).isZero();
        assertThat(body.take()).isNull();
    }

    @Test
    void halfAPictureIsDiscardedAndItsConnectionLetGo() {
        body.onSubscribe(source);
        body.onNext(List.of(bytes(10)));

        body.abandon();
        body.onNext(List.of(bytes(10)));
        body.onComplete();

        assertThat(spool.openFiles()).isZero();
        assertThat(source.cancelled).isTrue();
        assertThat(source.asked).isEqualTo(2);
        assertThat(body.getBody().toCompletableFuture()).isCompletedExceptionally();
    }

    @Test
    void aConnectionThatComesTooLateIsLetGo() {
        body.abandon();

        body.onSubscribe(source);

        assertThat(source.cancelled).isTrue();
        assertThat(source.asked).isZero();
    }

    @Test
    void anErrorDiscardsWhatCame() {
        body.onSubscribe(source);
        body.onNext(List.of(bytes(10)));

        body.onError(new IOException("Connection reset"));

        assertThat(spool.openFiles()).isZero();
        assertThat(body.getBody().toCompletableFuture()).isCompletedExceptionally();
    }

    private static ByteBuffer bytes(int count) {
        return ByteBuffer.allocate(count).asReadOnlyBuffer();
    }

    private static final class Source implements Flow.Subscription {

        private long asked;
        private boolean cancelled;

        @Override
        public void request(long n) {
            asked += n;
        }

        @Override
        public void cancel() {
            cancelled = true;
        }
    }
}
