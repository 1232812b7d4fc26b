package io.github.camelflux.job.life;

/** What a row of the store, found under the key or seen again, means for a job here. */
public final class Meeting {

    private Meeting() {}

    /** The key of a new job turned out to be held. */
    static Step held(JobEvent.KeyHeld held, boolean resubmit) {
        JobRow row = held.row();
        if (!held.sameRequest()) {
            return Ended.with(new JobAction.End.Conflict(row.id()));
        }
        return switch (row.state()) {
            case INTENT, FORGOTTEN -> Step.to(new Watching(row.id(), resubmit), new JobAction.Watch(row.id()));
            case ACCEPTED ->
                Step.to(
                        new Watching(row.id(), resubmit),
                        new JobAction.Believe(row),
                        new JobAction.TellAccepted(),
                        new JobAction.Watch(row.id()));
            case UNKNOWN -> resubmit ? Queued.again(true, row.id(), null) : unknown(row);
            case SETTLED -> settled(row, true);
        };
    }

    /** A row that this node has taken over from one that died. */
    public static Step adopted(JobRow row) {
        return switch (row.state()) {
            case INTENT ->
                Step.to(
                        new Doubtful(row.id()),
                        new JobAction.Believe(row),
                        new JobAction.AwaitDoubt(row.id()),
                        new JobAction.Watch(row.id()));
            case UNKNOWN -> unknown(row);
            // Whoever asks from now on asks for what had settled before.
            case SETTLED -> settled(row, true);
            default -> of(row, true, false);
        };
    }

    /** A settled row whose outcome is to be handed to someone. */
    public static Step settled(JobRow row, boolean replayed) {
        return Fetching.begin(row.id(), row.outcome(), replayed).after(new JobAction.Believe(row));
    }

    /**
     * A row as the store has it.
     *
     * @param mine whether this node owns it
     * @param replayed whether it had settled before this message asked
     */
    public static Step of(JobRow row, boolean mine, boolean replayed) {
        return switch (row.state()) {
            case INTENT, FORGOTTEN -> Step.to(new Watching(row.id(), false), new JobAction.Watch(row.id()));
            case UNKNOWN -> unknown(row);
            case SETTLED -> settled(row, replayed);
            case ACCEPTED ->
                mine
                        ? Step.to(
                                Running.recorded(row.id(), row.remote()),
                                new JobAction.Believe(row),
                                new JobAction.TakePermit(),
                                new JobAction.TellAccepted(),
                                new JobAction.PollLater(row.remote(), true, null))
                        : Step.to(
                                new Watching(row.id(), false),
                                new JobAction.Believe(row),
                                new JobAction.TellAccepted(),
                                new JobAction.Watch(row.id()));
        };
    }

    private static Step unknown(JobRow row) {
        String why = "an earlier attempt was sent and no answer to it was recorded";
        return Step.to(
                new Unknown(row.id(), why),
                new JobAction.Believe(row),
                new JobAction.Watch(row.id()),
                new JobAction.TellEnd(new JobAction.End.Unknown(why)));
    }
}
