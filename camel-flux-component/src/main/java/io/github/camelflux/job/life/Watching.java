package io.github.camelflux.job.life;

/**
 * Another node acts for the job; exchanges here wait for what it records.
 *
 * @param id the attempt
 * @param resubmit whether an unknown outcome under this key is taken over
 */
public record Watching(JobId id, boolean resubmit) implements JobState {

    @Override
    public Step on(JobEvent event) {
        if (event instanceof JobEvent.RowGone) {
            return Queued.again(resubmit, null, null);
        }
        if (event instanceof JobEvent.OutsideRegion outside) {
            return Stranded.begin(id, outside.why());
        }
        if (event instanceof JobEvent.Adopted adopted) {
            return Meeting.adopted(adopted.row());
        }
        if (event instanceof JobEvent.RowSeen seen) {
            return switch (seen.row().state()) {
                // Ours, and not being sent here: nobody else finds out what became of it.
                case INTENT -> seen.mine() ? Meeting.adopted(seen.row()) : Step.to(this);
                case ACCEPTED ->
                    seen.mine()
                            ? Meeting.of(seen.row(), true, false)
                            : Step.to(this, new JobAction.Believe(seen.row()), new JobAction.TellAccepted());
                case UNKNOWN -> resubmit ? Queued.again(true, id, null) : Meeting.of(seen.row(), seen.mine(), false);
                case FORGOTTEN -> Queued.again(resubmit, null, null);
                case SETTLED -> Meeting.of(seen.row(), seen.mine(), false);
            };
        }
        return Step.ignore(this, event);
    }
}
