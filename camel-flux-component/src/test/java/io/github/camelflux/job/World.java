package io.github.camelflux.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelflux.job.budget.Budget;
import io.github.camelflux.job.budget.BudgetCycle;
import io.github.camelflux.job.budget.BudgetUse;
import io.github.camelflux.job.life.IdempotencyKey;
import io.github.camelflux.job.life.JobId;
import io.github.camelflux.job.life.JobRow;
import io.github.camelflux.job.life.Outcome;
import io.github.camelflux.job.life.RowState;
import io.github.camelflux.store.MemoryJobStore;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Two nodes on one store, one provider, one message. Everything that crosses the border of a node is a move of its own, so that
 * the {@link Explorer} can put a crash, a pause, a lost answer or another message between any two of them.
 */
final class World {

    static final Duration LEASE = Duration.ofSeconds(100);
    static final Duration RENEWAL = Duration.ofSeconds(40);
    static final Duration LOOK = Duration.ofSeconds(20);
    static final Duration POST_LIMIT = Duration.ofSeconds(15);
    static final IdempotencyKey KEY = IdempotencyKey.of("model", "the message");

    static final BigDecimal PRICE = new BigDecimal("0.03");

    /** Suffices for the one picture that may be bought. */
    static final Budget BUDGET = new Budget("model", PRICE, BudgetCycle.MONTH, ZoneOffset.UTC);

    private static final Instant EPOCH = Instant.parse("2026-01-01T00:00:00Z");
    private static final int MOST_DELIVERIES = 6;
    private static final int MOST_ADVANCES = 60;

    private final Set<Fault> allowed;
    private final boolean reporting;
    private final List<Report> reports = new ArrayList<>();
    private final List<Report> refused = new ArrayList<>();
    private final List<WorldNode> nodes = new ArrayList<>();
    private final Map<JobId, Outcome> outcomes = new HashMap<>();
    private final Set<JobId> doubted = new HashSet<>();
    private final ModelPictures pictures = new ModelPictures();
    final MemoryJobStore store = new MemoryJobStore(
            new WorldClock(), new MemoryJobStore.Bounds(1000, Long.MAX_VALUE), pictures, () -> 0, ZoneOffset.UTC);
    final List<Operation> pending = new ArrayList<>();
    private int faultsLeft;
    private long now;
    private int attempts;
    private int incarnations;
    private int bill;
    private int deliveries;
    private int delivered;
    private int advances;
    private boolean acknowledged;
    private boolean reported;
    boolean storeDown;
    boolean storeFailed;

    /** What may go wrong. */
    enum Fault {
        CRASH,
        PAUSE,
        STORE_DOWN,
        STORE_ANSWER_LOST,
        POST_LOST,
        ANSWER_LOST,
        NOT_SENT,
        RATE_LIMITED,
        DOUBLED_EVENT,
        POLL_UNANSWERED,
        DOWNLOAD_INTERRUPTED,
        DOUBLED_REPORT,
        UNIT_OF_WORK_FAILED,
        DUPLICATE_MESSAGE
    }

    /** One thing that may happen next; a fault happens only while there are faults left. */
    record Move(String label, boolean fault, Runnable run) {
        Move(String label, Runnable run) {
            this(label, false, run);
        }
    }

    /** Something on its way between a node and the rest of the world. */
    static final class Operation {
        final String label;
        final WorldNode node;
        final List<Move> moves = new ArrayList<>();
        final boolean outlivesNode;

        Operation(String label, WorldNode node, boolean outlivesNode) {
            this.label = label;
            this.node = node;
            this.outlivesNode = outlivesNode;
        }
    }

    /** What the provider has to say of a job, to whichever node is asked to take it. */
    private record Report(String token, int task) {}

    /** @param reporting whether the provider is asked to report the job's end; such a report comes at any time, or never */
    World(int faults, Set<Fault> allowed, boolean reporting) {
        this.faultsLeft = faults;
        this.allowed = allowed;
        this.reporting = reporting;
        nodes.add(new WorldNode(this, 0, incarnations++, pictures));
        nodes.add(new WorldNode(this, 1, incarnations++, pictures));
        deliver(nodes.get(0));
    }

    boolean may(Fault fault) {
        return faultsLeft > 0 && allowed.contains(fault);
    }

    void spend() {
        faultsLeft--;
    }

    long nanos() {
        return now;
    }

    JobId nextAttempt() {
        return new JobId("j" + ++attempts);
    }

    boolean reporting() {
        return reporting;
    }

    /** @param token of the address to report to; null for nowhere */
    int accept(String token) {
        bill++;
        if (token != null) {
            reports.add(new Report(token, bill));
        }
        return bill;
    }

