package io.github.camelflux;

/** More than {@code maxQueued} exchanges wait here for a permit, or none came free within {@code queueTimeout}. */
public class FluxOverloadedException extends FluxNotAcceptedException {

    private static final long serialVersionUID = 1L;

    /**
     * @param message what happened
     * @param context the job that it happened to
     */
    public FluxOverloadedException(String message, FailureContext context) {
        super(message, context, true);
    }
}
