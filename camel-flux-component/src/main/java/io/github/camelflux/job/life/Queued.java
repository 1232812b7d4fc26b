package io.github.camelflux.job.life;

import io.github.camelflux.provider.Refusal;

/**
 * Waits for a permit. Nothing is stored and nothing is sent.
 *
 * @param resubmit whether an unknown outcome under this key is taken over
 * @param replaced the unknown attempt that is taken over; null for none
 * @param last why the last try ended; null before the first
 */
public record Queued(boolean resubmit, JobId replaced, Refusal last) implements JobState {

    /** The first step of a new job. */
    public static Step begin(boolean resubmit) {
        return again(resubmit, null, null);
    }

    static Step again(boolean resubmit, JobId replaced, Refusal last) {
        return Step.to(new Queued(resubmit, replaced, last), new JobAction.AcquirePermit());
    }

    @Override
    public Step on(JobEvent event) {
        if (event instanceof JobEvent.Permitted) {
            return Step.to(new Reserving(resubmit), new JobAction.StoreIntent(replaced));
        }
        if (event instanceof JobEvent.KeyRests) {
            return Step.to(this, new JobAction.ReleasePermit(), new JobAction.AcquirePermit());
        }
        if (event instanceof JobEvent.TurnCame) {
            return Step.to(this, new JobAction.AcquirePermit());
        }
        if (event instanceof JobEvent.PermitFailed failed) {
            return Ended.notAccepted(Refusal.of(Refusal.Reason.STORE, failed.why()))
                    .after(new JobAction.ReleasePermit());
        }
        if (event instanceof JobEvent.KeyHeld held) {
            return Meeting.held(held, resubmit).after(new JobAction.ReleasePermit());
        }
        if (event instanceof JobEvent.NobodyAsks) {
            return Ended.notAccepted(Refusal.of(
                    Refusal.Reason.WITHDRAWN, "its submission was withdrawn, and no exchange here would repeat it"));
        }
        if (event instanceof JobEvent.QueueTimeUp) {
            Refusal none = Refusal.of(Refusal.Reason.OVERLOADED, "no permit came free within queueTimeout");
            return Ended.notAccepted(last == null ? none : last).after(new JobAction.ReleasePermit());
        }
        if (event instanceof JobEvent.CalledOff off) {
            return Ended.notAccepted(off.refusal()).after(new JobAction.ReleasePermit());
        }
        if (event instanceof JobEvent.Stopping) {
            return Ended.stopped().after(new JobAction.ReleasePermit());
        }
        if (event instanceof JobEvent.Adopted adopted) {
            return Meeting.adopted(adopted.row()).after(new JobAction.ReleasePermit());
        }
        return Step.ignore(this, event);
    }
}