    void unitOfWorkCompleted() {
        delivered++;
        acknowledged = true;
    }

    void handedToResultsConsumer() {
        delivered++;
    }

    /** A question for the state comes after the job id is in the store, or after the store has failed to take it. */
    void assertJobIdStored() {
        boolean stored = rows().stream().anyMatch(row -> row.remote() != null);
        assertThat(stored || storeFailed)
                .as("job id stored before the first poll")
                .isTrue();
    }

    /** From here on nobody can be sure what the provider did with attempts that have no answer. */
    void doubt() {
        store.list(JobFilter.all(100)).toCompletableFuture().join().stream()
                .filter(row -> row.remote() == null)
                .forEach(row -> doubted.add(row.id()));
    }

    List<Move> moves() {
        List<Move> moves = new ArrayList<>();
        for (Operation operation : List.copyOf(pending)) {
            if (operation.outlivesNode || operation.node.running()) {
                moves.addAll(operation.moves);
            }
        }
        for (WorldNode node : nodes) {
            node.overdue().ifPresent(moves::add);
        }
        moves.removeIf(move -> move.fault() && faultsLeft == 0);
        boolean quiet = moves.isEmpty();
        for (WorldNode node : nodes) {
            if (node.running() && may(Fault.CRASH)) {
                moves.add(new Move("crash " + node, () -> crash(node)));
            }
            if (node.running() && may(Fault.PAUSE)) {
                moves.add(new Move("pause " + node, () -> pause(node)));
            }
            if (node.paused()) {
                moves.add(new Move("resume " + node, node::resume));
            }
            if (node.running() && may(Fault.DUPLICATE_MESSAGE)) {
                moves.add(new Move("duplicate to " + node, () -> {
                    spend();
                    deliver(node);
                }));
            }
        }
        if (storeDown) {
            moves.add(new Move("store up", () -> storeDown = false));
        } else if (may(Fault.STORE_DOWN)) {
            moves.add(new Move("store down", () -> {
                spend();
                doubt();
                storeFailed = true;
                storeDown = true;
            }));
        }
        if (quiet) {
            addQuietMoves(moves);
        }
        for (Report report : reports) {
            addMovesOf(report, quiet, moves);
        }
        return moves;
    }

    private void addMovesOf(Report report, boolean quiet, List<Move> moves) {
        for (WorldNode node : nodes) {
            if (node.running()) {
                moves.add(new Move("report to " + node, () -> {
                    reports.remove(report);
                    report(report, node);
                }));
                if (may(Fault.DOUBLED_REPORT)) {
                    moves.add(new Move("report to " + node + ", not the last time", true, () -> {
                        spend();
                        report(report, node);
                    }));
                }
            }
        }
        if (quiet) {
            moves.add(new Move("report never comes", () -> reports.remove(report)));
        }
    }

    /** What was not taken comes again. */
    private void report(Report report, WorldNode node) {
        node.report(report.token(), report.task()).thenAccept(receipt -> {
            if (receipt == CallbackDesk.Receipt.TAKEN) {
                reported = true;
            } else if (receipt == CallbackDesk.Receipt.NOT_NOW) {
                reports.add(report);
            } else {
                refused.add(report);
            }
        });
    }

    /** At rest: what a broker, an operator's restart and the passing of time bring about. */
    private void addQuietMoves(List<Move> moves) {
        for (WorldNode node : nodes) {
            if (node.crashed()) {
                moves.add(new Move(
                        "restart " + node,
                        () -> nodes.set(node.index(), new WorldNode(this, node.index(), incarnations++, pictures))));
            }
        }
        boolean waits = nodes.stream().anyMatch(WorldNode::waits);
        if (!acknowledged && !unknown() && !waits && deliveries < MOST_DELIVERIES) {
            for (WorldNode node : nodes) {
                if (node.running()) {
                    moves.add(new Move("redeliver to " + node, () -> deliver(node)));
                }
            }
        }
        boolean settled = (acknowledged || unknown())
                && !waits
                && !storeBusy()
                && nodes.stream().allMatch(WorldNode::idle);
        if (moves.isEmpty() && !settled) {
            if (++advances > MOST_ADVANCES) {
                throw new AssertionError("time passes and nothing happens");
            }
            moves.add(new Move("time passes", this::advance));
        }
    }

    private boolean unknown() {
        return rows().stream().anyMatch(row -> row.state() == RowState.UNKNOWN && row.keyHeld());
    }

    private boolean storeBusy() {
        return rows().stream()
                .anyMatch(
                        row -> row.state() == RowState.INTENT || row.state() == RowState.ACCEPTED || row.undelivered());
    }

    private List<JobRow> rows() {
        return store.list(JobFilter.all(100)).toCompletableFuture().join();
    }

