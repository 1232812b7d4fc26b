package io.github.camelflux.job;

import io.github.camelflux.job.life.Doubtful;
import io.github.camelflux.job.life.JobAction;
import io.github.camelflux.job.life.JobEvent;
import io.github.camelflux.job.life.JobRow;
import io.github.camelflux.job.life.JobState;
import io.github.camelflux.job.life.Outcome;
import io.github.camelflux.job.life.Pausing;
import io.github.camelflux.job.life.Queued;
import io.github.camelflux.job.life.Running;
import io.github.camelflux.job.life.Unknown;
import io.github.camelflux.job.life.Watching;
import io.github.camelflux.job.life.Withdrawing;
import java.time.Duration;
import java.util.function.Function;

/** Carries out what the reducer asks for, and tells the exchanges that wait. */
final class JobConduct {

    private final JobPorts ports;
    private final Function<JobGroup, JobTiming> timing;
    private final Recorder recorder;
    private final ResultsDesk results;
    private final Submitter submitter;
    private final Follower follower;

    JobConduct(
            JobPorts ports,
            Function<JobGroup, JobTiming> timing,
            Recorder recorder,
            ResultsDesk results,
            Submitter submitter,
            Follower follower) {
        this.ports = ports;
        this.timing = timing;
        this.recorder = recorder;
        this.results = results;
        this.submitter = submitter;
        this.follower = follower;
    }

    void carryOut(JobGroup group, JobAction action) {
        if (action instanceof JobAction.AcquirePermit) {
            submitter.acquirePermit(group);
        } else if (action instanceof JobAction.TakePermit) {
            submitter.takePermit(group);
        } else if (action instanceof JobAction.ReleasePermit) {
            releasePermit(group);
        } else if (action instanceof JobAction.StoreIntent intent) {
            submitter.storeIntent(group, intent.replaced());
        } else if (action instanceof JobAction.Post) {
            submitter.post(group);
        } else if (action instanceof JobAction.Withdraw withdraw) {
            recorder.withdraw(group, withdraw.id());
        } else if (action instanceof JobAction.Pause pause) {
            submitter.pause(group, pause.cause());
        } else if (action instanceof JobAction.RecordAccepted accepted) {
            recorder.accepted(group, accepted.id(), accepted.job());
            follow(group, Duration.ZERO);
        } else if (action instanceof JobAction.RecordUnknown unknown) {
            recorder.unknown(group, unknown.id());
        } else if (action instanceof JobAction.RecordSettled settled) {
            recorder.settled(group, settled.id(), settled.outcome());
        } else if (action instanceof JobAction.PollLater later) {
            follower.pollLater(group, later.answered(), later.retryAfter());
        } else if (action instanceof JobAction.Poll poll) {
            follower.poll(group, poll.job());
        } else if (action instanceof JobAction.WarnOfStatus warn) {
            follower.warnOfStatus(group, warn.status());
        } else if (action instanceof JobAction.Fetch fetch) {
            follower.fetch(group, fetch.id(), fetch.picture());
        } else if (action instanceof JobAction.FetchLater later) {
            follower.fetchLater(group, later.picture(), later.why());
        } else if (action instanceof JobAction.Watch watch) {
            group.watchedId = watch.id();
        } else if (action instanceof JobAction.AwaitDoubt) {
            group.alarm(
                    JobGroup.AlarmKind.DOUBT,
                    ports.timer().after(group.doubt, () -> group.on(new JobEvent.DoubtOver())));
        } else if (action instanceof JobAction.Believe believe) {
            believe(group, believe.row());
        } else if (action instanceof JobAction.TellAccepted) {
            group.waiters().tellAccepted(() -> new Ending.Accepted(group.row));
        } else if (action instanceof JobAction.TellEnd tell) {
            tellEnd(group, tell.end());
        }
    }

    /** Whether the row of a job is to be looked at from time to time. */
    boolean watches(JobGroup group) {
        JobState state = group.state();
        return state instanceof Watching
                || state instanceof Doubtful
                || state instanceof Unknown
                || state instanceof Running running && !running.acts();
    }

    /** Gives back all that a job holds here. */
    void free(JobGroup group) {
        group.cancelAlarms();
        submitter.releasePermit(group);
        group.leave();
        PictureSink.KeptPicture picture = group.picture;
        group.picture = null;
        if (picture != null) {
            picture.bytes().release();
        }
    }

    private void releasePermit(JobGroup group) {
        submitter.releasePermit(group);
        JobState state = group.state();
        boolean comesBack = state instanceof Withdrawing || state instanceof Pausing || state instanceof Queued;
        if (!comesBack) {
            group.leave();
        }
    }

    private void believe(JobGroup group, JobRow row) {
        group.row = row;
        if (row.acceptedAt() != null && row.outcome() == null) {
            Duration since = Duration.between(row.acceptedAt(), ports.clock().instant());
            follow(group, since.isNegative() ? Duration.ZERO : since);
        }
        group.waiters().count();
    }

    /** The job runs: what its exchanges and its request were needed for is over, and its limit begins. */
    private void follow(JobGroup group, Duration since) {
        group.acceptedNanos = ports.nanos().getAsLong() - since.toNanos();
        group.call = null;
        group.pauses = 0;
        group.waiters().count();
        Duration limit = timing.apply(group).lostAfter();
        Duration left = limit.compareTo(since) > 0 ? limit.minus(since) : Duration.ZERO;
        group.alarm(
                JobGroup.AlarmKind.GIVE_UP,
                ports.timer().after(left, () -> group.on(new JobEvent.GivenUp("it did not settle within " + limit))));
    }

    private void tellEnd(JobGroup group, JobAction.End end) {
        JobRow row = group.row;
        if (end instanceof JobAction.End.Settled settled) {
            hand(group, () -> ending(group, settled));
        } else if (end instanceof JobAction.End.NotDownloaded missing) {
            hand(group, () -> new Ending.NotDownloaded(row, missing.picture(), missing.why()));
        } else if (end instanceof JobAction.End.NotAccepted refused) {
            tell(group, () -> new Ending.NotAccepted(row, refused.refusal()));
        } else if (end instanceof JobAction.End.OverBudget over) {
            tell(group, () -> new Ending.OverBudget(over.shortfall()));
        } else if (end instanceof JobAction.End.Unknown unknown) {
            tell(group, () -> new Ending.Unknown(row, unknown.why()));
        } else if (end instanceof JobAction.End.Conflict conflict) {
            tell(group, () -> new Ending.Conflict(conflict.holder()));
        }
    }

    private void hand(JobGroup group, java.util.function.Supplier<Ending> ending) {
        int told = group.waiters().tellEnd(() -> new Ending.Accepted(group.row), ending);
        recorder.handedOver(group, told > 0);
        if (told == 0) {
            results.poke();
        }
    }

    private static void tell(JobGroup group, java.util.function.Supplier<Ending> ending) {
        group.waiters().tellEnd(ending, ending);
    }

    private static Ending ending(JobGroup group, JobAction.End.Settled settled) {
        if (settled.outcome() instanceof Outcome.Picture picture) {
            PictureSink.KeptPicture kept = group.picture;
            return new Ending.Delivered(
                    group.row,
                    picture,
                    new PictureSink.KeptPicture(kept.bytes().retain(), kept.contentType()),
                    settled.replayed());
        }
        return new Ending.Unsuccessful(group.row, settled.outcome(), settled.replayed());
    }
}
