package io.github.camelflux.simulator.engine;

import java.time.Duration;
import java.time.Instant;

/** How a running job looks between submission and end: all the time pending, or in steps that the provider names. */
public enum RunPlan {
    /** Pending until the end, as most models are. */
    SILENT {
        @Override
        JobState at(double fraction) {
            return JobState.PENDING;
        }
    },
    /** Pending, then reasoning about the prompt, then generating, as FLUX 3 (BFL's schema of 2026). */
    STEPWISE {
        @Override
        JobState at(double fraction) {
            if (fraction < 0.1) {
                return JobState.PENDING;
            }
            return fraction < 0.35 ? JobState.REASONING : JobState.GENERATING;
        }
    },

    /** In the queue for a fifth of the time, then running, as at providers whose runners are called first. */
    QUEUED {
        @Override
        JobState at(double fraction) {
            return JobState.GENERATING;
        }

        @Override
        Duration queueing(Duration runTime) {
            return Duration.ofNanos(Math.round(runTime.toNanos() * QUEUE_PART));
        }
    };

    private static final double QUEUE_PART = 0.2;

    abstract JobState at(double fraction);

    /** How much of its time a job spends before it begins, even if there is a place for it. */
    Duration queueing(Duration runTime) {
        return Duration.ZERO;
    }

    static double fraction(Instant start, Duration runTime, Instant now) {
        double done = (double) Duration.between(start, now).toMillis() / Math.max(1, runTime.toMillis());
        return Math.min(1, Math.max(0, done));
    }
}
