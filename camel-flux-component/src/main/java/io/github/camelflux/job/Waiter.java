package io.github.camelflux.job;

import java.time.Duration;
import java.util.Objects;
import java.util.function.Consumer;

/**
 * An exchange that waits.
 *
 * @param until what it waits for
 * @param limit how long it waits: from acceptance on, or from now on for a job that it did not ask for itself
 * @param fromNow whether the limit counts from now on
 * @param ended called once, on a worker
 */
public record Waiter(Until until, Duration limit, boolean fromNow, Consumer<Ending> ended) {

    /** What a waiter waits for. */
    public enum Until {
        /** That the job is accepted and recorded. */
        ACCEPTED,
        /** The outcome. */
        SETTLED,
        /** The outcome, only to look at it: whoever it is meant for still gets it. */
        SEEN
    }

    public Waiter {
        Objects.requireNonNull(until, "until");
        Objects.requireNonNull(limit, "limit");
        Objects.requireNonNull(ended, "ended");
    }
}
