package io.github.camelflux;

/** The provider refused the API key (401 or 403), or the key may not use this model. */
public class FluxAuthenticationException extends FluxNotAcceptedException {

    private static final long serialVersionUID = 1L;

    /**
     * @param message what happened
     * @param context the job that it happened to
     */
    public FluxAuthenticationException(String message, FailureContext context) {
        super(message, context, false);
    }
}
