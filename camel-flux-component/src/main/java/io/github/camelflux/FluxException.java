package io.github.camelflux;

/**
 * Something that a {@code flux:} step could not do. Each subclass stands for one thing that an operator would do next, so that a
 * route can tell them apart with {@code onException}. A new instance is made for each exchange.
 */
public abstract class FluxException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String jobId;
    private final String provider;
    private final Charged charged;
    private final boolean retryable;

    /**
     * @param message what happened and what may be done about it; never holds a key or a signed link
     * @param context the job that it happened to
     * @param charged whether the provider charged for the job
     * @param retryable whether sending the same message again may end differently
     */
    protected FluxException(String message, FailureContext context, Charged charged, boolean retryable) {
        super(message);
        this.jobId = context.jobId();
        this.provider = context.provider();
        this.charged = charged;
        this.retryable = retryable;
    }

    /** Our id of the job, or null when none was made. */
    public String getJobId() {
        return jobId;
    }

    /** The provider that was asked ({@code bfl}, ...), or null when it did not come that far. */
    public String getProvider() {
        return provider;
    }

    /** Whether the provider charged for the job. */
    public Charged getCharged() {
        return charged;
    }

    /** Whether sending the same message again may end differently. */
    public boolean isRetryable() {
        return retryable;
    }
}
