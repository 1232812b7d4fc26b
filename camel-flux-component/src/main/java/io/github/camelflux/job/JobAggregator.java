package io.github.camelflux.job;

import io.github.camelflux.job.life.IdempotencyKey;
import io.github.camelflux.job.life.JobAction;
import io.github.camelflux.job.life.JobEvent;
import io.github.camelflux.job.life.JobId;
import io.github.camelflux.job.life.JobRow;
import io.github.camelflux.job.life.JobState;
import io.github.camelflux.job.life.JobTerms;
import io.github.camelflux.job.life.Meeting;
import io.github.camelflux.job.life.Pausing;
import io.github.camelflux.job.life.Queued;
import io.github.camelflux.job.life.Reserving;
import io.github.camelflux.job.life.RowState;
import io.github.camelflux.job.life.Submitting;
import io.github.camelflux.job.life.Withdrawing;
import io.github.camelflux.job.poll.PollSchedule;
import io.github.camelflux.provider.CancelAnswer;
import io.github.camelflux.provider.Refusal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The Aggregator pattern turned to paid jobs. Events about a job are gathered by its idempotency key; the reducer says when the
 * group is complete; every exchange that waits on the key gets the result. Never blocks a thread; safe for use by several.
 */
public final class JobAggregator {

    private static final Logger LOG = LoggerFactory.getLogger(JobAggregator.class);

    /** Of a submission that is only looked at. */
    private static final JobId NOT_SENT = new JobId("");

    private final JobPorts ports;
    private final JobSettings settings;
    private final Function<JobTerms, JobTiming> defaults;
    private final PermitShares shares;
    private final NodeLease lease;
    private final FactWriter facts;
    private final Recorder recorder;
    private final JobConduct conduct;
    private final ResultsDesk results;
    private final TimeSpent spent;
    private final JobOverview overview;
    private final NodeRounds rounds;
    private final CallbackDesk callbacks;
    private final CancelDesk cancels;
    private final BiConsumer<JobGroup, JobAction> carryOut = this::carryOut;
    private final Consumer<JobGroup> end = this::end;
    private final Map<IdempotencyKey, JobGroup> groups = new ConcurrentHashMap<>();
    private volatile Consumer<JobProgress> listener = progress -> {};
    private volatile boolean stopping;

    /**
     * @param ports the world outside
     * @param settings of this node
     * @param defaults the timing of jobs that this node did not submit, by their terms: a video takes longer than a picture
     */
    public JobAggregator(JobPorts ports, JobSettings settings, Function<JobTerms, JobTiming> defaults) {
        this(ports, settings, defaults, new PollSchedule());
    }

    /** @param polls may be that of others: then what one learns of run times, all know */
    JobAggregator(JobPorts ports, JobSettings settings, Function<JobTerms, JobTiming> defaults, PollSchedule polls) {
        this.ports = ports;
        this.spent = new TimeSpent(ports.nanos());
        this.settings = settings;
        this.defaults = defaults;
        this.shares = new PermitShares(ports.store(), settings.node());
        this.lease = new NodeLease(ports.store(), settings, ports.nanos(), shares::forfeit);
        this.facts = new FactWriter(ports.timer());
        this.recorder = new Recorder(ports.store(), facts, ports.clock(), settings.node(), settings.orphanGrace());
        this.results = new ResultsDesk(ports.store(), settings, recorder, this::hand);
        UnclaimedResults unclaimed = new UnclaimedResults(ports.store(), settings);
        PermitDesk permits = new PermitDesk(ports, shares);
        PictureKeeper keeper = new PictureKeeper(ports.pictures(), ports.timer());
        InlinePictures inline = new InlinePictures(keeper);
        this.conduct = new JobConduct(
                ports,
                this::timing,
                recorder,
                results,
                permits,
                new Submitter(ports, lease, permits, facts, settings, inline, () -> stopping),
                new Follower(
                        ports,
                        this::timing,
                        new Pacer(ports, this::timing, polls, spent),
                        keeper,
                        inline,
                        this::progressed),
                spent);
        this.overview = new JobOverview(ports, this::groups, facts, unclaimed, spent, polls::learned);
        this.rounds = new NodeRounds(ports, settings, lease, shares, unclaimed, this);
        this.callbacks = new CallbackDesk(ports, this, inline, facts);
        this.cancels = new CancelDesk(ports, this);
    }

