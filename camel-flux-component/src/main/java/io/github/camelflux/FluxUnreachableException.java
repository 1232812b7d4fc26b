package io.github.camelflux;

/** The provider could not be reached within {@code queueTimeout}: the request never left, or its body was never read. */
public class FluxUnreachableException extends FluxNotAcceptedException {

    private static final long serialVersionUID = 1L;

    /**
     * @param message what happened
     * @param context the job that it happened to
     */
    public FluxUnreachableException(String message, FailureContext context) {
        super(message, context, true);
    }
}
