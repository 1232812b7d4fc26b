package io.github.camelflux.component;

import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** What a console shows of the job store: who looks at one waits for a store a moment at the most. */
final class StoreGlance {

    private static final long PATIENCE_MILLIS = 1_000;

    private StoreGlance() {}

    /**
     * What the store answers.
     *
     * @param otherwise is shown while the store does not answer
     */
    static <T> T at(CompletionStage<T> answer, T otherwise) {
        try {
            return answer.toCompletableFuture().get(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            return otherwise;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return otherwise;
        }
    }
}
