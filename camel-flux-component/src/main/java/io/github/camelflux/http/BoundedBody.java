package io.github.camelflux.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;

/** Gathers an answer on the heap up to a bound; a larger one is an error. */
final class BoundedBody implements HttpResponse.BodySubscriber<byte[]> {

    private final int bound;
    private final ByteArrayOutputStream gathered = new ByteArrayOutputStream();
    private final CompletableFuture<byte[]> body = new CompletableFuture<>();
    private Flow.Subscription subscription;

    BoundedBody(int bound) {
        this.bound = bound;
    }

    /** All that came, when it has arrived. */
    byte[] bytes() {
        return body.join();
    }

    @Override
    public CompletionStage<byte[]> getBody() {
        return body;
    }

    @Override
    public void onSubscribe(Flow.Subscription subscription) {
        this.subscription = subscription;
        subscription.request(1);
    }

    @Override
    public void onNext(List<ByteBuffer> buffers) {
        for (ByteBuffer buffer : buffers) {
            if (body.isDone()) {
                return;
            }
            if (buffer.remaining() > bound - gathered.size()) {
                subscription.cancel();
                body.completeExceptionally(new TooLarge(bound));
                return;
            }
            byte[] bytes = new byte[buffer.remaining()];
            buffer.get(bytes);
            gathered.writeBytes(bytes);
        }
        subscription.request(1);
    }

    @Override
    public void onError(Throwable failure) {
        body.completeExceptionally(failure);
    }

    @Override
    public void onComplete() {
        body.complete(gathered.toByteArray());
    }

    /** The answer had more bytes than allowed. */
    static final class TooLarge extends IOException {

        TooLarge(int bound) {
            super("answer larger than " + bound + " bytes");
        }
    }
}
