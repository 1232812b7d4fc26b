package io.github.camelflux;

/** The job was cancelled: at the provider, or here before it was sent. */
public class FluxCancelledException extends FluxException {

    private static final long serialVersionUID = 1L;

    /**
     * @param message what happened
     * @param context the job that it happened to
     * @param charged whether the provider charged for the job
     */
    public FluxCancelledException(String message, FailureContext context, Charged charged) {
        super(message, context, charged, false);
    }
}
