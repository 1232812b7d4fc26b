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
import io.github.camelflux.job.life.Stranded;
import io.github.camelflux.job.life.Unknown;
import io.github.camelflux.job.life.Watching;
import io.github.camelflux.job.life.Withdrawing;
import io.github.camelflux.provider.RemoteJob;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Carries out what the reducer asks for, and tells the exchanges that wait. */
final class JobConduct {

    private static final Logger LOG = LoggerFactory.getLogger(JobConduct.class);

    private final JobPorts ports;
    private final Function<JobGroup, JobTiming> timing;
    private final Recorder recorder;
    private final ResultsDesk results;
    private final PermitDesk permits;
    private final Submitter submitter;
    private final Follower follower;
    private final TimeSpent spent;

    JobConduct(
            JobPorts ports,
            Function<JobGroup, JobTiming> timing,
            Recorder recorder,
            ResultsDesk results,
            PermitDesk permits,
            Submitter submitter,
            Follower follower,
            TimeSpent spent) {
        this.ports = ports;
        this.timing = timing;
        this.recorder = recorder;
        this.results = results;
        this.permits = permits;
        this.submitter = submitter;
        this.follower = follower;
        this.spent = spent;
    }

    void carryOut(JobGroup group, JobAction action) {
        spent.note(group, action);
        if (action instanceof JobAction.AcquirePermit) {
            permits.acquire(group);
        } else if (action instanceof JobAction.TakePermit) {
            permits.take(group);
        } else if (action instanceof JobAction.ReleasePermit) {
            releasePermit(group);
        } else if (action instanceof JobAction.StoreIntent intent) {
            submitter.storeIntent(group, intent.replaced());
        } else if (action instanceof JobAction.Post) {
            submitter.post(group);
        } else if (action instanceof JobAction.PostLater later) {
            submitter.postLater(group, later.why());
        } else if (action instanceof JobAction.Withdraw withdraw) {
            recorder.withdraw(group, withdraw.id());
        } else if (action instanceof JobAction.Pause pause) {
            submitter.pause(group, pause.cause());
        } else if (action instanceof JobAction.RecordAccepted accepted) {
            // Before it is known to be recorded: an exchange that waits for acceptance only is to hear of it.
            checkRegion(group, accepted.job());
            recorder.accepted(group, accepted.id(), accepted.job());
            follow(group, Duration.ZERO);
        } else if (action instanceof JobAction.RecordDetails details) {
            checkRegion(group, details.job());
            recorder.accepted(group, details.id(), details.job());
        } else if (action instanceof JobAction.RecordUnknown unknown) {
            recorder.unknown(group, unknown.id());
        } else if (action instanceof JobAction.RecordSettled settled) {
            recorder.settled(group, settled.id(), settled.outcome());
        } else if (action instanceof JobAction.PollLater later) {
            follower.pollLater(group, later.job(), later.answered(), later.retryAfter());
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
                || state instanceof Stranded
                || state instanceof Running running && (!running.acts() || group.callbackToken != null);
    }

    /** Gives back all that a job holds here. */
    void free(JobGroup group) {
        group.cancelAlarms();
        permits.release(group);
        follower.stopListening(group);
        group.leave();
        List<PictureSink.KeptPicture> pictures = group.pictures;
        group.pictures = List.of();
        pictures.forEach(picture -> picture.bytes().release());
    }

    private void releasePermit(JobGroup group) {
        permits.release(group);
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
            checkRegion(group, row.remote());
        }
        group.waiters().count();
    }

    /** The job runs: what its exchanges and its request were needed for is over, and its limit begins. */
    private void follow(JobGroup group, Duration since) {
        group.acceptedNanos = ports.nanos().getAsLong() - since.toNanos();
        group.pauses = 0;
        if (group.callbackToken != null) {
            // A callback that reaches another node is seen in the store.
            group.watchedId = group.row.id();
        }
        group.cancel(JobGroup.AlarmKind.QUEUE);
        group.waiters().count();
        Duration limit = timing.apply(group).lostAfter();
        // One that was left alone for longer than that is asked for all the same, before it is called lost.
        Duration least = timing.apply(group).requestTimeout();
        Duration left = limit.minus(since).compareTo(least) > 0 ? limit.minus(since) : least;
        group.alarm(
                JobGroup.AlarmKind.GIVE_UP,
                ports.timer().after(left, () -> group.on(new JobEvent.GivenUp("it did not settle within " + limit))));
    }

    private void checkRegion(JobGroup group, RemoteJob remote) {
        ports.lines()
                .find(group.row.terms())
                .filter(line -> remote.pollUrl() != null)
                .flatMap(line -> line.exchanger().outsideRegion(remote.pollUrl()))
                .ifPresent(why -> {
                    LOG.error(
                            "Job {} was accepted by {} and is kept, but not followed: {}",
                            group.row.id(),
                            group.row.terms().provider(),
                            why);
                    group.on(new JobEvent.OutsideRegion(why));
                });
    }

    private void tellEnd(JobGroup group, JobAction.End end) {
        JobRow row = group.row;
        if (end instanceof JobAction.End.Settled settled) {
            hand(group, () -> ending(group, settled));
        } else if (end instanceof JobAction.End.NotDownloaded missing) {
            hand(group, () -> new Ending.NotDownloaded(row, missing.picture(), missing.why()));
        } else if (end instanceof JobAction.End.NotAccepted refused) {
            tell(group, () -> new Ending.NotAccepted(row, refused.refusal()));
        } else if (end instanceof JobAction.End.OutsideRegion outside && row.outcome() != null) {
            hand(group, () -> new Ending.OutsideRegion(row, outside.why()));
        } else if (end instanceof JobAction.End.OutsideRegion outside) {
            tell(group, () -> new Ending.OutsideRegion(row, outside.why()));
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
        if (told > 0) {
            spent.handedOver(group.row.id());
        }
        if (told == 0) {
            results.poke();
        }
    }

    private static void tell(JobGroup group, java.util.function.Supplier<Ending> ending) {
        group.waiters().tellEnd(ending, ending);
    }

    private static Ending ending(JobGroup group, JobAction.End.Settled settled) {
        if (settled.outcome() instanceof Outcome.Picture picture) {
            List<PictureSink.KeptPicture> kept = group.pictures.stream()
                    .map(each -> new PictureSink.KeptPicture(each.bytes().retain(), each.contentType()))
                    .toList();
            return new Ending.Delivered(
                    group.row, picture, kept.get(0), kept.subList(1, kept.size()), settled.replayed());
        }
        return new Ending.Unsuccessful(group.row, settled.outcome(), settled.replayed());
    }
}
