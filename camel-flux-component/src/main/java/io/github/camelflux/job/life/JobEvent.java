package io.github.camelflux.job.life;

import io.github.camelflux.job.budget.Shortfall;
import io.github.camelflux.provider.PollAnswer;
import io.github.camelflux.provider.Refusal;
import io.github.camelflux.provider.RemoteJob;
import java.time.Duration;

/** Everything that can be said about a job. An event that a state does not wait for changes nothing. */
public sealed interface JobEvent {

    /** A permit is ours. */
    record Permitted() implements JobEvent {}

    /**
     * The store could not be asked whether there is a permit for this node.
     *
     * @param why for a person
     */
    record PermitFailed(String why) implements JobEvent {}

    /**
     * The intent is in the store.
     *
     * @param id the attempt
     */
    record IntentStored(JobId id) implements JobEvent {}

    /**
     * Another attempt holds the key.
     *
     * @param row that attempt
     * @param sameRequest whether it was for the same request
     */
    record KeyHeld(JobRow row, boolean sameRequest) implements JobEvent {}

    /**
     * The purchase does not fit into its budget: nothing was stored.
     *
     * @param shortfall why
     */
    record OverBudget(Shortfall shortfall) implements JobEvent {}

    /**
     * The store could not take the intent.
     *
     * @param why for a person
     */
    record IntentFailed(String why) implements JobEvent {}

    /**
     * The provider took the job.
     *
     * @param job as the provider names it
     */
    record Accepted(RemoteJob job) implements JobEvent {}

    /**
     * The job was certainly not taken.
     *
     * @param refusal why
     * @param again whether the same submission is tried again
     */
    record Refused(Refusal refusal, boolean again) implements JobEvent {

        /** One that is tried again if it may pass. */
        public Refused(Refusal refusal) {
            this(refusal, refusal.mayPass());
        }
    }

    /**
     * The job was sent and the answer does not tell whether it was taken.
     *
     * @param why for a person
     * @param again whether it may be sent again and is bought once all the same, since the provider knows it by our id
     */
    record Unclear(String why, boolean again) implements JobEvent {

        /** One that must not be sent again. */
        public Unclear(String why) {
            this(why, false);
        }
    }

    /** A submission whose answer was lost may be sent again now. */
    record ResendDue() implements JobEvent {}

    /** The intent was taken back from the store, or was not there. */
    record Withdrawn() implements JobEvent {}

    /** The pause before another try is over. */
    record PauseOver() implements JobEvent {}

    /** One of the keys that the job could be bought under rests now. */
    record KeyRests() implements JobEvent {}

    /** Something that the job waited for before it asked for a permit is over. */
    record TurnCame() implements JobEvent {}

    /** No exchange here has a request to send. */
    record NobodyAsks() implements JobEvent {}

    /** The time for being accepted is over. */
    record QueueTimeUp() implements JobEvent {}

    /**
     * This job is not to be submitted any more. Says nothing about one that is on its way already.
     *
     * @param refusal why
     */
    record CalledOff(Refusal refusal) implements JobEvent {}

    /** No new submission may be made any more. */
    record Stopping() implements JobEvent {}

    /**
     * A fact is in the store.
     *
     * @param fact the state that it led to
     */
    record Recorded(RowState fact) implements JobEvent {}

    /**
     * A fact is not in the store yet; it is tried again in the background.
     *
     * @param fact the state that it leads to
     */
    record RecordDelayed(RowState fact) implements JobEvent {}

    /** It is time to ask for the state. */
    record PollDue() implements JobEvent {}

    /**
     * The question for the state was answered, or not.
     *
     * @param answer what was said
     * @param sinceAccepted how long ago the job was accepted
     */
    record Polled(PollAnswer answer, Duration sinceAccepted) implements JobEvent {}

    /**
     * The job was followed as long as the catalogue says.
     *
     * @param why for a person
     */
    record GivenUp(String why) implements JobEvent {}

    /** The picture's bytes are here. */
    record Fetched() implements JobEvent {}

    /**
     * The picture's bytes could not be fetched now.
     *
     * @param why for a person
     */
    record FetchInterrupted(String why) implements JobEvent {}

    /** It is time to fetch the bytes again. */
    record FetchDue() implements JobEvent {}

    /**
     * The picture's link gives nothing any more.
     *
     * @param why for a person
     */
    record LinkDead(String why) implements JobEvent {}

    /**
     * What is to be asked next, for the job's state or for its picture, lies outside of the region that its account keeps to.
     *
     * @param why for a person
     */
    record OutsideRegion(String why) implements JobEvent {}

    /** Another node acts for the job from now on. */
    record LeaseLost() implements JobEvent {}

    /**
     * The store was asked what it knows.
     *
     * @param row the attempt as it stands
     * @param mine whether this node owns it
     */
    record RowSeen(JobRow row, boolean mine) implements JobEvent {}

    /**
     * This node took the job over from one that died.
     *
     * @param row the attempt as it stands
     */
    record Adopted(JobRow row) implements JobEvent {}

    /**
     * One more exchange asks for the job.
     *
     * @param resubmit whether it would rather buy again than stop at an unknown outcome
     */
    record Asked(boolean resubmit) implements JobEvent {}

    /** The store was asked and does not hold the attempt: its intent was withdrawn. */
    record RowGone() implements JobEvent {}

    /** The owner died, and its last chance to record an answer is over. */
    record DoubtOver() implements JobEvent {}
}
