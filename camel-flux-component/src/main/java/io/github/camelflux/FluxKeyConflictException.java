package io.github.camelflux;

/**
 * The idempotency key is held by a job for another request. Nothing was bought; the other job is named in the log only. A route that
 * answers somebody can tell this apart from a request that is wrong by itself: the same request under another key may be fine.
 */
public class FluxKeyConflictException extends FluxRequestException {

    private static final long serialVersionUID = 1L;

    /**
     * @param message what happened
     * @param context the job that it happened to
     */
    public FluxKeyConflictException(String message, FailureContext context) {
        super(message, context);
    }
}
