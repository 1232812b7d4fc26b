package io.github.camelflux.job;

/** The job store could not carry out a verb: it is down, or full of outcomes that nobody got yet. */
public class JobStoreException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** What a submission is refused with that the store did not take. */
    static String reason(Throwable failure) {
        Throwable cause = failure.getCause() == null ? failure : failure.getCause();
        return "the job store did not take the job: " + cause.getMessage();
    }

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
