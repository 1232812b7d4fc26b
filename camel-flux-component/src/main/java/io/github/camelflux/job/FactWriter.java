package io.github.camelflux.job;

import io.github.camelflux.job.JobStore.FactResult;
import io.github.camelflux.job.life.JobId;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes facts to the store, those of one job one after the other in the order in which they became known, and each until the
 * store has taken it. While the store is down facts wait here, in memory. Safe for use by several threads.
 */
final class FactWriter {

    private static final Logger LOG = LoggerFactory.getLogger(FactWriter.class);
    private static final Duration FIRST_RETRY = Duration.ofSeconds(1);
    private static final Duration LAST_RETRY = Duration.ofSeconds(15);

    private final Timer timer;
    private final Map<JobId, CompletableFuture<?>> last = new ConcurrentHashMap<>();
    private volatile boolean closed;

    FactWriter(Timer timer) {
        this.timer = timer;
    }

    /**
     * Writes one fact.
     *
     * @param fact the verb; may be called several times
     * @param delayed called once if the first try failed
     * @return what became of it; never completes if the writer is closed before the store takes it
     */
    <T> CompletionStage<T> write(JobId id, Supplier<CompletionStage<T>> fact, Runnable delayed) {
        CompletableFuture<T> written = new CompletableFuture<>();
        CompletableFuture<?> before = last.put(id, written);
        Runnable first = () -> attempt(id, fact, delayed, FIRST_RETRY, written);
        if (before == null) {
            first.run();
        } else {
            before.whenComplete((done, failed) -> first.run());
        }
        written.whenComplete((done, failed) -> last.remove(id, written));
        return written;
    }

    /** Writes a fact that nobody waits for. */
    void write(JobId id, Supplier<CompletionStage<FactResult>> fact) {
        write(id, fact, () -> {});
    }

    /** How many jobs have facts that the store has not taken yet. */
    int waiting() {
        return last.size();
    }

    /** Tries no more. */
    void close() {
        closed = true;
    }

    private <T> void attempt(
            JobId id, Supplier<CompletionStage<T>> fact, Runnable delayed, Duration retry, CompletableFuture<T> out) {
        fact.get().whenComplete((result, failure) -> {
            if (failure == null) {
                out.complete(result);
                return;
            }
            if (retry == FIRST_RETRY) {
                LOG.warn(
                        "The job store did not take a fact about job {}; it is kept in memory and tried again: {}",
                        id,
                        failure.getMessage());
                delayed.run();
            }
            if (!closed) {
                Duration next = retry.multipliedBy(2).compareTo(LAST_RETRY) < 0 ? retry.multipliedBy(2) : LAST_RETRY;
                timer.after(retry, () -> attempt(id, fact, () -> {}, next, out));
            }
        });
    }
}
