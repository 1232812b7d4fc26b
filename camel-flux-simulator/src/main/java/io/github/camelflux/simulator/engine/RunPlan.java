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
    };

    abstract JobState at(double fraction);

    static double fraction(Instant start, Duration runTime, Instant now) {
        double done = (double) Duration.between(start, now).toMillis() / Math.max(1, runTime.toMillis());
        return Math.min(1, Math.max(0, done));
    }
}
