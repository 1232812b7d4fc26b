package io.github.camelflux.job;

import io.github.camelflux.job.JobStore.Reservation;
import io.github.camelflux.job.life.JobEvent;
import io.github.camelflux.job.life.JobId;
import io.github.camelflux.job.life.JobRow;
import io.github.camelflux.job.life.JobTerms;
import io.github.camelflux.job.life.Queued;
import io.github.camelflux.provider.HttpCall;
import io.github.camelflux.provider.Refusal;
import io.github.camelflux.provider.SubmitAnswer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Gets a job accepted: permit, intent, POST, and the pauses between tries. */
final class Submitter {

    private static final Logger LOG = LoggerFactory.getLogger(Submitter.class);
    private static final Duration LAST_PAUSE = Duration.ofSeconds(30);

    private final JobPorts ports;
    private final NodeLease lease;
    private final PermitShares shares;
    private final FactWriter facts;
    private final JobSettings settings;
    private final BooleanSupplier stopping;

    Submitter(
            JobPorts ports,
            NodeLease lease,
            PermitShares shares,
            FactWriter facts,
            JobSettings settings,
            BooleanSupplier stopping) {
        this.ports = ports;
        this.lease = lease;
        this.shares = shares;
        this.facts = facts;
        this.settings = settings;
        this.stopping = stopping;
    }

    void acquirePermit(JobGroup group) {
        Order order = group.order;
        List<ProviderLine> lines = order == null || group.waiters().size() == 0 ? List.of() : lines(order);
        if (lines.isEmpty()) {
            group.on(new JobEvent.NobodyAsks());
            return;
        }
        if (group.state() instanceof Queued queued && queued.last() == null) {
            beginQueueTime(group, order.timing().queueTimeout());
        }
        if (isCalledOff(group)) {
            return;
        }
        if (queueTimeIsUp(group)) {
            group.on(new JobEvent.QueueTimeUp());
            return;
        }
        AtomicBoolean waits = new AtomicBoolean(true);
        group.permit = KeyPermit.request(lines, PermitWish.of(order), () -> {
            waits.set(false);
            group.on(new JobEvent.Permitted());
        });
        if (waits.get()) {
            askForMore(lines).whenComplete((asked, failure) -> {
                if (failure != null) {
                    group.on(new JobEvent.PermitFailed(reason(failure)));
                } else if (waits.get()) {
                    lookUp(group, order);
                }
            });
        }
    }

    void takePermit(JobGroup group) {
        if (group.permit == null) {
            ports.lines().find(group.row.terms()).ifPresent(line -> {
                shares.know(line.permits());
                group.permit = KeyPermit.take(line, group.row.terms().model());
            });
        }
    }

    void releasePermit(JobGroup group) {
        KeyPermit permit = group.permit;
        group.permit = null;
        if (permit != null) {
            permit.release();
            shares.giveBack();
        }
    }

    void storeIntent(JobGroup group, JobId replaced) {
        Order order = group.order;
        JobId id = ports.ids().get();
        group.epoch = lease.epoch();
        JobTerms terms = order.terms().under(group.permit.line().account().alias());
        ports.store()
                .reserve(new JobStore.Intent(id, order.key(), order.fingerprint(), terms, settings.node(), replaced))
                .whenComplete((reservation, failure) -> {
                    if (failure != null) {
                        facts.write(id, () -> ports.store().withdraw(id), () -> {});
                        group.on(new JobEvent.IntentFailed(reason(failure)));
                    } else if (reservation instanceof Reservation.Held held) {
                        group.on(held(order, held.row()));
                    } else if (reservation instanceof Reservation.Reserved reserved) {
                        if (replaced != null) {
                            LOG.warn(
                                    "Job {} is sent although nobody can say what became of job {} under the same key:"
                                            + " it may be charged twice",
                                    id,
                                    replaced);
                        }
                        group.row = reserved.row();
                        group.on(new JobEvent.IntentStored(id));
                    }
                });
    }

    void post(JobGroup group) {
        Duration limit = group.order.timing().requestTimeout();
        KeyPermit permit = group.permit;
        ProviderLine line = permit.line();
        if (stopping.getAsBoolean()) {
            group.on(new JobEvent.Refused(Refusal.of(Refusal.Reason.STOPPED, "the component stops")));
        } else if (group.calledOff != null) {
            group.on(new JobEvent.Refused(group.calledOff));
        } else if (!lease.covers(limit, group.epoch)) {
            group.on(new JobEvent.Refused(
                    Refusal.of(Refusal.Reason.NOT_SENT, "this node's lease on the job store was not renewed in time")));
        } else {
            line.exchanger().exchange(call(group, line), limit).thenAccept(ended -> answered(group, permit, ended));
        }
    }

