package io.github.camelflux.job;

import io.github.camelflux.job.life.JobEvent;
import io.github.camelflux.job.life.JobRow;
import io.github.camelflux.job.life.Queued;
import io.github.camelflux.provider.Refusal;
import io.github.camelflux.provider.SubmitAnswer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.UnaryOperator;

/** Gets a job a permit under one of the keys that it may be bought under, and gives it back. */
final class PermitDesk {

    private final JobPorts ports;
    private final PermitShares shares;

    PermitDesk(JobPorts ports, PermitShares shares) {
        this.ports = ports;
        this.shares = shares;
    }

    void acquire(JobGroup group) {
        Order order = group.order;
        List<ProviderLine> lines = order == null || group.waiters().size() == 0 ? List.of() : lines(order);
        if (lines.isEmpty()) {
            group.on(new JobEvent.NobodyAsks());
            return;
        }
        boolean asksAgain = group.applications != null;
        if (!asksAgain && group.state() instanceof Queued queued && queued.last() == null) {
            beginQueueTime(group, order.timing().queueTimeout());
        }
        if (group.calledOff != null) {
            group.on(new JobEvent.CalledOff(group.calledOff));
            return;
        }
        if (queueTimeIsUp(group)) {
            group.on(new JobEvent.QueueTimeUp());
            return;
        }
        if (!asksAgain) {
            group.applications = new KeyApplications(group);
        }
        List<ProviderLine> open = group.applications.apply(lines);
        if (!open.isEmpty()) {
            request(group, order, open);
        } else if (group.applications.waits()) {
            lookUp(group, order, () -> {});
        } else {
            rest(group, order, lines.get(0).credit().refusal());
        }
    }

    void take(JobGroup group) {
        if (group.permit == null) {
            ports.lines().find(group.row.terms()).ifPresent(line -> {
                shares.know(line.permits());
                group.permit = KeyPermit.take(line, group.row.terms().model());
            });
        }
    }

    void release(JobGroup group) {
        KeyPermit permit = group.permit;
        group.permit = null;
        group.cancel(JobGroup.AlarmKind.PAUSE);
        if (permit != null) {
            permit.release();
            shares.giveBack();
        }
        KeyApplications applications = group.applications;
        group.applications = null;
        if (applications != null) {
            applications.leave();
        }
    }

    /** The alarm may have rung while a POST was on its way. */
    boolean queueTimeIsUp(JobGroup group) {
        return ports.nanos().getAsLong() - group.queueDeadline >= 0;
    }

    /** Why a job must not leave any more, though it has a permit. */
    Optional<Refusal> barred(JobGroup group, ProviderLine line) {
        if (group.calledOff != null) {
            return Optional.of(group.calledOff);
        }
        KeyApplications applications = group.applications;
        return applications == null ? Optional.empty() : applications.bars(line);
    }

    /** Takes note of what the answer to a submission says about its key. */
    void answered(JobGroup group, KeyPermit permit, SubmitAnswer answer) {
        KeyApplications applications = group.applications;
        if (answer instanceof SubmitAnswer.Accepted) {
            permit.accepted();
            if (applications != null) {
                applications.accepted(permit.line());
                // It runs: whether other keys rest is nothing to it any more.
                applications.leave();
                group.applications = null;
            }
        } else if (answer instanceof SubmitAnswer.Refused refused) {
            switch (refused.refusal().reason()) {
                case RATE_LIMITED -> permit.refused();
                case UNAUTHORIZED ->
                    permit.line().key().barred().bar(group.order.terms().model());
                case NO_CREDIT -> {
                    if (applications != null) {
                        applications.refused(permit.line());
                    }
                }
                default -> {}
            }
        }
    }

    /** Whether another key may take what one refused for reasons of its own. */
    boolean takesElsewhere(JobGroup group, ProviderLine refused) {
        Order order = group.order;
        return order != null
                && !isUsable(refused, order)
                && lines(order).stream().anyMatch(line -> line != refused && isUsable(line, order));
    }