    /** Registers this node and begins its rounds. Completes when jobs may be submitted. */
    public CompletionStage<Void> start() {
        return lease.register().thenRun(rounds::begin);
    }

    /**
     * Attaches an exchange to the job of its key: a new one, a running one, or one that settled before.
     *
     * @param order what is asked for
     * @param waiter told how it ended
     * @param admission gives back the place that was taken for a new job; called once
     * @throws IllegalArgumentException if the provider cannot be asked for this; the message names field and value
     */
    public void submit(Order order, Waiter waiter, Runnable admission) {
        check(order);
        while (true) {
            JobGroup fresh = group(order.key());
            fresh.order = order;
            fresh.attach(waiter);
            JobGroup known = groups.putIfAbsent(order.key(), fresh);
            if (known == null) {
                fresh.enter(admission);
                fresh.begin(Queued.begin(order.resubmitOnUnknown()));
                if (stopping) {
                    fresh.on(new JobEvent.Stopping());
                }
                return;
            }
            if (!fingerprint(known).map(order.fingerprint()::equals).orElse(true)) {
                admission.run();
                JobRow row = known.row;
                ports.workers()
                        .execute(() -> waiter.ended().accept(new Ending.Conflict(row == null ? null : row.id())));
                return;
            }
            if (known.attach(waiter)) {
                admission.run();
                known.renew(order);
                known.on(new JobEvent.Asked(order.resubmitOnUnknown()));
                return;
            }
            groups.remove(order.key(), known);
        }
    }

    /**
     * Attaches an exchange to a job that is known already.
     *
     * @param row the job as the store has it
     * @param waiter told how it ended
     */
    public void await(JobRow row, Waiter waiter) {
        while (true) {
            JobGroup fresh = group(slot(row));
            fresh.row = row;
            fresh.attach(waiter);
            boolean settled = row.outcome() != null;
            JobGroup known = settled ? null : groups.putIfAbsent(fresh.key(), fresh);
            if (known == null) {
                fresh.begin(Meeting.of(row, false, true));
                return;
            }
            // Its time began to run with the group that is not needed.
            boolean toldAlready = fresh.waiters().drop() == 0;
            if (toldAlready) {
                return;
            }
            if (known.attach(waiter)) {
                known.on(new JobEvent.Asked(false));
                return;
            }
            groups.remove(fresh.key(), known);
        }
    }

    /**
     * Calls off the job of a key if it is alive on this node and not accepted yet. Whether that came in time the waiter is told: it
     * gets {@link Ending.NotAccepted} with {@link Refusal.Reason#CANCELLED}, like all exchanges that wait for the job, or else what
     * became of the job.
     *
     * @param waiter one that waits for acceptance
     * @return false if there is no such job; then the waiter is told nothing
     */
    public boolean cancel(IdempotencyKey key, Waiter waiter) {
        JobGroup group = groups.get(key);
        if (group == null || !isUnsent(group.state()) || !group.attach(waiter)) {
            return false;
        }
        Refusal refusal = Refusal.of(Refusal.Reason.CANCELLED, "cancelled before it was sent");
        group.calledOff = refusal;
        group.on(new JobEvent.CalledOff(refusal));
        // It may have been accepted in this moment.
        group.on(new JobEvent.Asked(false));
        return true;
    }

    /**
     * Asks the provider of an accepted job to cancel it, and then what became of it.
     *
     * @param limit of the exchange
     * @return never completes exceptionally
     */
    public CompletionStage<CancelAnswer> cancelAccepted(JobRow row, Duration limit) {
        return cancels.cancel(row, limit);
    }

