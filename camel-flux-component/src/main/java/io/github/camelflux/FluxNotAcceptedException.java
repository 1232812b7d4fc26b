package io.github.camelflux;

/**
 * Nothing was bought: no provider accepted the job, so another one may be asked. Never the cause of another exception nor
 * suppressed in one, since Camel's fail-over load balancer looks there.
 */
public abstract class FluxNotAcceptedException extends FluxException {

    private static final long serialVersionUID = 1L;

    /**
     * @param message what happened
     * @param context the job that it happened to
     * @param retryable whether sending the same message again may end differently
     */
    protected FluxNotAcceptedException(String message, FailureContext context, boolean retryable) {
        super(message, context, Charged.NO, retryable);
    }
}
