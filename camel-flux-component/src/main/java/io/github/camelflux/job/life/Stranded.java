package io.github.camelflux.job.life;

/**
 * The provider took it, but where its state is asked for lies outside of the region that its account keeps to. It is not asked,
 * however long it takes: an operator decides whether the host may be asked after all, or forgets the job. The key stays held until
 * then, so that nothing is bought a second time.
 *
 * @param id the attempt
 * @param why for a person
 */
public record Stranded(JobId id, String why) implements JobState {

    static Step begin(JobId id, String why) {
        return Step.to(
                new Stranded(id, why),
                new JobAction.ReleasePermit(),
                new JobAction.Watch(id),
                new JobAction.TellEnd(new JobAction.End.OutsideRegion(why)));
    }

    @Override
    public Step on(JobEvent event) {
        if (event instanceof JobEvent.Asked) {
            return Step.to(this, new JobAction.TellEnd(new JobAction.End.OutsideRegion(why)));
        }
        if (event instanceof JobEvent.RowGone) {
            return Queued.again(false, null, null);
        }
        if (event instanceof JobEvent.RowSeen seen) {
            if (seen.row().state() == RowState.FORGOTTEN) {
                return Queued.again(false, null, null);
            }
            return seen.row().outcome() == null ? Step.to(this) : Meeting.of(seen.row(), seen.mine(), false);
        }
        return Step.ignore(this, event);
    }
}
