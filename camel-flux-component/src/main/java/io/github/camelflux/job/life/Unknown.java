package io.github.camelflux.job.life;

/**
 * It was sent and nobody can say whether the provider took it. The key is blocked until an operator decides or a fact proves
 * what happened; no second POST is made meanwhile.
 *
 * @param id the attempt
 * @param why for a person
 */
public record Unknown(JobId id, String why) implements JobState {

    @Override
    public Step on(JobEvent event) {
        if (event instanceof JobEvent.Asked asked) {
            return asked.resubmit()
                    ? Queued.again(true, id, null)
                    : Step.to(this, new JobAction.TellEnd(new JobAction.End.Unknown(why)));
        }
        if (event instanceof JobEvent.Accepted accepted) {
            return Step.to(
                    Running.begin(id, accepted.job(), true),
                    new JobAction.TakePermit(),
                    new JobAction.RecordAccepted(id, accepted.job()));
        }
        if (event instanceof JobEvent.RowGone) {
            return Queued.again(false, null, null);
        }
        if (event instanceof JobEvent.RowSeen seen) {
            RowState state = seen.row().state();
            if (state == RowState.FORGOTTEN) {
                return Queued.again(false, null, null);
            }
            return state == RowState.ACCEPTED || state == RowState.SETTLED
                    ? Meeting.of(seen.row(), seen.mine(), false)
                    : Step.to(this);
        }
        return Step.ignore(this, event);
    }
}
