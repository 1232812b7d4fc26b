package io.github.camelflux.http;

import io.github.camelflux.image.Blob;
import io.github.camelflux.image.BlobWriter;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;

/**
 * Writes a picture into a blob as its bytes come, and asks for more only when they are written ({@link Demand}). Owns the blob until
 * it is taken. Safe for use by several threads.
 */
final class PictureBody implements HttpResponse.BodySubscriber<Void> {

    private final BlobWriter writer;
    private final CompletableFuture<Void> done = new CompletableFuture<>();
    private Demand demand;
    private Blob picture;
    private boolean over;

    PictureBody(BlobWriter writer) {
        this.writer = writer;
    }

    @Override
    public CompletionStage<Void> getBody() {
        return done;
    }

    @Override
    public synchronized void onSubscribe(Flow.Subscription subscription) {
        demand = new Demand(subscription);
        if (over) {
            demand.cancel();
        } else {
            demand.ask();
        }
    }

    @Override
    public synchronized void onNext(List<ByteBuffer> buffers) {
        if (over) {
            return;
        }
        try {
            for (ByteBuffer buffer : buffers) {
                writer.write(buffer);
            }
        } catch (IOException e) {
            end(e);
            return;
        }
        demand.served();
    }

    @Override
    public synchronized void onError(Throwable failure) {
        end(failure);
    }

    @Override
    public synchronized void onComplete() {
        if (over) {
            return;
        }
        try {
            picture = writer.finish();
            over = true;
            done.complete(null);
        } catch (IOException e) {
            end(e);
        }
    }

    /** Hands the picture over; null if there is none (any more). */
    synchronized Blob take() {
        Blob taken = picture;
        picture = null;
        return taken;
    }

    /** Lets the connection go and discards what is here and was not taken. */
    synchronized void abandon() {
        end(new IOException("the download was cut off"));
        Blob left = take();
        if (left != null) {
            left.release();
        }
    }

    private void end(Throwable failure) {
        if (over) {
            return;
        }
        over = true;
        if (demand != null) {
            demand.cancel();
        }
        writer.close();
        done.completeExceptionally(failure);
    }
}
