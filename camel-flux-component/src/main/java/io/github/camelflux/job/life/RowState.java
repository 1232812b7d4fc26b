package io.github.camelflux.job.life;

/** What the job store knows of an attempt. */
public enum RowState {
    /** About to be sent, or sent and not answered yet. */
    INTENT,
    /** The provider took it: it runs, and it will be charged. */
    ACCEPTED,
    /** It was sent and nobody can say whether the provider took it. */
    UNKNOWN,
    /** It has an outcome. */
    SETTLED,
    /** An operator freed its key; facts about it are still recorded. */
    FORGOTTEN
}
