package io.github.camelflux.job.life;

import io.github.camelflux.job.budget.Shortfall;
import io.github.camelflux.provider.Refusal;
import io.github.camelflux.provider.RemoteJob;

/** What is to be done next. Each is carried out by the aggregator, and answers with an event where one is awaited. */
public sealed interface JobAction {

    /**
     * Ask for a permit. Answer: {@link JobEvent.Permitted}, {@link JobEvent.PermitFailed}, {@link JobEvent.NobodyAsks} or
     * {@link JobEvent.KeyHeld}.
     */
    record AcquirePermit() implements JobAction {}

    /** Take a permit even beyond the limit: the job runs already. No answer. */
    record TakePermit() implements JobAction {}

    /** Give the permit back, or leave the queue for one. */
    record ReleasePermit() implements JobAction {}

    /**
     * Store the intent of a fresh attempt. Answer: {@link JobEvent.IntentStored}, {@link JobEvent.KeyHeld},
     * {@link JobEvent.OverBudget} or {@link JobEvent.IntentFailed}.
     *
     * @param replaced an unknown attempt whose key is taken over; null for none
     */
    record StoreIntent(JobId replaced) implements JobAction {}

    /** Send the job, once. Answer: {@link JobEvent.Accepted}, {@link JobEvent.Refused} or {@link JobEvent.Unclear}. */
    record Post(JobId id) implements JobAction {}

    /** Send the job again after a pause, under the same id. Answer: {@link JobEvent.ResendDue}, or unclear. */
    record PostLater(JobId id, String why) implements JobAction {}

    /** Take the intent back, however long it takes. Answer: {@link JobEvent.Withdrawn}. */
    record Withdraw(JobId id) implements JobAction {}

    /**
     * Wait before another try. Answer: {@link JobEvent.PauseOver}.
     *
     * @param cause why the last try ended
     */
    record Pause(Refusal cause) implements JobAction {}

    /** Record that the provider took the job. Answer: recorded, delayed, or the row as others made it. */
    record RecordAccepted(JobId id, RemoteJob job) implements JobAction {}

    /** Record what else the provider says of the job that it took. Answers as {@link RecordAccepted}. */
    record RecordDetails(JobId id, RemoteJob job) implements JobAction {}

    /** Record that nobody can say whether the provider took it. Answers as {@link RecordAccepted}. */
    record RecordUnknown(JobId id) implements JobAction {}

    /** Record the outcome. Answers as {@link RecordAccepted}. */
    record RecordSettled(JobId id, Outcome outcome) implements JobAction {}

    /**
     * Ask for the state later. Answer: {@link JobEvent.PollDue}.
     *
     * @param job as the provider names it
     * @param answered whether the last question was answered
     * @param retryAfter the provider's wish for a wait, as it came; null without one
     */
    record PollLater(RemoteJob job, boolean answered, String retryAfter) implements JobAction {}

    /** Ask for the state. Answer: {@link JobEvent.Polled}. */
    record Poll(RemoteJob job) implements JobAction {}

    /**
     * Tell the operator once that the provider uses a word that is not in its table.
     *
     * @param status the word
     */
    record WarnOfStatus(String status) implements JobAction {}

    /** Fetch the bytes. Answer: {@link JobEvent.Fetched}, interrupted, or dead. */
    record Fetch(JobId id, Outcome.Picture picture) implements JobAction {}

    /**
     * Fetch the bytes again after a while. Answer: {@link JobEvent.FetchDue}, or dead once the link's lifetime is over.
     *
     * @param picture with its link
     * @param why the last try ended
     */
    record FetchLater(Outcome.Picture picture, String why) implements JobAction {}

    /** Look at the row from time to time. Answer: {@link JobEvent.RowSeen} or {@link JobEvent.RowGone}. */
    record Watch(JobId id) implements JobAction {}

    /** Wait until the dead owner cannot have recorded anything more. Answer: {@link JobEvent.DoubtOver}. */
    record AwaitDoubt(JobId id) implements JobAction {}

    /** Take the row of the store as what is known of the job. */
    record Believe(JobRow row) implements JobAction {}

    /** Tell the exchanges that wait for acceptance only. */
    record TellAccepted() implements JobAction {}

    /** Tell every exchange that waits. */
    record TellEnd(End end) implements JobAction {}

    /** How the wait of the exchanges ended. */
    sealed interface End {

        /**
         * The job has an outcome, and the bytes of a picture are here.
         *
         * @param outcome of the job
         * @param replayed whether the job had settled before this message asked
         */
        record Settled(Outcome outcome, boolean replayed) implements End {}

        /**
         * The job has a picture whose bytes cannot be fetched.
         *
         * @param picture with its link
         * @param why for a person
         */
        record NotDownloaded(Outcome.Picture picture, String why) implements End {}

        /**
         * Nothing was bought.
         *
         * @param refusal why
         */
        record NotAccepted(Refusal refusal) implements End {}

        /**
         * Nothing was bought, since it does not fit into its budget.
         *
         * @param shortfall why
         */
        record OverBudget(Shortfall shortfall) implements End {}

        /**
         * Nobody can say whether the provider took the job.
         *
         * @param why for a person
         */
        record Unknown(String why) implements End {}

        /**
         * The job, or its picture, lies outside of the region that its account keeps to, and is kept for an operator.
         *
         * @param why for a person
         */
        record OutsideRegion(String why) implements End {}

        /**
         * The key is held by a job for another request.
         *
         * @param holder that job
         */
        record Conflict(JobId holder) implements End {}
    }
}
