package io.github.camelflux.job;

import io.github.camelflux.job.JobStore.Reservation;
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
        boolean asksAgain = group.applicant != null;
        if (!asksAgain && group.state() instanceof Queued queued && queued.last() == null) {
            beginQueueTime(group, order.timing().queueTimeout());
        }
        if (isCalledOff(group)) {
            return;
        }
        if (queueTimeIsUp(group)) {
            group.on(new JobEvent.QueueTimeUp());
            return;
        }
        if (!asksAgain) {
            group.credit = line.get().credit();
            group.applicant = new Application(group);
        }
        switch (group.credit.apply(group.applicant)) {
            case GO -> requestPermit(group, order, line.get().permits());
            case WAIT -> lookUp(group, order, () -> {});
            case REST -> rest(group, order, group.credit.refusal());
        }
    }

    /** Of a key that rests nothing new is bought; what was bought before is handed on all the same. */
    private void rest(JobGroup group, Order order, Refusal why) {
        Runnable callOff = () -> group.on(new JobEvent.CalledOff(why));
        boolean knownAlready = group.state() instanceof Queued queued && queued.replaced() != null;
        if (knownAlready) {
            callOff.run();
        } else {
            lookUp(group, order, callOff);
        }
    }

    private record Application(JobGroup group) implements CreditPause.Applicant {
        @Override
        public void again() {
            group.on(new JobEvent.TurnCame());
        }

        @Override
        public void rest(Refusal why) {
            group.on(new JobEvent.CalledOff(why));
        }
    }

    private void requestPermit(JobGroup group, Order order, Permits permits) {
        AtomicBoolean waits = new AtomicBoolean(true);
        group.ticket = permits.request(order.terms().model(), order.modelLimit(), order.priority(), () -> {
            waits.set(false);
            group.on(new JobEvent.Permitted());
        });
        if (waits.get()) {
            shares.askForMore(permits).whenComplete((asked, failure) -> {
                if (failure != null) {
                    group.on(new JobEvent.PermitFailed(reason(failure)));
                } else if (waits.get()) {
                    lookUp(group, order, () -> {});
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
        CreditPause.Applicant applicant = group.applicant;
        group.applicant = null;
        if (applicant != null) {
            group.credit.leave(applicant);
        }
    }

    void storeIntent(JobGroup group, JobId replaced) {
        Order order = group.order;
        JobId id = ports.ids().get();
        group.epoch = lease.epoch();
        ports.store()
                .reserve(new JobStore.Intent(
                        id, order.key(), order.fingerprint(), order.terms(), settings.node(), replaced))
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
        Optional<ProviderLine> line = ports.lines().find(group.order.terms());
        Optional<Refusal> barred = barred(group);
        if (stopping.getAsBoolean()) {
            group.on(new JobEvent.Refused(Refusal.of(Refusal.Reason.STOPPED, "the component stops")));
        } else if (barred.isPresent()) {
            group.on(new JobEvent.Refused(barred.get()));
        } else if (line.isEmpty() || !lease.covers(limit, group.epoch)) {
            group.on(new JobEvent.Refused(
                    Refusal.of(Refusal.Reason.NOT_SENT, "this node's lease on the job store was not renewed in time")));
        } else {
            line.get().exchanger().exchange(group.call, limit).thenAccept(ended -> answered(group, line.get(), ended));
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
        long base = 1000L << Math.min(group.pauses++, 5);
        long jittered = (long)
                (Math.min(base, LAST_PAUSE.toMillis()) * (0.5 + ports.random().getAsDouble() / 2));
        Duration wait =
                RetryAfter.parse(cause.retryAfter(), ports.clock().instant()).orElse(Duration.ofMillis(jittered));
        group.alarm(JobGroup.AlarmKind.PAUSE, ports.timer().after(wait, () -> group.on(new JobEvent.PauseOver())));
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
    private void lookUp(JobGroup group, Order order, Runnable ifNot) {
        ports.store().find(order.key()).whenComplete((row, failure) -> {
            if (failure == null && row.isPresent()) {
                group.on(held(order, row.get()));
            } else {
                ifNot.run();
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
            tell(group, answer);
            if (answer instanceof SubmitAnswer.Accepted accepted) {
                group.on(new JobEvent.Accepted(accepted.job()));
            } else if (answer instanceof SubmitAnswer.Refused refused) {
                group.on(new JobEvent.Refused(refused.refusal()));
            } else if (answer instanceof SubmitAnswer.Unclear unclear) {
                group.on(new JobEvent.Unclear(unclear.why()));
            }
        }
    }

    /** Why it must not leave any more, though it has a permit. */
    private static Optional<Refusal> barred(JobGroup group) {
        if (group.calledOff != null) {
            return Optional.of(group.calledOff);
        }
        CreditPause.Applicant applicant = group.applicant;
        return applicant == null ? Optional.empty() : group.credit.bars(applicant);
    }

    /** What the answer says about the account's credit. */
    private static void tell(JobGroup group, SubmitAnswer answer) {
        CreditPause.Applicant applicant = group.applicant;
        if (applicant == null) {
            return;
        }
        if (answer instanceof SubmitAnswer.Accepted) {
            group.credit.accepted(applicant);
        } else if (answer instanceof SubmitAnswer.Refused refused
                && refused.refusal().reason() == Refusal.Reason.NO_CREDIT) {
            group.credit.refused(applicant);
        }
    }

    private static String reason(Throwable failure) {
        Throwable cause = failure.getCause() == null ? failure : failure.getCause();
        return "the job store did not take the job: " + cause.getMessage();
    }
}
