package io.github.camelflux.job.life;

import io.github.camelflux.provider.Refusal;

/**
 * Waits before another try. Nothing is stored, no permit is held.
 *
 * @param cause why the last try ended
 * @param resubmit whether an unknown outcome under this key is taken over
 */
public record Pausing(Refusal cause, boolean resubmit) implements JobState {

    @Override
    public Step on(JobEvent event) {
        if (event instanceof JobEvent.PauseOver) {
            return Queued.again(resubmit, null, cause);
        }
        if (event instanceof JobEvent.QueueTimeUp) {
            return Ended.notAccepted(cause);
        }
        if (event instanceof JobEvent.CalledOff off) {
            return Ended.notAccepted(off.refusal());
        }
        if (event instanceof JobEvent.Stopping) {
            return Ended.stopped();
        }
        if (event instanceof JobEvent.Adopted adopted) {
            return Meeting.adopted(adopted.row());
        }
        return Step.ignore(this, event);
    }
}
