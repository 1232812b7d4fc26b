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
        assertThat(source.asked).isEqualTo(8);

        for (int i = 1; i < 8; i++) {
            body.onNext(List.of(bytes(10), bytes(10)));
        }
        assertThat(source.asked).isEqualTo(8);

        body.onNext(List.of(bytes(10), bytes(10)));
        assertThat(spool.openFiles()).isEqualTo(1);
        assertThat(source.asked).isEqualTo(16);
        body.abandon();
    }

    @Test
    void aConnectionMayDeliverBeforeItWasAskedToTheEnd() {
        body.onSubscribe(new Eager(body, 20));

        body.onComplete();
        assertThat(body.take().length()).isEqualTo(200);
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
        assertThat(source.asked).isEqualTo(8);
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

    /** Delivers within the call that asks. */
    private static final class Eager implements Flow.Subscription {

        private final PictureBody body;
        private int left;

        private Eager(PictureBody body, int pieces) {
            this.body = body;
            this.left = pieces;
        }

        @Override
        public void request(long n) {
            for (long i = 0; i < n && left > 0; i++) {
                left--;
                body.onNext(List.of(bytes(10)));
            }
        }

        @Override
        public void cancel() {
            left = 0;
        }
    }
}