    /** The same for a job that no exchange on this node waits for any more; otherwise nothing is asked. */
    public void cancelUnlessAwaited(JobRow row, Duration limit) {
        JobGroup group = alive(row);
        if (row.state() == RowState.ACCEPTED && group != null && group.waiters().size() == 0) {
            cancels.cancel(row, limit);
        }
    }

    /**
     * Asks the providers of all jobs that run on this node to cancel them.
     *
     * @param limit of each exchange
     * @return how many were asked for
     */
    public CompletionStage<Integer> cancelRunning(Duration limit) {
        List<CompletableFuture<CancelAnswer>> asked = groups().map(group -> group.row)
                .filter(row -> row != null && runsHere(row))
                .map(row -> cancels.cancel(row, limit).toCompletableFuture())
                .toList();
        return CompletableFuture.allOf(asked.toArray(CompletableFuture[]::new)).thenApply(done -> (int) asked.stream()
                .filter(answer -> answer.join() instanceof CancelAnswer.Requested)
                .count());
    }

    private static boolean isUnsent(JobState state) {
        return state instanceof Queued
                || state instanceof Reserving
                || state instanceof Submitting
                || state instanceof Withdrawing
                || state instanceof Pausing;
    }

    /** An exchange got the outcome of a job, and its unit of work completed. */
    public void delivered(JobId id) {
        spent.delivered(id);
        recorder.delivered(id);
    }

    /** An exchange got the outcome of a job, but its unit of work failed: the message may come back, or else a consumer takes it. */
    public void undelivered(JobId id) {
        spent.delivered(id);
        recorder.release(id, settings.orphanGrace());
    }

    /** Sets who is told how jobs go on; on a thread that must not block. */
    public void onProgress(Consumer<JobProgress> told) {
        listener = told;
    }

    private void progressed(JobProgress progress) {
        try {
            listener.accept(progress);
        } catch (RuntimeException e) {
            LOG.warn("Who listens to the progress of job {} failed", progress.id(), e);
        }
    }

    /** Where callbacks of providers go. */
    public CallbackDesk callbacks() {
        return callbacks;
    }

    /** The job of an attempt, if it is alive on this node; else null. */
    JobGroup alive(JobRow row) {
        JobGroup group = groups.get(slot(row));
        return group != null && group.row != null && group.row.id().equals(row.id()) ? group : null;
    }

    /** What there is, for operators. */
    public JobOverview overview() {
        return overview;
    }

    /** Where results go that no exchange waits for. */
    public ResultsDesk results() {
        return results;
    }

    /** The attempt with an id. */
    public CompletionStage<Optional<JobRow>> find(JobId id) {
        return ports.store().find(id);
    }

    /** The attempt that holds a key. */
    public CompletionStage<Optional<JobRow>> find(IdempotencyKey key) {
        return ports.store().find(key);
    }

    /** Frees keys, as {@link JobStore#forget} says. Returns the attempts that held them. */
    public CompletionStage<List<JobRow>> forget(JobFilter filter) {
        return ports.store().forget(filter).thenApply(rows -> {
            rows.forEach(
                    row -> tell(row.key(), new JobEvent.RowSeen(row, row.owner().equals(settings.node()))));
            return rows;
        });
    }

    /** Says something about a job; it counts if the job is alive on this node. */
    void tell(IdempotencyKey key, JobEvent event) {
        JobGroup group = groups.get(key);
        if (group != null) {
            group.on(event);
        }
    }

    /** Lets no new submission out; jobs that wait for a permit end as stopped. Running ones go on. */
    public void quiesce() {
        stopping = true;
        List.copyOf(groups.values()).forEach(group -> group.on(new JobEvent.Stopping()));
    }

    /**
     * Ends all waits on this node and leaves its jobs to the store; {@link #leave} follows.
     *
     * @return how many jobs of this node were running
     */
    public int stop() {
        quiesce();
        rounds.end();
        shares.leave();
        facts.close();
        int running = 0;
        for (JobGroup group : List.copyOf(groups.values())) {
            group.cancelAlarms();
            JobRow row = group.row;
            running += row != null && runsHere(row) ? 1 : 0;
            group.waiters().tellEnd(() -> new Ending.Stopped(row), () -> new Ending.Stopped(row));
            end(group);
        }
        return running;
    }

