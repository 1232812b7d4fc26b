package io.github.camelflux.job;

import io.github.camelflux.job.life.JobEvent;
import io.github.camelflux.job.life.JobId;
import io.github.camelflux.job.life.Outcome;
import io.github.camelflux.provider.PollAnswer;
import io.github.camelflux.provider.RemoteJob;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Follows an accepted job to its end: questions for its state, and the picture's bytes. */
final class Follower {

    private static final Logger LOG = LoggerFactory.getLogger(Follower.class);
    private static final Duration FIRST_FETCH_PAUSE = Duration.ofMillis(500);
    private static final int MOST_DOUBLINGS = 5;
    private static final int SILENCES_BEFORE_WARNING = 4;

    private final JobPorts ports;
    private final PictureKeeper keeper;
    private final Function<JobGroup, JobTiming> timing;
    private final Pacer pacer;

    Follower(JobPorts ports, Function<JobGroup, JobTiming> timing, Pacer pacer) {
        this.ports = ports;
        this.keeper = new PictureKeeper(ports.pictures(), ports.timer());
        this.timing = timing;
        this.pacer = pacer;
    }

    void pollLater(JobGroup group, boolean answered, String retryAfter) {
        group.alarm(
                JobGroup.AlarmKind.POLL,
                ports.timer().after(pacer.pause(group, answered, retryAfter), () -> group.on(new JobEvent.PollDue())));
    }

    void poll(JobGroup group, RemoteJob job) {
        Optional<ProviderLine> found = ports.lines().find(group.row.terms());
        if (found.isEmpty()) {
            polled(
                    group,
                    new PollAnswer.NotAnswered(
                            "this node has no account " + group.row.terms().account(), null));
            return;
        }
        ProviderLine line = found.get();
        Duration wait = line.key().rate().question();
        if (!wait.isZero()) {
            group.alarm(JobGroup.AlarmKind.POLL, ports.timer().after(wait, () -> poll(group, job)));
            return;
        }
        group.polls++;
        pacer.asks(group);
        line.exchanger()
                .exchange(
                        line.provider().poll(job, line.account()),
                        timing.apply(group).requestTimeout())
                .thenAccept(ended -> polled(group, meaning(line, ended)));
    }

    void warnOfStatus(JobGroup group, String status) {
        if (!group.warned) {
            group.warned = true;
            LOG.warn(
                    "Job {}: {} says '{}', which is not in its table of statuses; taken as still running",
                    group.row.id(),
                    group.row.terms().provider(),
                    status);
        }
    }

    void fetch(JobGroup group, JobId id, Outcome.Picture picture) {
        ports.pictures().find(id).whenComplete((kept, failure) -> {
            if (failure == null && kept.isPresent()) {
                fetched(group, kept.get());
            } else {
                download(group, id, picture);
            }
        });
    }

    void fetchLater(JobGroup group, Outcome.Picture picture, String why) {
        Instant end = picture.linkExpires() != null
                ? picture.linkExpires()
                : group.row.settledAt().plus(timing.apply(group).linkLifetime());
        if (ports.clock().instant().isAfter(end)) {
            group.on(new JobEvent.LinkDead(why + "; its link was good until " + end));
            return;
        }
        long factor = 1L << Math.min(group.pauses++, MOST_DOUBLINGS);
        group.alarm(
                JobGroup.AlarmKind.FETCH,
                ports.timer().after(FIRST_FETCH_PAUSE.multipliedBy(factor), () -> group.on(new JobEvent.FetchDue())));
    }

    private void download(JobGroup group, JobId id, Outcome.Picture picture) {
        if (picture.linkExpires() != null && ports.clock().instant().isAfter(picture.linkExpires())) {
            group.on(new JobEvent.LinkDead("its link expired at " + picture.linkExpires()));
            return;
        }
        Optional<ProviderLine> line = ports.lines().find(group.row.terms());
        if (line.isEmpty()) {
            group.on(new JobEvent.LinkDead(
                    "this node has no account " + group.row.terms().account()));
            return;
        }
        line.get()
                .downloader()
                .download(picture.link(), timing.apply(group).downloadTimeout())
                .thenAccept(ended -> downloaded(group, id, ended));
    }

    private void downloaded(JobGroup group, JobId id, Downloader.Downloaded ended) {
        if (ended instanceof Downloader.Downloaded.Fetched fetched) {
            PictureSink.KeptPicture picture = new PictureSink.KeptPicture(fetched.bytes(), fetched.contentType());
            keeper.keep(id, picture, () -> fetched(group, picture));
        } else if (ended instanceof Downloader.Downloaded.Interrupted interrupted) {
            group.on(new JobEvent.FetchInterrupted(interrupted.why()));
        } else if (ended instanceof Downloader.Downloaded.Dead dead) {
            group.on(new JobEvent.LinkDead(dead.why()));
        } else if (ended instanceof Downloader.Downloaded.Outside outside) {
            LOG.error("Job {} was paid for and its picture is not fetched: {}", id, outside.why());
            group.on(new JobEvent.OutsideRegion(outside.why()));
        }
    }

    private void fetched(JobGroup group, PictureSink.KeptPicture picture) {
        group.picture = picture;
        group.on(new JobEvent.Fetched());
    }

    private void polled(JobGroup group, PollAnswer answer) {
        if (answer instanceof PollAnswer.NotAnswered silent && group.silent == SILENCES_BEFORE_WARNING) {
            LOG.warn(
                    "Job {}: {} has not answered {} questions for its state in a row (last: {}); it is asked on",
                    group.row.id(),
                    group.row.terms().provider(),
                    SILENCES_BEFORE_WARNING + 1,
                    silent.why());
        }
        pacer.answered(group, answer);
        Duration since = Duration.ofNanos(ports.nanos().getAsLong() - group.acceptedNanos);
        group.on(new JobEvent.Polled(answer, since));
    }

    private static PollAnswer meaning(ProviderLine line, Exchanger.Exchanged ended) {
        if (ended instanceof Exchanger.Exchanged.Answered answered) {
            line.key().rate().told(answered.answer());
            return line.provider().polled(answered.answer());
        }
        return new PollAnswer.NotAnswered(((Exchanger.Exchanged.Unanswered) ended).why(), null);
    }
}
