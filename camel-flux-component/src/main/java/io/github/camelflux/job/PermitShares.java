package io.github.camelflux.job;

import io.github.camelflux.job.life.NodeId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

/**
 * This node's shares of the limits that all nodes of a job store have together. A node gives up first and tells then, and takes
 * only what it was told: so what nodes use is never more than what the store counts. One question at a time is on its way, and none
 * while jobs are taken over: what comes with them counts for this node before it says what it holds. Safe for use by several
 * threads.
 */
final class PermitShares {

    private final JobStore store;
    private final NodeId node;
    private final Set<Permits> known = ConcurrentHashMap.newKeySet();
    private final AtomicReference<CompletableFuture<Void>> asked = new AtomicReference<>();
    private final AtomicBoolean afresh = new AtomicBoolean();
    private CompletionStage<Void> last = CompletableFuture.completedFuture(null);
    /** Whether the store may count something for this node. Changes only in turn. */
    private volatile boolean filed;

    private volatile boolean over;
    private int forfeits;

    PermitShares(JobStore store, NodeId node) {
        this.store = store;
        this.node = node;
    }

    /** Learns of permits that are used here. */
    void know(Permits permits) {
        if (permits.isShared()) {
            known.add(permits);
        }
    }

    /**
     * Asks for a greater share, if somebody waits for one and the store may have it.
     *
     * @return completes when the store has answered; with its failure if it did not
     */
    CompletionStage<Void> askForMore(Permits permits) {
        know(permits);
        return permits.isShared() && permits.askForMore() ? ask() : CompletableFuture.completedFuture(null);
    }

    /** Says at once if this node uses less than the store counts, so that others need not wait for it. */
    void giveBack() {
        if (known.stream().anyMatch(Permits::owe)) {
            ask();
        }
    }

    /** Says what this node has and wishes for now. */
    void round() {
        afresh.set(true);
        ask();
    }

    /**
     * Takes jobs over. What their nodes held is this node's from then on, until it says what of it is used.
     *
     * @param adoption completes when the jobs hold their permits here; with whether there were any
     */
    void takeOver(Supplier<CompletionStage<Boolean>> adoption) {
        inTurn(() -> adoption.get().whenComplete((any, failure) -> filed |= failure != null || any));
    }

    /** What this node had is another's: it may use no more than what is out, until it is told. */
    void forfeit() {
        synchronized (this) {
            forfeits++;
        }
        known.forEach(Permits::forfeit);
    }

    /** Gives back all but what is out, and asks no more. */
    void leave() {
        over = true;
        forfeit();
        if (filed || !known.isEmpty()) {
            store.share(node, claims(true));
        }
    }

    private CompletionStage<Void> ask() {
        CompletableFuture<Void> mine = new CompletableFuture<>();
        CompletableFuture<Void> earlier = asked.compareAndExchange(null, mine);
        if (earlier != null) {
            return earlier;
        }
        inTurn(() -> {
                    asked.set(null);
                    return tell();
                })
                .whenComplete((told, failure) -> {
                    if (failure == null) {
                        mine.complete(null);
                    } else {
                        mine.completeExceptionally(failure);
                    }
                });
        return mine;
    }

    private CompletionStage<Void> tell() {
        int since = forfeits();
        List<JobStore.Claim> claims = claims(afresh.getAndSet(false));
        if (over || claims.isEmpty() && !filed) {
            return CompletableFuture.completedFuture(null);
        }
        filed = true;
        return store.share(node, claims).handle((answers, failure) -> {
            if (failure != null) {
                known.forEach(Permits::unanswered);
                throw new JobStoreException("share: " + failure.getMessage(), failure);
            }
            if (since == forfeits()) {
                filed = !claims.isEmpty();
                take(claims, answers);
            }
            return null;
        });
    }

    private void take(List<JobStore.Claim> claims, Map<String, Integer> answers) {
        Map<String, JobStore.Claim> byAccount = new HashMap<>();
        claims.forEach(claim -> byAccount.put(claim.account(), claim));
        known.forEach(permits -> permits.answered(byAccount, answers));
        // A model's share may let jobs wait for the account's; what is to be given up is told as soon as it is free.
        if (known.stream().anyMatch(permits -> permits.owe() || permits.askForMore())) {
            ask();
        }
    }

    private List<JobStore.Claim> claims(boolean anew) {
        return known.stream().flatMap(permits -> permits.claims(anew).stream()).toList();
    }

    private synchronized int forfeits() {
        return forfeits;
    }

    private <T> CompletionStage<T> inTurn(Supplier<CompletionStage<T>> step) {
        CompletableFuture<Void> ended = new CompletableFuture<>();
        CompletionStage<Void> before;
        synchronized (this) {
            before = last;
            last = ended;
        }
        return before.thenCompose(free -> step.get()).whenComplete((done, failure) -> ended.complete(null));
    }
}
