package io.github.camelflux.job;

/** The job store could not carry out a verb: it is down, or full of outcomes that nobody got yet. */
public class JobStoreException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** @param message what happened */
    public JobStoreException(String message) {
        super(message);
    }

    /**
     * @param message what happened
     * @param cause as the store's driver tells it
     */
    public JobStoreException(String message, Throwable cause) {
        super(message, cause);
    }
}
