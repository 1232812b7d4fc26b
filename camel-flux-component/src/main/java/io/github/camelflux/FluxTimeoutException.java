package io.github.camelflux;

/** The wait ended; the job goes on and can be awaited. Sending the same message again attaches to it and buys nothing. */
public class FluxTimeoutException extends FluxException {

    private static final long serialVersionUID = 1L;

    /**
     * @param message what happened
     * @param context the job that it happened to
     */
    public FluxTimeoutException(String message, FailureContext context) {
        super(message, context, Charged.UNKNOWN, true);
    }
}
