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
    private final Map<JobId, Fact<?>> last = new ConcurrentHashMap<>();
    private volatile boolean closed;

    FactWriter(Timer timer) {
        this.timer = timer;
    }

    /**
     * Writes one fact.
     *
     * @param verb may be called several times
     * @param delayed called once if the first try failed, or if the fact has to wait for one that is delayed
     * @return what became of it; never completes if the writer is closed before the store takes it
     */
    <T> CompletionStage<T> write(JobId id, Supplier<CompletionStage<T>> verb, Runnable delayed) {
        Fact<T> fact = new Fact<>(id, verb, delayed);
        Fact<?> before = last.put(id, fact);
        fact.written.whenComplete((done, failed) -> last.remove(id, fact));
        if (before == null) {
            fact.attempt(FIRST_RETRY);
        } else {
            before.follow(fact);
        }
        return fact.written;
    }

    /** Writes a fact that nobody waits for. */
    void write(JobId id, Supplier<CompletionStage<FactResult>> verb) {
        write(id, verb, () -> {});
    }

    /** How many jobs have facts that the store has not taken yet. */
    int waiting() {
        return last.size();
    }

    /** Whether the store has not taken all facts of a job yet. */
    boolean waitsFor(JobId id) {
        return last.containsKey(id);
    }

    /**
     * Whether the store took all facts of a job that are known now.
     *
     * @return false as soon as one of them is delayed
     */
    CompletionStage<Boolean> takes(JobId id) {
        Fact<?> fact = last.get(id);
        return fact == null ? CompletableFuture.completedStage(true) : fact.atOnce;
    }

    /** Tries no more. */
    void close() {
        closed = true;
    }

    /** One fact on its way to the store. */
    private final class Fact<T> {

        private final JobId id;
        private final Supplier<CompletionStage<T>> verb;
        private final Runnable onDelay;
        private final CompletableFuture<T> written = new CompletableFuture<>();
        private final CompletableFuture<Boolean> atOnce = new CompletableFuture<>();
        private volatile Fact<?> next;

        private Fact(JobId id, Supplier<CompletionStage<T>> verb, Runnable onDelay) {
            this.id = id;
            this.verb = verb;
            this.onDelay = onDelay;
        }

        /** Lets a fact wait for this one. While the store is down a job goes on all the same, so it is told of the delay. */
        private void follow(Fact<?> later) {
            next = later;
            if (atOnce.isDone() && !written.isDone()) {
                later.delay();
            }
            written.whenComplete((done, failed) -> later.attempt(FIRST_RETRY));
        }

        private void attempt(Duration retry) {
            verb.get().whenComplete((result, failure) -> {
                if (failure == null) {
                    written.complete(result);
                    atOnce.complete(true);
                    return;
                }
                if (retry == FIRST_RETRY) {
                    LOG.warn(
                            "The job store did not take a fact about job {}; it is kept in memory and tried again: {}",
                            id,
                            failure.getMessage());
                    delay();
                }
                if (!closed) {
                    Duration doubled = retry.multipliedBy(2);
                    timer.after(retry, () -> attempt(doubled.compareTo(LAST_RETRY) < 0 ? doubled : LAST_RETRY));
                }
            });
        }

        private void delay() {
            if (atOnce.complete(false)) {
                onDelay.run();
                Fact<?> later = next;
                if (later != null) {
                    later.delay();
                }
            }
        }
    }
}