    /** Whether a permit comes free as soon as the provider takes more. */
    boolean isPaced(JobGroup group) {
        return group.order != null
                && lines(group.order).stream().anyMatch(line -> line.permits().isPaced());
    }

    private static boolean isUsable(ProviderLine line, Order order) {
        return line.credit().restsUntil().isEmpty()
                && !line.key().barred().isBarred(order.terms().model());
    }

    /** Keys that were refused the model of late are asked only if all were. */
    private List<ProviderLine> lines(Order order) {
        List<ProviderLine> all = order.accounts().stream()
                .map(account -> ports.lines().find(order.terms().provider(), account))
                .flatMap(Optional::stream)
                .toList();
        List<ProviderLine> allowed = all.stream()
                .filter(line -> !line.key().barred().isBarred(order.terms().model()))
                .toList();
        return allowed.isEmpty() ? all : allowed;
    }

    private void request(JobGroup group, Order order, List<ProviderLine> lines) {
        AtomicBoolean waits = new AtomicBoolean(true);
        group.permit = KeyPermit.request(lines, PermitWish.of(order), line -> isUsable(line, order), line -> {
            waits.set(false);
            takeTurn(group, line);
        });
        if (waits.get()) {
            askForMore(lines).whenComplete((asked, failure) -> {
                if (failure != null) {
                    group.on(new JobEvent.PermitFailed(JobStoreException.reason(failure)));
                } else if (waits.get()) {
                    lookUp(group, order, () -> {});
                }
            });
        }
    }

    /** The permit is there: it goes when the request-rate budget of the key lets it. */
    private void takeTurn(JobGroup group, ProviderLine line) {
        // What waits for another day takes nothing of the minutes until then: they are for questions.
        after(group, line.key().rate()::day, () -> takeMinute(group, line));
    }

    private void takeMinute(JobGroup group, ProviderLine line) {
        after(group, line.key().rate()::submission, () -> group.on(new JobEvent.Permitted()));
    }

    private void after(JobGroup group, UnaryOperator<Duration> booking, Runnable then) {
        Duration longest = Duration.ofNanos(group.queueDeadline - ports.nanos().getAsLong());
        Duration wait = booking.apply(longest);
        if (wait.isZero()) {
            then.run();
        } else if (wait.compareTo(longest) > 0) {
            group.on(new JobEvent.CalledOff(tooOften(wait)));
        } else {
            group.alarm(JobGroup.AlarmKind.PAUSE, ports.timer().after(wait, then));
        }
    }

    private static Refusal tooOften(Duration wait) {
        return new Refusal(
                Refusal.Reason.RATE_LIMITED,
                "the request-rate budget of the API key lets no submission go within queueTimeout",
                String.valueOf(wait.toSeconds() + 1),
                List.of(),
                null,
                null);
    }

    private CompletionStage<Void> askForMore(List<ProviderLine> lines) {
        return CompletableFuture.allOf(lines.stream()
                .map(line -> shares.askForMore(line.permits()).toCompletableFuture())
                .toArray(CompletableFuture[]::new));
    }

    /** Of keys that rest nothing new is bought; what was bought before is handed on all the same. */
    private void rest(JobGroup group, Order order, Refusal why) {
        Runnable callOff = () -> group.on(new JobEvent.CalledOff(why));
        boolean knownAlready = group.state() instanceof Queued queued && queued.replaced() != null;
        if (knownAlready) {
            callOff.run();
        } else {
            lookUp(group, order, callOff);
        }
    }

    /** Counts from now on until the job is accepted. */
    private void beginQueueTime(JobGroup group, Duration limit) {
        group.queueDeadline = ports.nanos().getAsLong() + limit.toNanos();
        group.alarm(JobGroup.AlarmKind.QUEUE, ports.timer().after(limit, () -> group.on(new JobEvent.QueueTimeUp())));
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

    static JobEvent held(Order order, JobRow row) {
        return new JobEvent.KeyHeld(row, row.fingerprint().equals(order.fingerprint()));
    }
}
