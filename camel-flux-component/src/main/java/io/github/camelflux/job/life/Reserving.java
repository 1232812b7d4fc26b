package io.github.camelflux.job.life;

import io.github.camelflux.provider.Refusal;

/**
 * Has a permit; the intent is being stored.
 *
 * @param resubmit whether an unknown outcome under this key is taken over
 */
public record Reserving(boolean resubmit) implements JobState {

    @Override
    public Step on(JobEvent event) {
        if (event instanceof JobEvent.IntentStored stored) {
            return Step.to(new Submitting(stored.id(), true, resubmit), new JobAction.Post(stored.id()));
        }
        if (event instanceof JobEvent.KeyHeld held) {
            return Meeting.held(held, resubmit).after(new JobAction.ReleasePermit());
        }
        if (event instanceof JobEvent.OverBudget over) {
            return Ended.with(new JobAction.End.OverBudget(over.shortfall())).after(new JobAction.ReleasePermit());
        }
        if (event instanceof JobEvent.IntentFailed failed) {
            return Ended.notAccepted(Refusal.of(Refusal.Reason.STORE, failed.why()))
                    .after(new JobAction.ReleasePermit());
        }
        if (event instanceof JobEvent.Adopted adopted) {
            return Meeting.adopted(adopted.row()).after(new JobAction.ReleasePermit());
        }
        return Step.ignore(this, event);
    }
}
