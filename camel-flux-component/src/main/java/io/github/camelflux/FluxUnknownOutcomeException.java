package io.github.camelflux;

/** The job was sent and no answer came: it may have been charged. Its idempotency key is blocked until an operator decides ({@code flux:forget}) or a fact proves what happened. */
public class FluxUnknownOutcomeException extends FluxException {

    private static final long serialVersionUID = 1L;

    /**
     * @param message what happened
     * @param context the job that it happened to
     */
    public FluxUnknownOutcomeException(String message, FailureContext context) {
        super(message, context, Charged.UNKNOWN, false);
    }
}
