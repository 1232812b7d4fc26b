package io.github.camelflux.component;

import io.github.camelflux.FailureContext;
import io.github.camelflux.FluxException;
import io.github.camelflux.FluxStoreException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import org.apache.camel.AsyncCallback;
import org.apache.camel.Exchange;

/** Continues an exchange with what the job store answers: at once if the answer is there, else on a worker when it comes. */
final class StoreAnswer {

    private StoreAnswer() {}

    /** What is done with an answer. */
    @FunctionalInterface
    interface Then<T> {

        /** @return whether the exchange is done; if not, whoever goes on with it tells the callback */
        boolean accept(T answer) throws Exception;
    }

    /** @return whether the exchange is done already */
    static <T> boolean then(
            CompletionStage<T> stage, Executor workers, Exchange exchange, AsyncCallback callback, Then<T> then) {
        CompletableFuture<T> answer = stage.toCompletableFuture();
        if (answer.isDone()) {
            return go(answer, exchange, callback, then, true);
        }
        answer.whenCompleteAsync((value, failure) -> go(answer, exchange, callback, then, false), workers);
        return false;
    }

    private static <T> boolean go(
            CompletableFuture<T> answer, Exchange exchange, AsyncCallback callback, Then<T> then, boolean sync) {
        boolean done;
        try {
            done = then.accept(answer.join());
        } catch (CompletionException e) {
            Throwable cause = e.getCause();
            exchange.setException(
                    cause instanceof FluxException
                            ? cause
                            : new FluxStoreException(
                                    "The job store did not answer: " + cause.getMessage(), FailureContext.NONE));
            done = true;
        } catch (Exception e) {
            exchange.setException(e);
            done = true;
        }
        if (done) {
            callback.done(sync);
        }
        return done;
    }
}
