package io.github.camelflux.job;

import io.github.camelflux.job.life.JobEvent;
import io.github.camelflux.provider.HttpCall;
import io.github.camelflux.provider.PollAnswer;
import io.github.camelflux.provider.RemoteJob;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Listens to what servers tell of jobs by themselves. While a job is listened to it is asked for its state only when its end is late;
 * where listening breaks it is taken up again a few times, and then the job is asked as ever. Safe for use by several threads.
 */
final class EventFollower {

    private static final Logger LOG = LoggerFactory.getLogger(EventFollower.class);
    private static final int MOST_BREAKS = 3;
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final Duration FIRST_LOOK = Duration.ofSeconds(2);

    private final JobPorts ports;

    EventFollower(JobPorts ports) {
        this.ports = ports;
    }

    /** What is done with an event. */
    @FunctionalInterface
    interface Hearer {
        void hear(ProviderLine line, PollAnswer answer);
    }

    /** Begins to listen, if the provider tells and nobody does yet. */
    void listen(JobGroup group, RemoteJob job, Hearer hearer) {
        if (group.listening != null || group.breaks >= MOST_BREAKS) {
            return;
        }
        ports.lines().find(group.row.terms()).ifPresent(line -> {
            Optional<HttpCall> call = line.provider().events(job, line.account());
            if (call.isEmpty()) {
                group.breaks = MOST_BREAKS;
            } else {
                open(group, job, line, call.get(), hearer);
            }
        });
    }

    private void open(JobGroup group, RemoteJob job, ProviderLine line, HttpCall call, Hearer hearer) {
        AtomicBoolean over = new AtomicBoolean();
        Exchanger.Listening opened = line.exchanger()
                .listen(
                        call,
                        data -> {
                            PollAnswer answer = line.provider().event(job, line.account(), data);
                            if (answer instanceof PollAnswer.End || answer instanceof PollAnswer.Elsewhere) {
                                group.breaks = MOST_BREAKS;
                            }
                            hearer.hear(line, answer);
                        },
                        why -> {
                            over.set(true);
                            broken(group, job, hearer, why);
                        });
        if (group.listens(opened)) {
            if (over.get()) {
                // It broke before it was known here.
                group.listening = null;
            }
            lookOnce(group);
        } else {
            opened.close();
        }
    }

    /** An end that was told before anybody listened is not told again. */
    private void lookOnce(JobGroup group) {
        ports.timer().after(FIRST_LOOK, () -> {
            if (group.isOpen()) {
                group.on(new JobEvent.PollDue());
            }
        });
    }

    private void broken(JobGroup group, RemoteJob job, Hearer hearer, String why) {
        group.listening = null;
        if (group.breaks >= MOST_BREAKS) {
            // Its end was told.
            return;
        }
        LOG.debug("Job {}: its events ended: {}", group.row.id(), why);
        if (++group.breaks < MOST_BREAKS) {
            ports.timer().after(PAUSE, () -> {
                if (group.isOpen()) {
                    listen(group, job, hearer);
                }
            });
        }
        // What was missed meanwhile is asked for.
        group.on(new JobEvent.PollDue());
    }
}
