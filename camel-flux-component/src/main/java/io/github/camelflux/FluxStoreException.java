package io.github.camelflux;

/** The job store is down or full: the job was refused before anything was bought. */
public class FluxStoreException extends FluxException {

    private static final long serialVersionUID = 1L;

    /**
     * @param message what happened
     * @param context the job that it happened to
     */
    public FluxStoreException(String message, FailureContext context) {
        super(message, context, Charged.NO, true);
    }
}
