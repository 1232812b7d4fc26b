package io.github.camelflux;

/**
 * Something lies outside of the region that the endpoint keeps to: before a purchase the model that a tier names; after it the
 * host that is to be asked for the job, or that has its picture. Such a host is not asked. The job stays in the job store for an
 * operator, and its key stays held, so that nothing is bought a second time.
 */
public class FluxResidencyException extends FluxException {

    private static final long serialVersionUID = 1L;

    /**
     * @param message what happened; names the host and the region
     * @param context the job that it happened to
     * @param charged whether the provider charged for the job
     */
    public FluxResidencyException(String message, FailureContext context, Charged charged) {
        super(message, context, charged, false);
    }
}
