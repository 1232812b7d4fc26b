package io.github.camelflux;

/**
 * Which job a failure belongs to.
 *
 * @param jobId our id of the job; null when none was made
 * @param provider the provider that was asked; null when it did not come that far
 */
public record FailureContext(String jobId, String provider) {

    /** A failure before any job was made. */
    public static final FailureContext NONE = new FailureContext(null, null);
}
