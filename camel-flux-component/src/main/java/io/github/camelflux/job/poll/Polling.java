package io.github.camelflux.job.poll;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/**
 * How often a job is asked for its state.
 *
 * @param interval always that long after the last answer; empty to learn
 * @param pollsPerJob how many questions a job may take in the mean, where it learns
 * @param runs which jobs to learn from
 * @param usual run time, until it has learned
 */
public record Polling(Optional<Duration> interval, int pollsPerJob, RunClass runs, Duration usual) {

    /** So that it is no more than 10 although what was learned is never quite right. */
    private static final int CROWDED = 9;

    public Polling {
        Objects.requireNonNull(interval, "interval");
        Objects.requireNonNull(runs, "runs");
        Objects.requireNonNull(usual, "usual");
    }

    /** While others wait for its permit, a late look costs more than its own picture's time. */
    int looks(boolean crowded) {
        return crowded ? Math.max(pollsPerJob, CROWDED) : pollsPerJob;
    }
}
