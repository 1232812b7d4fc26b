package io.github.camelflux.job.life;

import io.github.camelflux.provider.PollAnswer;
import io.github.camelflux.provider.RemoteJob;
import java.time.Duration;

/**
 * The provider took the job; it is asked for its state until it settles. The first question waits until the acceptance is in
 * the store, or until the store has failed to take it once.
 *
 * @param id the attempt
 * @param job as the provider names it
 * @param record how far the acceptance is recorded
 * @param acts false after the lease was lost: answers on their way are still facts, but no new question is asked
 * @param missing how often in a row the provider said that it does not know the job
 */
public record Running(JobId id, RemoteJob job, Record record, boolean acts, int missing) implements JobState {

    /** How far a fact is recorded. */
    public enum Record {
        /** Being written. */
        PENDING,
        /** Failed once; tried again in the background. */
        DELAYED,
        /** In the store. */
        DONE
    }

    /** For that long after acceptance, "not found" may pass: a provider's clusters learn of a job one after the other. */
    public static final Duration NOT_FOUND_GRACE = Duration.ofSeconds(30);

    /** So often in a row the provider has to say that it does not know the job: a loss frees the key for another purchase. */
    public static final int MOST_MISSING = 3;

    /** A job whose acceptance is being recorded. */
    static Running begin(JobId id, RemoteJob job, boolean acts) {
        return new Running(id, job, Record.PENDING, acts, 0);
    }

    /** A job whose acceptance is in the store. */
    static Running recorded(JobId id, RemoteJob job) {
        return new Running(id, job, Record.DONE, true, 0);
    }

    @Override
    public Step on(JobEvent event) {
        if (event instanceof JobEvent.Recorded recorded && recorded.fact() == RowState.ACCEPTED) {
            return recorded();
        }
        if (event instanceof JobEvent.Accepted accepted && accepted.job().id().equals(job.id())) {
            return details(job.completedBy(accepted.job()));
        }
        if (event instanceof JobEvent.RecordDelayed delayed
                && delayed.fact() == RowState.ACCEPTED
                && record == Record.PENDING) {
            return follow(Record.DELAYED);
        }
        if (event instanceof JobEvent.PollDue && acts) {
            return Step.to(this, new JobAction.Poll(job));
        }
        if (event instanceof JobEvent.Polled polled) {
            return polled(polled.answer(), polled.sinceAccepted());
        }
        if (event instanceof JobEvent.OutsideRegion outside) {
            return Stranded.begin(id, outside.why());
        }
        if (event instanceof JobEvent.GivenUp givenUp && acts) {
            return Settling.begin(id, new Outcome.Lost(givenUp.why()));
        }
        if (event instanceof JobEvent.LeaseLost && acts) {
            return Step.to(
                    new Running(id, job, record, false, missing),
                    new JobAction.ReleasePermit(),
                    new JobAction.Watch(id));
        }
        if (event instanceof JobEvent.Adopted && !acts) {
            Running again = new Running(id, job, record, true, missing);
            return record == Record.PENDING
                    ? Step.to(again, new JobAction.TakePermit())
                    : Step.to(again, new JobAction.TakePermit(), new JobAction.PollLater(job, true, null));
        }
        if (event instanceof JobEvent.RowSeen seen && seen.row().outcome() != null) {
            return Meeting.of(seen.row(), seen.mine(), false).after(new JobAction.ReleasePermit());
        }
        // Taken over and ours all the same: nobody else follows it.
        if (event instanceof JobEvent.RowSeen seen
                && seen.mine()
                && !acts
                && seen.row().state() == RowState.ACCEPTED) {
            return Meeting.of(seen.row(), true, false);
        }
        if (event instanceof JobEvent.Asked && record == Record.DONE) {
            return Step.to(this, new JobAction.TellAccepted());
        }
        return Step.ignore(this, event);
    }

    /** What it means that a provider says that a job is over. */
    public static Outcome outcome(PollAnswer.End end) {
        if (end instanceof PollAnswer.Ready ready) {
            return Outcome.Picture.of(ready);
        }
        if (end instanceof PollAnswer.Moderated moderated) {
            return new Outcome.Moderated(moderated.content(), moderated.reasons(), moderated.costUsd());
        }
        if (end instanceof PollAnswer.Cancelled cancelled) {
            return new Outcome.Cancelled(cancelled.notCharged(), cancelled.costUsd());
        }
        PollAnswer.Failed failed = (PollAnswer.Failed) end;
        return new Outcome.Failed(failed.why(), failed.costUsd());
    }

    /** A callback overtook the answer to the POST, which says more. */
    private Step details(RemoteJob whole) {
        return whole.equals(job)
                ? Step.to(this)
                : Step.to(new Running(id, whole, record, acts, missing), new JobAction.RecordDetails(id, whole));
    }

    private Step recorded() {
        if (record == Record.DELAYED) {
            return Step.to(new Running(id, job, Record.DONE, acts, missing), new JobAction.TellAccepted());
        }
        return record == Record.PENDING ? follow(Record.DONE).after(new JobAction.TellAccepted()) : Step.to(this);
    }

    private Step follow(Record next) {
        JobAction action = acts ? new JobAction.PollLater(job, true, null) : new JobAction.Watch(id);
        return Step.to(new Running(id, job, next, acts, missing), action);
    }

    private Step polled(PollAnswer answer, Duration sinceAccepted) {
        if (answer instanceof PollAnswer.End end) {
            return Settling.begin(id, outcome(end));
        }
        boolean notFound = answer instanceof PollAnswer.NotFound && sinceAccepted.compareTo(NOT_FOUND_GRACE) > 0;
        if (notFound && missing + 1 >= MOST_MISSING) {
            return Settling.begin(id, new Outcome.Lost(((PollAnswer.NotFound) answer).why()));
        }
        Running next = new Running(id, job, record, acts, notFound ? missing + 1 : 0);
        if (!acts) {
            return Step.to(next);
        }
        if (answer instanceof PollAnswer.NotAnswered silent) {
            return Step.to(next, new JobAction.PollLater(job, false, silent.retryAfter()));
        }
        Step later = Step.to(next, new JobAction.PollLater(job, true, null));
        return answer instanceof PollAnswer.Running running && !running.known()
                ? later.after(new JobAction.WarnOfStatus(running.status()))
                : later;
    }
}
