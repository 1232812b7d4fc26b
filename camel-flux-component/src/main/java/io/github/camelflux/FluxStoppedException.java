package io.github.camelflux;

/** The Camel context stops. A job that was accepted is in the job store. */
public class FluxStoppedException extends FluxException {

    private static final long serialVersionUID = 1L;

    /**
     * @param message what happened
     * @param context the job that it happened to
     * @param charged whether the provider charged for the job
     */
    public FluxStoppedException(String message, FailureContext context, Charged charged) {
        super(message, context, charged, true);
    }
}
