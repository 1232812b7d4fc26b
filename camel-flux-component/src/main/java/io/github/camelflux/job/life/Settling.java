package io.github.camelflux.job.life;

/**
 * The job has ended; its outcome is being recorded. What the store already holds wins over what this node believes.
 *
 * @param id the attempt
 * @param outcome as this node knows it
 */
public record Settling(JobId id, Outcome outcome) implements JobState {

    static Step begin(JobId id, Outcome outcome) {
        return Step.to(
                new Settling(id, outcome), new JobAction.ReleasePermit(), new JobAction.RecordSettled(id, outcome));
    }

    @Override
    public Step on(JobEvent event) {
        boolean recorded = event instanceof JobEvent.Recorded done && done.fact() == RowState.SETTLED;
        boolean delayed = event instanceof JobEvent.RecordDelayed late && late.fact() == RowState.SETTLED;
        if (recorded || delayed) {
            return Fetching.begin(id, outcome, false);
        }
        if (event instanceof JobEvent.RowSeen seen && seen.row().outcome() != null) {
            return Meeting.of(seen.row(), seen.mine(), false);
        }
        return Step.ignore(this, event);
    }
}
