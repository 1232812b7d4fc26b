package io.github.camelflux.job.life;

import io.github.camelflux.provider.Refusal;

/**
 * The intent is stored and the POST may be on its way. Its answer is a fact, whoever owns the job by then.
 *
 * @param id the attempt
 * @param acts false after the lease was lost: the answer is still recorded, but another node acts on it
 * @param resubmit whether an unknown outcome under this key is taken over
 */
public record Submitting(JobId id, boolean acts, boolean resubmit) implements JobState {

    @Override
    public Step on(JobEvent event) {
        if (event instanceof JobEvent.Accepted accepted) {
            Step running =
                    Step.to(Running.begin(id, accepted.job(), acts), new JobAction.RecordAccepted(id, accepted.job()));
            return acts ? running : running.after(new JobAction.ReleasePermit());
        }
        if (event instanceof JobEvent.Refused refused) {
            return refused(refused.refusal(), refused.again());
        }
        if (event instanceof JobEvent.Unclear unclear && unclear.again() && acts) {
            return Step.to(this, new JobAction.PostLater(id, unclear.why()));
        }
        if (event instanceof JobEvent.ResendDue && acts) {
            return Step.to(this, new JobAction.Post(id));
        }
        if (event instanceof JobEvent.Unclear unclear) {
            return Step.to(
                    new Unknown(id, unclear.why()),
                    new JobAction.ReleasePermit(),
                    new JobAction.RecordUnknown(id),
                    new JobAction.Watch(id),
                    new JobAction.TellEnd(new JobAction.End.Unknown(unclear.why())));
        }
        if (event instanceof JobEvent.RowSeen seen && seen.row().outcome() != null) {
            return Meeting.of(seen.row(), seen.mine(), false).after(new JobAction.ReleasePermit());
        }
        if (event instanceof JobEvent.LeaseLost) {
            return Step.to(new Submitting(id, false, resubmit));
        }
        if (event instanceof JobEvent.Adopted) {
            return Step.to(new Submitting(id, true, resubmit));
        }
        return Step.ignore(this, event);
    }

    private Step refused(Refusal refusal, boolean again) {
        if (refusal.reason() == Refusal.Reason.MODERATED) {
            Outcome outcome = new Outcome.Moderated(false, refusal.details(), null);
            return Settling.begin(id, outcome);
        }
        return Step.to(
                new Withdrawing(id, refusal, again, resubmit),
                new JobAction.ReleasePermit(),
                new JobAction.Withdraw(id));
    }
}
