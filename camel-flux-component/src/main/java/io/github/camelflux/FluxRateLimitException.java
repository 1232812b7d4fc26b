package io.github.camelflux;

import java.time.Duration;
import java.util.Optional;

/** The provider still said "too many" (429) when {@code queueTimeout} ended. */
public class FluxRateLimitException extends FluxNotAcceptedException {

    private static final long serialVersionUID = 1L;

    private final Duration retryAfter;

    /**
     * @param message what happened
     * @param context the job that it happened to
     * @param retryAfter the wait that the provider asked for; null when it gave none
     */
    public FluxRateLimitException(String message, FailureContext context, Duration retryAfter) {
        super(message, context, true);
        this.retryAfter = retryAfter;
    }

    /** The wait that the provider asked for, if it gave one. */
    public Optional<Duration> getRetryAfter() {
        return Optional.ofNullable(retryAfter);
    }
}
