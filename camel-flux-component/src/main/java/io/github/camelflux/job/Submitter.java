package io.github.camelflux.job;

import io.github.camelflux.job.JobStore.Reservation;
import io.github.camelflux.job.budget.BudgetCharge;
import io.github.camelflux.job.life.JobEvent;
import io.github.camelflux.job.life.JobId;
import io.github.camelflux.job.life.JobRow;
import io.github.camelflux.job.life.Queued;
import io.github.camelflux.provider.Refusal;
import io.github.camelflux.provider.SubmitAnswer;
import java.time.Duration;
import java.util.Optional;
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
        Optional<ProviderLine> line = order == null || group.waiters().size() == 0
                ? Optional.empty()
                : ports.lines().find(order.terms());
        if (line.isEmpty()) {
            group.on(new JobEvent.NobodyAsks());
            return;
        }
        if (group.state() instanceof Queued queued && queued.last() == null) {
            beginQueueTime(group, order.timing().queueTimeout());
        }
        if (queueTimeIsUp(group)) {
            group.on(new JobEvent.QueueTimeUp());
            return;
        }
        AtomicBoolean waits = new AtomicBoolean(true);
        Permits permits = line.get().permits();
        group.ticket = permits.request(order.terms().model(), order.modelLimit(), order.priority(), () -> {
            waits.set(false);
            group.on(new JobEvent.Permitted());
        });
        if (waits.get()) {
            shares.askForMore(permits).whenComplete((asked, failure) -> {
                if (failure != null) {
                    group.on(new JobEvent.PermitFailed(reason(failure)));
                } else if (waits.get()) {
                    lookUp(group, order);
                }
            });
        }
    }

    void takePermit(JobGroup group) {
        if (group.ticket == null) {
            ports.lines().find(group.row.terms()).ifPresent(line -> {
                shares.know(line.permits());
                group.ticket = line.permits().take(group.row.terms().model());
            });
        }
    }

    void releasePermit(JobGroup group) {
        Permits.Ticket ticket = group.ticket;
        group.ticket = null;
        if (ticket != null) {
            ticket.release();
            shares.giveBack();
        }
    }

    void storeIntent(JobGroup group, JobId replaced) {
        Order order = group.order;
        JobId id = ports.ids().get();
        BudgetCharge charge = order.charge(ports.clock().instant());
        group.epoch = lease.epoch();
        ports.store()
                .reserve(new JobStore.Intent(
                        id, order.key(), order.fingerprint(), order.terms(), settings.node(), replaced, charge))
                .whenComplete((reservation, failure) -> {
                    if (failure != null) {
                        facts.write(id, () -> ports.store().withdraw(id), () -> {});
                        group.on(new JobEvent.IntentFailed(reason(failure)));
                    } else if (reservation instanceof Reservation.Held held) {
                        group.on(held(order, held.row()));
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
                        group.on(new JobEvent.IntentStored(id));
                    }
                });
    }

    void post(JobGroup group) {
        Duration limit = group.order.timing().requestTimeout();
        Optional<ProviderLine> line = ports.lines().find(group.order.terms());
        if (stopping.getAsBoolean()) {
            group.on(new JobEvent.Refused(Refusal.of(Refusal.Reason.STOPPED, "the component stops")));
        } else if (line.isEmpty() || !lease.covers(limit, group.epoch)) {
            group.on(new JobEvent.Refused(
                    Refusal.of(Refusal.Reason.NOT_SENT, "this node's lease on the job store was not renewed in time")));
        } else {
            line.get().exchanger().exchange(group.call, limit).thenAccept(ended -> answered(group, line.get(), ended));
        }
    }

    void pause(JobGroup group, Refusal cause) {
        if (queueTimeIsUp(group)) {
            group.on(new JobEvent.QueueTimeUp());
            return;
        }
        long base = 1000L << Math.min(group.pauses++, 5);
        long jittered = (long)
                (Math.min(base, LAST_PAUSE.toMillis()) * (0.5 + ports.random().getAsDouble() / 2));
        Duration wait =
                RetryAfter.parse(cause.retryAfter(), ports.clock().instant()).orElse(Duration.ofMillis(jittered));
        group.alarm(JobGroup.AlarmKind.PAUSE, ports.timer().after(wait, () -> group.on(new JobEvent.PauseOver())));
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

    private void answered(JobGroup group, ProviderLine line, Exchanger.Exchanged ended) {
        if (ended instanceof Exchanger.Exchanged.NotSent notSent) {
            group.on(new JobEvent.Refused(Refusal.of(Refusal.Reason.NOT_SENT, notSent.why())));
        } else if (ended instanceof Exchanger.Exchanged.Broken broken) {
            group.on(new JobEvent.Unclear(broken.why()));
        } else if (ended instanceof Exchanger.Exchanged.Answered answered) {
            SubmitAnswer answer = line.provider().submitted(answered.answer());
            if (answer instanceof SubmitAnswer.Accepted accepted) {
                group.on(new JobEvent.Accepted(accepted.job()));
            } else if (answer instanceof SubmitAnswer.Refused refused) {
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
