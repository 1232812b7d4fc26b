package io.github.camelflux.job;

import io.github.camelflux.job.life.JobId;
import io.github.camelflux.job.life.JobRow;
import io.github.camelflux.job.life.RowState;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hands outcomes that no exchange waits for to consumers, at least once: an outcome is delivered when its consumer says so, and
 * comes again when it says that it failed. Safe for use by several threads.
 */
public final class ResultsDesk {

    private static final Logger LOG = LoggerFactory.getLogger(ResultsDesk.class);
    private static final Duration FETCH_LIMIT = Duration.ofMinutes(10);

    private final JobStore store;
    private final JobSettings settings;
    private final Recorder recorder;
    private final BiConsumer<JobRow, Waiter> handOver;
    private final List<Subscription> subscriptions = new CopyOnWriteArrayList<>();

    ResultsDesk(JobStore store, JobSettings settings, Recorder recorder, BiConsumer<JobRow, Waiter> handOver) {
        this.store = store;
        this.settings = settings;
        this.recorder = recorder;
        this.handOver = handOver;
    }

    /**
     * Takes outcomes from now on.
     *
     * @param group the results group; null for every group that has no consumer of its own here
     * @param most how many are handled at once
     * @param consumer called on a worker
     */
    public Subscription subscribe(String group, int most, Consumer consumer) {
        Subscription subscription = new Subscription(group, most, consumer);
        subscriptions.add(subscription);
        poke();
        return subscription;
    }

    /** Looks for outcomes now. */
    void poke() {
        subscriptions.forEach(Subscription::look);
    }

    private Groups groups(String own) {
        if (own != null) {
            return Groups.only(own);
        }
        Set<String> others = subscriptions.stream()
                .map(subscription -> subscription.group)
                .filter(group -> group != null)
                .collect(Collectors.toSet());
        return Groups.allBut(others);
    }

    /** Handles outcomes. */
    @FunctionalInterface
    public interface Consumer {

        /**
         * Handles one outcome.
         *
         * @param ending of the job
         * @param done to be told once whether it was handled
         */
        void handle(Ending ending, java.util.function.Consumer<Boolean> done);
    }

    /** A consumer at work. */
    public final class Subscription {

        private final String group;
        private final int most;
        private final Consumer consumer;
        private final AtomicInteger busy = new AtomicInteger();
        private volatile boolean over;

        private Subscription(String group, int most, Consumer consumer) {
            this.group = group;
            this.most = most;
            this.consumer = consumer;
        }

        /** Takes no more outcomes; those that are being handled go on. */
        public void cancel() {
            over = true;
            subscriptions.remove(this);
        }

        /** How many jobs of this node are still to come here: those that run, and outcomes that were not handled yet. */
        public CompletionStage<Integer> toCome() {
            Groups wanted = groups(group);
            return store.list(JobFilter.all(Integer.MAX_VALUE)).thenApply(rows -> (int) rows.stream()
                    .filter(row -> row.owner().equals(settings.node())
                            && wanted.want(row.terms().group())
                            && (row.state() == RowState.ACCEPTED || row.undelivered()))
                    .count());
        }

        private void look() {
            int free = most - busy.get();
            if (over || free <= 0) {
                return;
            }
            busy.addAndGet(free);
            store.take(groups(group), settings.node(), free).whenComplete((rows, failure) -> {
                int taken = failure == null ? rows.size() : 0;
                busy.addAndGet(taken - free);
                if (failure != null) {
                    LOG.debug("The job store could not be asked for results", failure);
                    return;
                }
                rows.forEach(this::hand);
            });
        }

        private void hand(JobRow row) {
            JobId id = row.id();
            handOver.accept(row, new Waiter(Waiter.Until.SETTLED, FETCH_LIMIT, true, ending -> {
                try {
                    consumer.handle(ending, handled -> done(id, handled));
                } catch (RuntimeException e) {
                    LOG.warn("The result of job {} could not be handed over; it comes again", id, e);
                    done(id, false);
                }
            }));
        }

        private void done(JobId id, boolean handled) {
            busy.decrementAndGet();
            if (handled) {
                recorder.delivered(id);
                look();
            } else {
                recorder.release(id, settings.redeliveryDelay());
            }
        }
    }
}
