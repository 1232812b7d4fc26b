package io.github.camelflux.http;

import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;

/** A body that nobody wants: its connection is let go instead of reading an error page of any size. */
final class UnreadBody implements HttpResponse.BodySubscriber<Void> {

    @Override
    public CompletionStage<Void> getBody() {
        return CompletableFuture.completedStage(null);
    }

    @Override
    public void onSubscribe(Flow.Subscription subscription) {
        subscription.cancel();
    }

    @Override
    public void onNext(List<ByteBuffer> item) {
        // Cancelled: nothing is expected.
    }

    @Override
    public void onError(Throwable failure) {
        // The status said what there is to say.
    }

    @Override
    public void onComplete() {
        // The status said what there is to say.
    }
}
