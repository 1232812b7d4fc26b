package io.github.camelflux.job.life;

/**
 * Adopted from a node that died, or seemed to, before it recorded any answer. Its POST may still be on its way: until its limit
 * is over, the answer may yet be recorded; then the outcome is unknown.
 *
 * @param id the attempt
 */
public record Doubtful(JobId id) implements JobState {

    static final String WHY = "the node that sent it died before it recorded an answer";

    @Override
    public Step on(JobEvent event) {
        if (event instanceof JobEvent.DoubtOver) {
            return Step.to(
                    new Unknown(id, WHY),
                    new JobAction.RecordUnknown(id),
                    new JobAction.TellEnd(new JobAction.End.Unknown(WHY)));
        }
        if (event instanceof JobEvent.RowGone) {
            return Queued.again(false, null, null);
        }
        if (event instanceof JobEvent.RowSeen seen && seen.row().state() != RowState.INTENT) {
            return Meeting.of(seen.row(), seen.mine(), false);
        }
        if (event instanceof JobEvent.LeaseLost) {
            return Step.to(new Watching(id, false), new JobAction.Watch(id));
        }
        return Step.ignore(this, event);
    }
}
