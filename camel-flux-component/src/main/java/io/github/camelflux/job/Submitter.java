package io.github.camelflux.job;

import io.github.camelflux.job.JobStore.Reservation;
import io.github.camelflux.job.budget.BudgetCharge;
import io.github.camelflux.job.life.JobEvent;
import io.github.camelflux.job.life.JobId;
import io.github.camelflux.job.life.JobTerms;
import io.github.camelflux.provider.Callback;
import io.github.camelflux.provider.HttpAnswer;
import io.github.camelflux.provider.HttpCall;
import io.github.camelflux.provider.Refusal;
import io.github.camelflux.provider.Submission;
import io.github.camelflux.provider.SubmitAnswer;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Gets a job accepted that has a permit: intent, POST, and the pauses between tries. */
final class Submitter {

    private static final Logger LOG = LoggerFactory.getLogger(Submitter.class);
    private static final Duration LAST_PAUSE = Duration.ofSeconds(30);

    private final JobPorts ports;
    private final NodeLease lease;
    private final PermitDesk permits;
    private final FactWriter facts;
    private final JobSettings settings;
    private final InlinePictures inline;
    private final BooleanSupplier stopping;

    Submitter(
            JobPorts ports,
            NodeLease lease,
            PermitDesk permits,
            FactWriter facts,
            JobSettings settings,
            InlinePictures inline,
            BooleanSupplier stopping) {
        this.ports = ports;
        this.lease = lease;
        this.permits = permits;
        this.facts = facts;
        this.settings = settings;
        this.inline = inline;
        this.stopping = stopping;
    }

    void storeIntent(JobGroup group, JobId replaced) {
        Order order = group.order;
        JobId id = ports.ids().get();
        BudgetCharge charge = order.charge(ports.clock().instant());
        group.epoch = lease.epoch();
        ProviderLine line = line(group);
        if (line == null) {
            group.on(new JobEvent.IntentFailed("its permit was given back"));
            return;
        }
        JobTerms terms = order.terms().under(line.account().alias());
        String token = wantsCallback(order, line, id) ? CallbackToken.random() : null;
        ports.store()
                .reserve(new JobStore.Intent(
                        id,
                        order.key(),
                        order.fingerprint(),
                        terms,
                        settings.node(),
                        replaced,
                        charge,
                        token == null ? null : CallbackToken.digest(token)))
                .whenComplete((reservation, failure) -> {
                    if (failure != null) {
                        facts.write(id, () -> ports.store().withdraw(id), () -> {});
                        group.on(new JobEvent.IntentFailed(JobStoreException.reason(failure)));
                    } else if (reservation instanceof Reservation.Held held) {
                        group.on(PermitDesk.held(order, held.row()));
                    } else if (reservation instanceof Reservation.OverBudget over) {
                        group.on(new JobEvent.OverBudget(charge.shortfall(over.spentUsd())));
                    } else if (reservation instanceof Reservation.Reserved reserved) {
                        if (replaced != null) {
                            LOG.warn(
                                    "Job {} is sent although nobody can say what became of job {} under the same key:"
                                            + " it may be charged twice",
                                    id,
                                    replaced);
                        }
                        group.row = reserved.row();
                        group.callbackToken = token;
                        group.doubtful = false;
                        group.on(new JobEvent.IntentStored(id));
                    }
                });
    }

    void post(JobGroup group) {
        KeyPermit permit = group.permit;
        ProviderLine line = permit.line();
        Submission submission = submission(group.order, line, group.row.id(), group.callbackToken);
        List<HttpCall> calls = new ArrayList<>(line.provider().preparations(submission));
        calls.add(line.provider().submit(submission));
        send(group, permit, submission, calls.iterator());
    }

    /** The last call submits. Each may take a while: before each of them it is asked anew whether the job may still leave. */
    private void send(JobGroup group, KeyPermit permit, Submission submission, Iterator<HttpCall> calls) {
        Duration limit = group.order.timing().submitTimeout();
        ProviderLine line = permit.line();
        Optional<Refusal> barred = permits.barred(group, line);
        if (stopping.getAsBoolean()) {
            refuse(group, permit, Refusal.of(Refusal.Reason.STOPPED, "the component stops"));
        } else if (barred.isPresent()) {
            refuse(group, permit, barred.get());
        } else if (!lease.covers(limit, group.epoch)) {
            refuse(
                    group,
                    permit,
                    Refusal.of(Refusal.Reason.NOT_SENT, "this node's lease on the job store was not renewed in time"));
        } else {
            CompletionStage<Exchanger.Exchanged> sent = line.exchanger().exchange(calls.next(), limit);
            if (!calls.hasNext()) {
                sent.thenAccept(ended -> answered(group, permit, submission, ended));
                return;
            }
            sent.thenAccept(ended -> unprepared(line, ended)
                    .ifPresentOrElse(why -> refuse(group, permit, why), () -> send(group, permit, submission, calls)));
        }
    }

    /** Why the job must not be submitted. Whatever became of a preparation, nothing was bought. */
    private static Optional<Refusal> unprepared(ProviderLine line, Exchanger.Exchanged ended) {
        if (ended instanceof Exchanger.Exchanged.Answered answered) {
            answered.answer().release();
            return line.provider().prepared(answered.answer());
        }
        return Optional.of(Refusal.of(Refusal.Reason.NOT_SENT, ((Exchanger.Exchanged.Unanswered) ended).why()));
    }

