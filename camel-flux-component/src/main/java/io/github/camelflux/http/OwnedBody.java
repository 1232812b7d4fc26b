package io.github.camelflux.http;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;

/**
 * Receives a body that holds files, and owns them until they are taken: given up at any time, also when all has come, it leaves none.
 * Asks for more only when what came is written. Safe for use by several threads.
 *
 * @param <T> what was received
 */
abstract class OwnedBody<T> implements HttpResponse.BodySubscriber<Void> {

    private final CompletableFuture<Void> done = new CompletableFuture<>();
    private Flow.Subscription subscription;
    private T received;
    private boolean over;

    /** Writes a piece; one at a time. */
    abstract void write(ByteBuffer piece) throws IOException;

    /** What was written; once, after the last piece. */
    abstract T finish() throws IOException;

    /** Gives up what was written, when it is not to be finished or could not be. */
    abstract void discard();

    /** Gives up what was finished and not taken. */
    abstract void release(T untaken);

    @Override
    public final CompletionStage<Void> getBody() {
        return done;
    }

    // The client is called without the lock: it may call back within the call, or have locks of its own.

    @Override
    public final void onSubscribe(Flow.Subscription given) {
        if (begin(given)) {
            given.request(1);
        } else {
            given.cancel();
        }
    }

    @Override
    public final void onNext(List<ByteBuffer> pieces) {
        try {
            if (take(pieces)) {
                subscription.request(1);
            }
        } catch (IOException e) {
            end(e);
        }
    }

    @Override
    public final void onError(Throwable failure) {
        end(failure);
    }

    @Override
    public final void onComplete() {
        try {
            if (complete()) {
                done.complete(null);
            }
        } catch (IOException e) {
            end(e);
        }
    }

    /** Hands over what was received; null if there is nothing (any more). */
    final synchronized T take() {
        T taken = received;
        received = null;
        return taken;
    }

    /** Lets the connection go and gives up what is here and was not taken. */
    final void abandon() {
        end(new IOException("the body was given up"));
        T left = take();
        if (left != null) {
            release(left);
        }
    }

    private synchronized boolean begin(Flow.Subscription given) {
        subscription = given;
        return !over;
    }

    private synchronized boolean take(List<ByteBuffer> pieces) throws IOException {
        if (over) {
            return false;
        }
        for (ByteBuffer piece : pieces) {
            write(piece);
        }
        return true;
    }

    private synchronized boolean complete() throws IOException {
        if (over) {
            return false;
        }
        received = finish();
        over = true;
        return true;
    }

    private void end(Throwable failure) {
        Flow.Subscription open;
        synchronized (this) {
            if (over) {
                return;
            }
            over = true;
            discard();
            open = subscription;
        }
        if (open != null) {
            open.cancel();
        }
        done.completeExceptionally(failure);
    }
}