    private void deliver(WorldNode node) {
        deliveries++;
        node.receive();
    }

    private void crash(WorldNode node) {
        spend();
        doubt();
        node.crash();
        pending.removeIf(operation -> operation.node == node && !operation.outlivesNode);
    }

    /** The node stops for longer than its lease; the others go on meanwhile. */
    private void pause(WorldNode node) {
        spend();
        doubt();
        node.pause();
        long until = now + LEASE.plus(RENEWAL).plus(LOOK).toNanos();
        while (now < until) {
            advance();
        }
    }

    private void advance() {
        long next = nodes.stream()
                .filter(WorldNode::running)
                .mapToLong(WorldNode::nextAlarm)
                .min()
                .orElse(now + LOOK.toNanos());
        now = Math.max(now, next == Long.MAX_VALUE ? now + LOOK.toNanos() : next);
        for (WorldNode node : nodes) {
            node.fireDue();
        }
    }

    /** Holds after every single move. */
    void assertNothingBroken() {
        assertBudgetKept();
        assertThat(refused).as("true reports that were refused").isEmpty();
        assertThat(bill).as("accepted submissions").isLessThanOrEqualTo(1);
        for (JobRow row : rows()) {
            Outcome before = outcomes.putIfAbsent(row.id(), row.outcome() == null ? NONE : row.outcome());
            if (before != null && before != NONE) {
                assertThat(row.outcome()).as("outcome of %s", row.id()).isEqualTo(before);
            } else if (row.outcome() != null) {
                outcomes.put(row.id(), row.outcome());
            }
            if (row.state() == RowState.UNKNOWN) {
                assertThat(doubted).as("unknown outside of the window").contains(row.id());
            }
        }
    }

    /** What is not told yet is reserved, what ended is spent, and what was taken back is neither. */
    private void assertBudgetKept() {
        BudgetUse use = store.budgets(List.of(BUDGET.period(EPOCH)))
                .toCompletableFuture()
                .join()
                .get(0);
        List<JobRow> rows = rows();
        long open = rows.stream().filter(row -> row.outcome() == null).count();
        long ended = rows.size() - open;
        assertThat(use.reservedUsd()).as("reserved").isEqualByComparingTo(PRICE.multiply(BigDecimal.valueOf(open)));
        assertThat(use.spentUsd()).as("spent").isEqualByComparingTo(PRICE.multiply(BigDecimal.valueOf(ended)));
        long booked = store.ledger(LocalDate.EPOCH, LocalDate.of(2100, 1, 1)).toCompletableFuture().join().stream()
                .mapToLong(line -> line.sums().jobs())
                .sum();
        assertThat(booked).as("jobs in the ledger").isEqualTo(ended);
    }

    /** Holds when the world has come to rest. */
    void assertPromisesKept() {
        boolean unknown = unknown();
        assertThat(delivered > 0 || unknown)
                .as("delivered, or listed as unknown")
                .isTrue();
        if (bill == 1 && delivered == 0) {
            assertThat(unknown).as("bought, not delivered: listed as unknown").isTrue();
        }
        assertThat(reported && unknown).as("reported, and still unknown").isFalse();
        if (delivered > 0) {
            assertThat(bill).isEqualTo(1);
        }
        for (WorldNode node : nodes) {
            node.assertNothingHeld();
        }
    }

    String describe() {
        StringBuilder text = new StringBuilder();
        text.append("faults ")
                .append(faultsLeft)
                .append(" bill ")
                .append(bill)
                .append(" delivered ")
                .append(delivered);
        text.append(" deliveries ").append(deliveries).append(acknowledged ? " acknowledged" : "");
        text.append(reports.isEmpty() ? "" : " to report " + reports.size()).append(reported ? " reported" : "");
        text.append(storeDown ? " storeDown" : "").append('\n');
        for (JobRow row : rows()) {
            text.append(row.id()).append(' ').append(row.state()).append(row.keyHeld() ? " held " : " free ");
            text.append(row.owner()).append(row.delivered() ? " delivered" : "").append(' ');
            text.append(row.availableAt() == null ? "-" : relative(row.availableAt()))
                    .append(doubted.contains(row.id()));
            text.append('\n');
        }
        nodes.forEach(node -> text.append(node.describe()).append('\n'));
        pending.forEach(operation -> text.append(operation.label).append(';'));
        return text.toString();
    }

    private String relative(Instant instant) {
        return Duration.between(EPOCH.plusNanos(now), instant).toString();
    }

    private static final Outcome NONE = new Outcome.Lost("none yet");

    Clock clock() {
        return new WorldClock();
    }

    private final class WorldClock extends Clock {
        @Override
        public Instant instant() {
            return EPOCH.plusNanos(now);
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