    void pause(JobGroup group, Refusal cause) {
        if (isCalledOff(group)) {
            return;
        }
        if (queueTimeIsUp(group)) {
            group.on(new JobEvent.QueueTimeUp());
            return;
        }
        if (comesFree(group, cause)) {
            group.on(new JobEvent.PauseOver());
            return;
        }
        long base = 1000L << Math.min(group.pauses++, 5);
        long jittered = (long)
                (Math.min(base, LAST_PAUSE.toMillis()) * (0.5 + ports.random().getAsDouble() / 2));
        Duration wait =
                RetryAfter.parse(cause.retryAfter(), ports.clock().instant()).orElse(Duration.ofMillis(jittered));
        group.alarm(JobGroup.AlarmKind.PAUSE, ports.timer().after(wait, () -> group.on(new JobEvent.PauseOver())));
    }

    /** Whether a permit is there as soon as the provider takes more: then waiting in line is enough. */
    private boolean comesFree(JobGroup group, Refusal cause) {
        return cause.reason() == Refusal.Reason.RATE_LIMITED
                && cause.retryAfter() == null
                && group.order != null
                && lines(group.order).stream().anyMatch(line -> line.permits().isPaced());
    }

    /** Whether it was called off while it was on its way. */
    private static boolean isCalledOff(JobGroup group) {
        Refusal refusal = group.calledOff;
        if (refusal != null) {
            group.on(new JobEvent.CalledOff(refusal));
        }
        return refusal != null;
    }

    /** Counts from now on until the job is accepted. */
    private void beginQueueTime(JobGroup group, Duration limit) {
        group.queueDeadline = ports.nanos().getAsLong() + limit.toNanos();
        group.alarm(JobGroup.AlarmKind.QUEUE, ports.timer().after(limit, () -> group.on(new JobEvent.QueueTimeUp())));
    }

    /** The alarm may have rung while a POST was on its way. */
    private boolean queueTimeIsUp(JobGroup group) {
        return ports.nanos().getAsLong() - group.queueDeadline >= 0;
    }

    /** A job in line may turn out to be known: then it needs no permit. */
    private void lookUp(JobGroup group, Order order) {
        ports.store().find(order.key()).whenComplete((row, failure) -> {
            if (failure == null && row.isPresent()) {
                group.on(held(order, row.get()));
            }
        });
    }

    private JobEvent held(Order order, JobRow row) {
        return new JobEvent.KeyHeld(row, row.fingerprint().equals(order.fingerprint()));
    }

    private List<ProviderLine> lines(Order order) {
        return order.accounts().stream()
                .map(account -> ports.lines().find(order.terms().provider(), account))
                .flatMap(Optional::stream)
                .toList();
    }

    private CompletionStage<Void> askForMore(List<ProviderLine> lines) {
        return CompletableFuture.allOf(lines.stream()
                .map(line -> shares.askForMore(line.permits()).toCompletableFuture())
                .toArray(CompletableFuture[]::new));
    }

    /** The call was made for the first of the keys. */
    private static HttpCall call(JobGroup group, ProviderLine line) {
        Order order = group.order;
        return line.account().alias().equals(order.terms().account())
                ? group.call
                : line.provider().submit(order.request(), line.account());
    }

    private void answered(JobGroup group, KeyPermit permit, Exchanger.Exchanged ended) {
        if (ended instanceof Exchanger.Exchanged.NotSent notSent) {
            group.on(new JobEvent.Refused(Refusal.of(Refusal.Reason.NOT_SENT, notSent.why())));
        } else if (ended instanceof Exchanger.Exchanged.Broken broken) {
            group.on(new JobEvent.Unclear(broken.why()));
        } else if (ended instanceof Exchanger.Exchanged.Answered answered) {
            SubmitAnswer answer = permit.line().provider().submitted(answered.answer());
            if (answer instanceof SubmitAnswer.Accepted accepted) {
                permit.accepted();
                group.on(new JobEvent.Accepted(accepted.job()));
            } else if (answer instanceof SubmitAnswer.Refused refused) {
                if (refused.refusal().reason() == Refusal.Reason.RATE_LIMITED) {
                    permit.refused();
                }
                group.on(new JobEvent.Refused(refused.refusal()));
            } else if (answer instanceof SubmitAnswer.Unclear unclear) {
                group.on(new JobEvent.Unclear(unclear.why()));
            }
        }
    }

    private static String reason(Throwable failure) {
        Throwable cause = failure.getCause() == null ? failure : failure.getCause();
        return "the job store did not take the job: " + cause.getMessage();
    }
}
