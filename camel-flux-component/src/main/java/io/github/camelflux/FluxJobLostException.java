package io.github.camelflux;

/** The provider no longer knows the job, or never settled it within the catalogue's limit. The idempotency key is free. */
public class FluxJobLostException extends FluxException {

    private static final long serialVersionUID = 1L;

    /**
     * @param message what happened
     * @param context the job that it happened to
     */
    public FluxJobLostException(String message, FailureContext context) {
        super(message, context, Charged.UNKNOWN, true);
    }
}
