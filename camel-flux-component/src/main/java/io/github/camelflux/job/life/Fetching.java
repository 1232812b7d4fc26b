package io.github.camelflux.job.life;

/**
 * The job has a picture whose bytes are on their way: from where they are kept, or from the provider's link.
 *
 * @param id the attempt
 * @param picture with its link
 * @param replayed whether the job had settled before this message asked
 */
public record Fetching(JobId id, Outcome.Picture picture, boolean replayed) implements JobState {

    static Step begin(JobId id, Outcome outcome, boolean replayed) {
        if (outcome instanceof Outcome.Picture picture) {
            return Step.to(new Fetching(id, picture, replayed), new JobAction.Fetch(id, picture));
        }
        return Ended.with(new JobAction.End.Settled(outcome, replayed));
    }

    @Override
    public Step on(JobEvent event) {
        if (event instanceof JobEvent.Fetched) {
            return Ended.with(new JobAction.End.Settled(picture, replayed));
        }
        if (event instanceof JobEvent.FetchInterrupted interrupted) {
            return Step.to(this, new JobAction.FetchLater(picture, interrupted.why()));
        }
        if (event instanceof JobEvent.FetchDue) {
            return Step.to(this, new JobAction.Fetch(id, picture));
        }
        if (event instanceof JobEvent.OutsideRegion outside) {
            return Ended.with(new JobAction.End.OutsideRegion(outside.why()));
        }
        if (event instanceof JobEvent.LinkDead dead) {
            return Ended.with(new JobAction.End.NotDownloaded(picture, dead.why()));
        }
        return Step.ignore(this, event);
    }
}
