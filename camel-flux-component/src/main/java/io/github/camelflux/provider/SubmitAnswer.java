package io.github.camelflux.provider;

/** What the answer to a submission means. */
public sealed interface SubmitAnswer {

    /**
     * The provider took the job and will charge for it.
     *
     * @param job as the provider names it
     */
    record Accepted(RemoteJob job) implements SubmitAnswer {}

    /**
     * The provider took the job, and it is over already.
     *
     * @param job as the provider names it
     * @param end how it ended
     */
    record Settled(RemoteJob job, PollAnswer.End end) implements SubmitAnswer {}

    /**
     * The provider certainly did not take the job.
     *
     * @param refusal why
     */
    record Refused(Refusal refusal) implements SubmitAnswer {}

    /**
     * The provider may have taken the job, but the answer does not say so.
     *
     * @param why for a person
     */
    record Unclear(String why) implements SubmitAnswer {}
}
