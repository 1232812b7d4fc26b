package io.github.camelflux;

/** {@code await}, {@code status} or {@code forget} named a job that the store does not hold. */
public class FluxJobUnknownException extends FluxException {

    private static final long serialVersionUID = 1L;

    /**
     * @param message what happened
     * @param context the job that it happened to
     */
    public FluxJobUnknownException(String message, FailureContext context) {
        super(message, context, Charged.NO, false);
    }
}
