package io.github.camelflux.job.life;

import io.github.camelflux.provider.Refusal;

/**
 * Certainly not accepted: the intent is taken back before anything else, so that a crash while waiting never looks like an
 * unknown outcome.
 *
 * @param id the attempt
 * @param cause why it was not accepted
 * @param again whether another try follows
 * @param resubmit whether an unknown outcome under this key is taken over
 */
public record Withdrawing(JobId id, Refusal cause, boolean again, boolean resubmit) implements JobState {

    @Override
    public Step on(JobEvent event) {
        if (event instanceof JobEvent.Withdrawn) {
            return again ? Step.to(new Pausing(cause, resubmit), new JobAction.Pause(cause)) : Ended.notAccepted(cause);
        }
        if (event instanceof JobEvent.QueueTimeUp) {
            return Ended.notAccepted(cause);
        }
        if (event instanceof JobEvent.RecordDelayed && !again) {
            return Ended.notAccepted(cause);
        }
        if (event instanceof JobEvent.CalledOff off && again) {
            return Step.to(new Withdrawing(id, off.refusal(), false, resubmit));
        }
        if (event instanceof JobEvent.Stopping && again) {
            return Step.to(new Withdrawing(id, Ended.stopping(), false, resubmit));
        }
        if (event instanceof JobEvent.Adopted adopted) {
            return Meeting.adopted(adopted.row());
        }
        return Step.ignore(this, event);
    }
}
