package io.github.camelflux;

/** The provider accepted the job and says that it failed. The idempotency key is free: the message may be sent again, as a new purchase. */
public class FluxJobFailedException extends FluxException {

    private static final long serialVersionUID = 1L;

    /**
     * @param message what happened
     * @param context the job that it happened to
     * @param charged whether the provider charged for the job
     */
    public FluxJobFailedException(String message, FailureContext context, Charged charged) {
        super(message, context, charged, true);
    }
}
