package io.github.camelflux.simulator.wireflow;

import java.time.Duration;
import java.time.Instant;

/** What {@code X-RateLimit-Reset} counts. The one source that there is does not say. */
public enum ResetUnit {
    /** The instant in seconds since 1970. */
    EPOCH_SECONDS {
        @Override
        long value(Instant now, Instant reset) {
            return reset.getEpochSecond() + (reset.getNano() > 0 ? 1 : 0);
        }
    },
    /** Seconds from now. */
    SECONDS_LEFT {
        @Override
        long value(Instant now, Instant reset) {
            return secondsUntil(now, reset);
        }
    };

    abstract long value(Instant now, Instant reset);

    /** Whole seconds, rounded up. */
    static long secondsUntil(Instant now, Instant then) {
        return Duration.between(now, then).plusNanos(999_999_999).toSeconds();
    }
}