    /** Gives the lease up, so that others take over at once. */
    public CompletionStage<Void> leave() {
        return ports.store().leave(settings.node());
    }

    private boolean runsHere(JobRow row) {
        return row.remote() != null && row.outcome() == null && settings.node().equals(row.owner());
    }

    void leaseLost() {
        LOG.warn("The lease of node {} ended before it was renewed; its jobs were taken over", settings.node());
        List.copyOf(groups.values()).forEach(group -> group.on(new JobEvent.LeaseLost()));
    }

    void adopt(JobStore.Adoption adoption) {
        if (!adoption.rows().isEmpty()) {
            LOG.info("Took over {} jobs of node {}", adoption.rows().size(), adoption.from());
        }
        for (JobRow row : adoption.rows()) {
            if (row.delivered()) {
                continue;
            }
            JobGroup fresh = group(slot(row));
            fresh.row = row;
            fresh.doubt = doubt(adoption);
            JobGroup known = groups.putIfAbsent(fresh.key(), fresh);
            if (known == null) {
                fresh.begin(Meeting.adopted(row));
            } else {
                // Its message came back before the takeover.
                known.doubt = fresh.doubt;
                known.on(new JobEvent.Adopted(row));
            }
        }
    }

    /** Whether a job is this node's to act for, and the store has heard all that is known here of it. */
    boolean owns(JobRow row) {
        return row.owner().equals(settings.node()) && !facts.waitsFor(row.id());
    }

    /** The jobs whose rows are to be looked at: others act for them, or nobody knows what became of them. */
    List<JobGroup> watched() {
        return groups().filter(group -> group.watchedId != null && conduct.watches(group))
                .toList();
    }

    /** The jobs that are alive on this node. */
    Stream<JobGroup> groups() {
        return groups.values().stream().filter(group -> group.state() != null);
    }

    private JobTiming timing(JobGroup group) {
        Order order = group.order;
        return order == null ? defaults.apply(group.row.terms()) : order.timing();
    }

    /** A job that lost its key is followed apart from the one that holds it now. */
    private static IdempotencyKey slot(JobRow row) {
        return row.keyHeld()
                ? row.key()
                : new IdempotencyKey(row.key().namespace(), row.id().value());
    }

    private Duration doubt(JobStore.Adoption adoption) {
        Duration left = settings.postLimit().minus(adoption.sinceLeaseEnd());
        return left.isNegative() ? Duration.ZERO : left;
    }

    private void hand(JobRow row, Waiter waiter) {
        JobGroup group = group(row.key());
        group.row = row;
        group.attach(waiter);
        group.begin(Meeting.settled(row, false));
    }

    private void check(Order order) {
        ProviderLine line = ports.lines()
                .find(order.terms())
                .orElseThrow(() -> new IllegalArgumentException("no account "
                        + order.terms().account() + " at " + order.terms().provider()));
        line.provider().submit(Submitter.submission(order, line, NOT_SENT, null));
    }

    private static Optional<String> fingerprint(JobGroup group) {
        Order order = group.order;
        JobRow row = group.row;
        return order != null
                ? Optional.of(order.fingerprint())
                : Optional.ofNullable(row).map(JobRow::fingerprint);
    }

    private JobGroup group(IdempotencyKey key) {
        JobGroup made = new JobGroup(
                key,
                ports.nanos().getAsLong(),
                carryOut,
                end,
                group -> new Waiters(ports.workers(), ports.timer(), () -> new Ending.TimedOut(group.row)));
        made.doubt = settings.postLimit();
        return made;
    }

    private void carryOut(JobGroup group, JobAction action) {
        try {
            conduct.carryOut(group, action);
        } catch (RuntimeException e) {
            LOG.error(
                    "Job {}: {} failed",
                    group.row == null ? "(new)" : group.row.id(),
                    action.getClass().getSimpleName(),
                    e);
        }
    }

    private void end(JobGroup group) {
        conduct.free(group);
        groups.remove(group.key(), group);
    }
}
