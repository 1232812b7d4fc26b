package io.github.camelflux.job;

import io.github.camelflux.job.budget.BudgetPeriod;
import io.github.camelflux.job.budget.BudgetUse;
import io.github.camelflux.job.budget.LedgerLine;
import io.github.camelflux.job.life.IdempotencyKey;
import io.github.camelflux.job.life.JobId;
import io.github.camelflux.job.life.JobRow;
import io.github.camelflux.job.life.NodeId;
import io.github.camelflux.job.life.Outcome;
import io.github.camelflux.provider.RemoteJob;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/** The way of one node to the shared store: what a job waits for is a move of the world; housekeeping is answered at once. */
final class WorldStore implements JobStore {

    private final World world;
    private final WorldNode node;
    private long renewed;
    private boolean silent;
    private long answersSince = Long.MIN_VALUE / 2;

    WorldStore(World world, WorldNode node) {
        this.world = world;
        this.node = node;
    }

    /** How long ago the node last asked for its lease. */
    Duration sinceRenewal() {
        return Duration.ofNanos(world.nanos() - renewed);
    }

    /** Whether renewals fail, and else how long they have been answered after an outage, as far as that matters. */
    String outage() {
        long enough = World.RENEWAL.multipliedBy(2).toNanos();
        return silent ? "silent" : Long.toString(Math.min(world.nanos() - answersSince, enough));
    }

    @Override
    public CompletionStage<Void> register(NodeId id, Duration length) {
        renewed = world.nanos();
        return world.store.register(id, length);
    }

    @Override
    public CompletionStage<Lease> renew(NodeId id, Duration length) {
        if (silent && !world.storeDown) {
            answersSince = world.nanos();
        }
        silent = world.storeDown;
        return now(() -> {
            renewed = world.nanos();
            return world.store.renew(id, length);
        });
    }

    @Override
    public CompletionStage<Void> leave(NodeId id) {
        return now(() -> world.store.leave(id));
    }

    @Override
    public CompletionStage<Reservation> reserve(Intent intent) {
        return move("reserve", () -> {
            CompletionStage<Reservation> reservation = world.store.reserve(intent);
            if (sinceRenewal().compareTo(World.LEASE) >= 0) {
                world.doubt();
            }
            return reservation;
        });
    }

    @Override
    public CompletionStage<Void> withdraw(JobId id) {
        return move("withdraw", () -> world.store.withdraw(id));
    }

    @Override
    public CompletionStage<FactResult> accepted(JobId id, RemoteJob remote) {
        return move("accepted", () -> world.store.accepted(id, remote));
    }

    @Override
    public CompletionStage<FactResult> unknown(JobId id) {
        return move("unknown", () -> world.store.unknown(id));
    }

    @Override
    public CompletionStage<FactResult> settled(JobId id, Outcome outcome, int polls, Duration availableIn) {
        return move("settled", () -> world.store.settled(id, outcome, polls, availableIn));
    }

    @Override
    public CompletionStage<FactResult> delivered(JobId id) {
        return move("delivered", () -> world.store.delivered(id));
    }

    @Override
    public CompletionStage<FactResult> release(JobId id, Duration availableIn) {
        return move("release", () -> world.store.release(id, availableIn));
    }

    @Override
    public CompletionStage<FactResult> await(JobId id, NodeId by) {
        return move("await", () -> world.store.await(id, by));
    }

    @Override
    public CompletionStage<List<JobRow>> take(Groups groups, NodeId by, int most) {
        return now(() -> world.store.take(groups, by, most));
    }

    @Override
    public CompletionStage<Optional<JobRow>> find(JobId id) {
        return now(() -> world.store.find(id));
    }

    @Override
    public CompletionStage<Optional<JobRow>> find(IdempotencyKey key) {
        return now(() -> world.store.find(key));
    }

    @Override
    public CompletionStage<Optional<JobRow>> findByCallback(String digest) {
        return now(() -> world.store.findByCallback(digest));
    }

    @Override
    public CompletionStage<List<JobRow>> find(Collection<JobId> ids) {
        return now(() -> world.store.find(ids));
    }

    @Override
    public CompletionStage<List<JobRow>> list(JobFilter filter) {
        return now(() -> world.store.list(filter));
    }

    @Override
    public CompletionStage<List<Unclaimed>> unclaimed(Duration since) {
        return now(() -> world.store.unclaimed(since));
    }

    @Override
    public CompletionStage<List<Adoption>> adopt(NodeId by, Duration orphanGrace) {
        return now(() -> world.store.adopt(by, orphanGrace));
    }

    @Override
    public CompletionStage<List<JobRow>> forget(JobFilter filter) {
        return now(() -> world.store.forget(filter));
    }

    @Override
    public CompletionStage<Map<String, Integer>> share(NodeId by, List<Claim> claims) {
        return now(() -> world.store.share(by, claims));
    }

    @Override
    public CompletionStage<List<BudgetUse>> budgets(List<BudgetPeriod> periods) {
        return now(() -> world.store.budgets(periods));
    }

    @Override
    public CompletionStage<List<LedgerLine>> ledger(LocalDate since, LocalDate until) {
        return now(() -> world.store.ledger(since, until));
    }

    @Override
    public CompletionStage<Integer> expire() {
        return now(world.store::expire);
    }

    private <T> CompletionStage<T> now(Supplier<CompletionStage<T>> verb) {
        return world.storeDown ? CompletableFuture.failedFuture(new JobStoreException("down")) : verb.get();
    }

    private <T> CompletionStage<T> move(String what, Supplier<CompletionStage<T>> verb) {
        CompletableFuture<T> answer = new CompletableFuture<>();
        World.Operation operation = node.operation(what, false);
        operation.moves.add(new World.Move(node + " " + what, () -> {
            world.pending.remove(operation);
            if (world.storeDown) {
                answer.completeExceptionally(new JobStoreException("down"));
            } else {
                verb.get().thenAccept(answer::complete);
            }
        }));
        if (world.may(World.Fault.STORE_ANSWER_LOST)) {
            operation.moves.add(new World.Move(node + " " + what + " is done, its answer is lost", true, () -> {
                world.spend();
                world.pending.remove(operation);
                verb.get();
                world.storeFailed = true;
                world.doubt();
                answer.completeExceptionally(new JobStoreException("connection reset"));
            }));
        }
        return answer;
    }
}
