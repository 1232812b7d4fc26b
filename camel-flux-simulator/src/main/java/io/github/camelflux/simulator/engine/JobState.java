package io.github.camelflux.simulator.engine;

/** Where a job is at one instant. How it is called is the business of each provider. */
public enum JobState {
    PENDING,
    REASONING,
    GENERATING,
    READY,
    REQUEST_MODERATED,
    CONTENT_MODERATED,
    ERROR,
    FAILED,
    LOST,
    CANCELED,
    EXPIRED;

    /** Whether the job takes one of the key's places. */
    public boolean active() {
        return ordinal() < READY.ordinal();
    }

    static JobState endOf(Fate fate) {
        return switch (fate) {
            case PICTURE, FIRST_MODERATED -> READY;
            case REQUEST_MODERATED -> REQUEST_MODERATED;
            case CONTENT_MODERATED -> CONTENT_MODERATED;
            case ERROR -> ERROR;
            case FAILED -> FAILED;
            case VANISHED -> LOST;
            case CANCELED -> CANCELED;
            case EXPIRED -> EXPIRED;
        };
    }
}
