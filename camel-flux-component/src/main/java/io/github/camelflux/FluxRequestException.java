package io.github.camelflux;

/** The request is wrong: found here before sending, or refused by the provider (400, 404 or 422) before acceptance. */
public class FluxRequestException extends FluxException {

    private static final long serialVersionUID = 1L;

    /**
     * @param message what happened
     * @param context the job that it happened to
     */
    public FluxRequestException(String message, FailureContext context) {
        super(message, context, Charged.NO, false);
    }
}
