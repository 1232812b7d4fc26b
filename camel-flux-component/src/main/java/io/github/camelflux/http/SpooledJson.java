package io.github.camelflux.http;

import io.github.camelflux.image.Blob;
import io.github.camelflux.image.Spool;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;

/** Receives an answer that may hold pictures; see {@link PictureJson}. Given up at any time, it leaves no file. */
final class SpooledJson implements HttpResponse.BodySubscriber<ReadBody> {

    private final PictureJson json;
    private final CompletableFuture<ReadBody> body = new CompletableFuture<>();
    private Demand demand;
    private boolean over;

    SpooledJson(Spool spool, int bound) {
        json = new PictureJson(spool, bound);
    }

    @Override
    public CompletionStage<ReadBody> getBody() {
        return body;
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
                json.take(buffer);
            }
        } catch (IOException e) {
            demand.cancel();
            fail(e);
            return;
        }
        demand.served();
    }

    @Override
    public synchronized void onError(Throwable failure) {
        fail(failure);
    }

    @Override
    public synchronized void onComplete() {
        if (over) {
            return;
        }
        try {
            ReadBody read = json.finish();
            over = true;
            if (!body.complete(read)) {
                read.pictures().forEach(Blob::release);
            }
        } catch (IOException e) {
            fail(e);
        }
    }

    /** Gives up what is not complete. */
    synchronized void abandon() {
        if (!over) {
            if (demand != null) {
                demand.cancel();
            }
            fail(new IOException("the exchange has ended"));
        }
    }

    private void fail(Throwable failure) {
        if (!over) {
            over = true;
            json.discard();
        }
        body.completeExceptionally(failure);
    }
}
