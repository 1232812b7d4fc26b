package io.github.camelflux.job;

import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.function.LongSupplier;

/**
 * This node's right to act, as far as this node can know: a renewal counts from before it was asked for, on the monotonic clock,
 * so that a pause of this process can only shorten it. Safe for use by several threads.
 */
final class NodeLease {

    private final JobStore store;
    private final JobSettings settings;
    private final LongSupplier nanos;
    private final Runnable lapsed;
    private volatile long until;
    private volatile int epoch;
    private volatile boolean answered = true;
    private volatile long answersSince;

    /** @param lapsed told that this node could not act for a while, before it may again */
    NodeLease(JobStore store, JobSettings settings, LongSupplier nanos, Runnable lapsed) {
        this.store = store;
        this.settings = settings;
        this.nanos = nanos;
        this.lapsed = lapsed;
        this.until = nanos.getAsLong();
        this.answersSince = until - settled().toNanos();
    }

    CompletionStage<Void> register() {
        long asked = nanos.getAsLong();
        return store.register(settings.node(), settings.nodeLease()).thenAccept(done -> extend(asked));
    }

    /** Renews; the answer says whether the jobs were taken over meanwhile. */
    CompletionStage<JobStore.Lease> renew() {
        long asked = nanos.getAsLong();
        return store.renew(settings.node(), settings.nodeLease())
                .whenComplete((lease, failure) -> heard(failure == null))
                .thenApply(lease -> {
                    if (lease == JobStore.Lease.LOST || until - nanos.getAsLong() <= 0) {
                        lapsed.run();
                    }
                    if (lease == JobStore.Lease.LOST) {
                        epoch++;
                    }
                    extend(asked);
                    return lease;
                });
    }

    /**
     * Whether a lease that ended means that its node has. While the store does not answer nobody can renew: when it is back, the
     * others get two renewals of time before they are taken for dead.
     */
    boolean tellsLivingFromDead() {
        return answered && nanos.getAsLong() - answersSince >= settled().toNanos();
    }

    private void heard(boolean answer) {
        if (answer && !answered) {
            answersSince = nanos.getAsLong();
        }
        answered = answer;
    }

    private Duration settled() {
        return settings.renewal().multipliedBy(2);
    }

    /** Changes whenever the jobs of this node were taken over. */
    int epoch() {
        return epoch;
    }

    /** Whether the lease of an epoch lasts for that long from now on. */
    boolean covers(Duration time, int since) {
        return epoch == since && until - nanos.getAsLong() > time.toNanos();
    }

    private void extend(long asked) {
        until = asked + settings.nodeLease().toNanos();
    }
}
