package io.github.camelflux;

/** The Camel context stops. A job that was accepted is in the job store. */
public class FluxStoppedException extends FluxException {

    private static final long serialVersionUID = 1L;

    /**
     * @param message what happened
     * @param context the job that it happened to
     */
    public FluxStoppedException(String message, FailureContext context) {
        super(message, context, Charged.UNKNOWN, true);
    }
}