    /** Sends it again under the same id, which is refused or known if it was taken before. */
    void postLater(JobGroup group, String why) {
        Duration wait = backOff(group);
        if (group.queueDeadline - ports.nanos().getAsLong() < wait.toNanos()) {
            group.on(new JobEvent.Unclear(why));
            return;
        }
        LOG.info("Job {} is sent again under the same id: {}", group.row.id(), why);
        group.alarm(JobGroup.AlarmKind.PAUSE, ports.timer().after(wait, () -> group.on(new JobEvent.ResendDue())));
    }

    void pause(JobGroup group, Refusal cause) {
        if (group.calledOff != null) {
            group.on(new JobEvent.CalledOff(group.calledOff));
            return;
        }
        if (permits.queueTimeIsUp(group)) {
            group.on(new JobEvent.QueueTimeUp());
            return;
        }
        if (needsNone(group, cause)) {
            group.on(new JobEvent.PauseOver());
            return;
        }
        Duration backOff = backOff(group);
        Duration wait =
                RetryAfter.parse(cause.retryAfter(), ports.clock().instant()).orElse(backOff);
        group.alarm(JobGroup.AlarmKind.PAUSE, ports.timer().after(wait, () -> group.on(new JobEvent.PauseOver())));
    }

    private Duration backOff(JobGroup group) {
        long base = 1000L << Math.min(group.pauses++, 5);
        return Duration.ofMillis((long)
                (Math.min(base, LAST_PAUSE.toMillis()) * (0.5 + ports.random().getAsDouble() / 2)));
    }

    /** Null if the job has no permit any more. */
    private static ProviderLine line(JobGroup group) {
        KeyPermit permit = group.permit;
        return permit == null ? null : permit.line();
    }

    /** Where it cannot be had, the job is asked for its state as often as ever. */
    private static boolean wantsCallback(Order order, ProviderLine line, JobId id) {
        return order.callback() != null
                && line.provider()
                        .callsBack(new Submission(order.request(), line.account(), id.asUuid(), order.callback()));
    }

    /** @param token of the attempt's callback; null without one */
    static Submission submission(Order order, ProviderLine line, JobId id, String token) {
        Callback asked = order.callback();
        Callback callback = asked == null || token == null
                ? null
                : new Callback(URI.create(asked.url() + "/" + token), asked.secret());
        return new Submission(order.request(), line.account(), id.asUuid(), callback);
    }

    /** Another key may take the job now, or it goes as soon as one that is in flight ends. */
    private boolean needsNone(JobGroup group, Refusal cause) {
        return cause.isOfTheKey()
                || cause.reason() == Refusal.Reason.RATE_LIMITED
                        && cause.retryAfter() == null
                        && permits.isPaced(group);
    }

    /** What was sent before under the same id may have been taken, whatever keeps it from being sent again. */
    private void refuse(JobGroup group, KeyPermit permit, Refusal refusal) {
        if (group.doubtful) {
            unclear(group, permit, refusal.message());
            return;
        }
        boolean elsewhere = refusal.isOfTheKey() && permits.takesElsewhere(group, permit.line());
        group.on(new JobEvent.Refused(refusal, refusal.mayPass() || elsewhere));
    }

    private void answered(JobGroup group, KeyPermit permit, Submission submission, Exchanger.Exchanged ended) {
        if (ended instanceof Exchanger.Exchanged.NotSent notSent) {
            refuse(group, permit, Refusal.of(Refusal.Reason.NOT_SENT, notSent.why()));
        } else if (ended instanceof Exchanger.Exchanged.Broken broken) {
            unclear(group, permit, broken.why());
        } else if (ended instanceof Exchanger.Exchanged.Answered answered) {
            permit.line().key().rate().told(answered.answer());
            SubmitAnswer answer = permit.line().provider().submitted(submission, answered.answer());
            permits.answered(group, permit, answer);
            if (answer instanceof SubmitAnswer.Settled settled) {
                settled(group, settled, answered.answer());
                return;
            }
            answered.answer().release();
            if (answer instanceof SubmitAnswer.Accepted accepted) {
                group.on(new JobEvent.Accepted(accepted.job()));
            } else if (answer instanceof SubmitAnswer.Refused refused) {
                group.doubtful &= !refused.refusal().isOfTheRequest();
                refuse(group, permit, refused.refusal());
            } else if (answer instanceof SubmitAnswer.Unclear unclear) {
                unclear(group, permit, unclear.why());
            }
        }
    }

    /** The picture is kept first: who finds the job accepted and its provider cannot be asked finds the picture then. */
    private void settled(JobGroup group, SubmitAnswer.Settled settled, HttpAnswer carrier) {
        inline.keep(group, group.row.id(), new Said(settled.end(), carrier), kept -> {
            group.on(new JobEvent.Accepted(settled.job()));
            group.on(new JobEvent.Polled(settled.end(), Duration.ZERO));
        });
    }

    private void unclear(JobGroup group, KeyPermit permit, String why) {
        boolean again = permit.line().provider().honoursAttempts()
                && group.calledOff == null
                && !stopping.getAsBoolean()
                && !permits.queueTimeIsUp(group);
        group.doubtful = true;
        group.on(new JobEvent.Unclear(why, again));
    }
}
