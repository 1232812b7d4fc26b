package io.github.camelflux.provider;

/** What the answer to the wish that a running job be cancelled means. How the job ended its state says, not this. */
public sealed interface CancelAnswer {

    /** The provider will try; the job's state says whether it came in time. */
    record Requested() implements CancelAnswer {}

    /**
     * It is too late, or there is no such job.
     *
     * @param why for a person; holds no secret
     */
    record Refused(String why) implements CancelAnswer {}

    /**
     * The wish was not answered; nothing is said about the job.
     *
     * @param why for a person; holds no secret
     */
    record NotAnswered(String why) implements CancelAnswer {}
}
