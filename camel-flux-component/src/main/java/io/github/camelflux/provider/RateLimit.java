package io.github.camelflux.provider;

import java.time.Duration;

/**
 * How often a provider may be asked under one API key.
 *
 * @param of what is counted
 * @param times how many in the time; at least 1
 * @param per the time
 */
public record RateLimit(Kind of, int times, Duration per) {

    /** What a provider counts. */
    public enum Kind {
        /** Every request to the API: submissions and questions for their state. */
        REQUESTS,
        /** Submissions. */
        SUBMISSIONS
    }

    public RateLimit {
        if (times < 1) {
            throw new IllegalArgumentException(times + " is less than 1");
        }
    }

    /** Whether both count the same in the same time. */
    public boolean replaces(RateLimit other) {
        return of == other.of && per.equals(other.per);
    }
}
