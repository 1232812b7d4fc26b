package io.github.camelflux.job;

import io.github.camelflux.job.life.JobEvent;
import io.github.camelflux.job.life.JobId;
import io.github.camelflux.job.life.Outcome;
import io.github.camelflux.provider.HttpAnswer;
import io.github.camelflux.provider.HttpCall;
import io.github.camelflux.provider.MadePicture;
import io.github.camelflux.provider.PollAnswer;
import io.github.camelflux.provider.RemoteJob;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
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
    private final InlinePictures inline;
    private final EventFollower events;
    private final Function<JobGroup, JobTiming> timing;
    private final Pacer pacer;
    private final Consumer<JobProgress> progress;

    Follower(
            JobPorts ports,
            Function<JobGroup, JobTiming> timing,
            Pacer pacer,
            PictureKeeper keeper,
            InlinePictures inline,
            Consumer<JobProgress> progress) {
        this.ports = ports;
        this.keeper = keeper;
        this.inline = inline;
        this.events = new EventFollower(ports);
        this.timing = timing;
        this.pacer = pacer;
        this.progress = progress;
    }

    void pollLater(JobGroup group, RemoteJob job, boolean answered, String retryAfter) {
        events.listen(group, job, (line, answer) -> {
            pacer.asks(group);
            polled(group, job, line, new Said(answer, null));
        });
        group.alarm(
                JobGroup.AlarmKind.POLL,
                ports.timer().after(pacer.pause(group, answered, retryAfter), () -> group.on(new JobEvent.PollDue())));
    }

    void stopListening(JobGroup group) {
        Exchanger.Listening listening = group.listening;
        group.listening = null;
        if (listening != null) {
            listening.close();
        }
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
        Optional<HttpCall> call = line.provider().poll(job, line.account());
        if (call.isEmpty()) {
            lookAtKept(group);
            return;
        }
        Duration wait = line.key().rate().question();
        if (!wait.isZero()) {
            group.alarm(JobGroup.AlarmKind.POLL, ports.timer().after(wait, () -> poll(group, job)));
            return;
        }
        group.polls++;
        pacer.asks(group);
        ask(group, line, call.get(), answer -> line.provider().polled(job, line.account(), answer))
                .thenAccept(said -> polled(group, job, line, said));
    }

    /** How it ended is said elsewhere. */
    private void ask(JobGroup group, RemoteJob job, ProviderLine line, URI address) {
        ask(group, line, line.provider().result(address, line.account()), answer -> line.provider()
                        .resulted(job, line.account(), answer))
                .thenAccept(said -> inline.keep(group, group.row.id(), said, kept -> polled(group, said.answer())));
    }

    /** Nobody can be asked, but what the provider made may have come with its answer. */
    private void lookAtKept(JobGroup group) {
        ports.pictures().find(group.row.id()).whenComplete((kept, failure) -> {
            if (failure == null && kept.isPresent()) {
                if (!group.brought(kept.get())) {
                    kept.get().bytes().release();
                }
                MadePicture made =
                        new MadePicture.Inline(kept.get().bytes(), kept.get().contentType());
                polled(group, new PollAnswer.Ready(List.of(made), null, null, null, false, null));
            } else {
                polled(
                        group,
                        new PollAnswer.NotAnswered(
                                group.row.terms().provider() + " cannot be asked what became of a job", null));
            }
        });
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
        int number = group.pictures.size();
        if (number > picture.further().size()) {
            group.on(new JobEvent.Fetched());
            return;
        }
        URI link = number == 0 ? picture.link() : picture.further().get(number - 1);
        ports.pictures().find(id, number).whenComplete((kept, failure) -> {
            if (failure == null && kept.isPresent()) {
                fetched(group, id, picture, kept.get());
            } else if (link == null && failure != null) {
                group.on(new JobEvent.FetchInterrupted(JobStoreException.reason(failure)));
            } else if (link == null) {
                group.on(new JobEvent.LinkDead("its bytes came with the answer, and are not kept any more"));
            } else {
                download(group, id, picture, link);
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

    private void download(JobGroup group, JobId id, Outcome.Picture picture, URI link) {
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
                .download(link, timing.apply(group).downloadTimeout())
                .thenAccept(ended -> downloaded(group, id, picture, ended));
    }

    private void downloaded(JobGroup group, JobId id, Outcome.Picture outcome, Downloader.Downloaded ended) {
        if (ended instanceof Downloader.Downloaded.Fetched fetched) {
            PictureSink.KeptPicture picture = new PictureSink.KeptPicture(fetched.bytes(), fetched.contentType());
            keeper.keep(id, group.pictures.size(), picture, kept -> fetched(group, id, outcome, picture));
        } else if (ended instanceof Downloader.Downloaded.Interrupted interrupted) {
            group.on(new JobEvent.FetchInterrupted(interrupted.why()));
        } else if (ended instanceof Downloader.Downloaded.Dead dead) {
            group.on(new JobEvent.LinkDead(dead.why()));
        } else if (ended instanceof Downloader.Downloaded.Outside outside) {
            LOG.error("Job {} was paid for and its picture is not fetched: {}", id, outside.why());
            group.on(new JobEvent.OutsideRegion(outside.why()));
        }
    }

    private void fetched(JobGroup group, JobId id, Outcome.Picture outcome, PictureSink.KeptPicture picture) {
        group.add(picture);
        fetch(group, id, outcome);
    }

    private void polled(JobGroup group, RemoteJob job, ProviderLine line, Said said) {
        if (said.answer() instanceof PollAnswer.Elsewhere elsewhere) {
            said.release();
            ask(group, job, line, elsewhere.result());
        } else {
            inline.keep(group, group.row.id(), said, kept -> polled(group, said.answer()));
        }
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
        if (answer instanceof PollAnswer.Running running) {
            went(group, running);
        }
        Duration since = Duration.ofNanos(ports.nanos().getAsLong() - group.acceptedNanos);
        group.on(new JobEvent.Polled(answer, since));
    }

    private void went(JobGroup group, PollAnswer.Running running) {
        JobProgress now = new JobProgress(
                group.row.id(), group.row.terms(), running.status(), running.progress(), running.queuePosition());
        if (!now.equals(group.progress)) {
            group.progress = now;
            progress.accept(now);
        }
    }

    private CompletionStage<Said> ask(
            JobGroup group, ProviderLine line, HttpCall call, Function<HttpAnswer, PollAnswer> mapper) {
        return line.exchanger()
                .exchange(call, timing.apply(group).requestTimeout())
                .thenApply(ended -> {
                    if (ended instanceof Exchanger.Exchanged.Answered answered) {
                        line.key().rate().told(answered.answer());
                        return new Said(mapper.apply(answered.answer()), answered.answer());
                    }
                    String why = ((Exchanger.Exchanged.Unanswered) ended).why();
                    return new Said(new PollAnswer.NotAnswered(why, null), null);
                });
    }
}
