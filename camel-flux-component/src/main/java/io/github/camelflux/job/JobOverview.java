package io.github.camelflux.job;

import io.github.camelflux.job.budget.BudgetPeriod;
import io.github.camelflux.job.budget.BudgetUse;
import io.github.camelflux.job.budget.LedgerLine;
import io.github.camelflux.job.life.JobRow;
import io.github.camelflux.job.life.Outcome;
import io.github.camelflux.job.life.Queued;
import io.github.camelflux.job.life.RowState;
import io.github.camelflux.job.life.Stranded;
import io.github.camelflux.job.poll.LearnedRunTime;
import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** What operators see of the jobs of this node and of the job store: lists, counts, money and times. Safe for use by several threads. */
public final class JobOverview {

    private final JobPorts ports;
    private final Supplier<Stream<JobGroup>> groups;
    private final FactWriter facts;
    private final UnclaimedResults unclaimed;
    private final TimeSpent spent;
    private final Supplier<List<LearnedRunTime>> learned;

    JobOverview(
            JobPorts ports,
            Supplier<Stream<JobGroup>> groups,
            FactWriter facts,
            UnclaimedResults unclaimed,
            TimeSpent spent,
            Supplier<List<LearnedRunTime>> learned) {
        this.ports = ports;
        this.groups = groups;
        this.facts = facts;
        this.unclaimed = unclaimed;
        this.spent = spent;
        this.learned = learned;
    }

    /** The jobs that a filter wants, newest first. */
    public CompletionStage<List<JobRow>> list(JobFilter filter) {
        return ports.store().list(filter);
    }

    /** How much is gone of periods of budgets, as {@link JobStore#budgets} says. */
    public CompletionStage<List<BudgetUse>> budgets(List<BudgetPeriod> periods) {
        return ports.store().budgets(periods);
    }

    /** The lines of the ledger, as {@link JobStore#ledger} says. */
    public CompletionStage<List<LedgerLine>> ledger(LocalDate since, LocalDate until) {
        return ports.store().ledger(since, until);
    }

    /**
     * Why what is next to be asked for a job is not: it lies outside of the region that its account keeps to.
     *
     * @return empty for every other job, and for one whose account this node does not have
     */
    public Optional<String> outsideRegion(JobRow row) {
        URI next = null;
        if (row.outcome() instanceof Outcome.Picture picture) {
            next = picture.link();
        } else if (row.state() == RowState.ACCEPTED && row.remote() != null) {
            next = row.remote().pollUrl();
        }
        URI address = next;
        return address == null
                ? Optional.empty()
                : ports.lines().find(row.terms()).flatMap(line -> line.exchanger()
                        .outsideRegion(address));
    }

    /** How far a job is at its provider, as it said last; empty if it said nothing, or if the job is not alive on this node. */
    public Optional<JobProgress> progress(JobRow row) {
        return groups.get()
                .filter(group -> group.row != null && group.row.id().equals(row.id()))
                .map(group -> group.progress)
                .filter(Objects::nonNull)
                .findFirst();
    }

    /** The jobs that are alive on this node, for consoles. */
    public List<JobView> alive() {
        long now = ports.nanos().getAsLong();
        return groups.get().map(group -> JobView.of(group, now)).toList();
    }

    /** How many jobs wait on this node for a permit. */
    public int queued() {
        return (int)
                groups.get().filter(group -> group.state() instanceof Queued).count();
    }

    /** How many jobs of this node are kept and not followed, because they lie outside of the region of their account. */
    public int stranded() {
        return (int)
                groups.get().filter(group -> group.state() instanceof Stranded).count();
    }

    /** Where the time of the jobs went that were bought here. */
    public TimeSpent spent() {
        return spent;
    }

    /** What was learned here of the run times of jobs. */
    public List<LearnedRunTime> learned() {
        return learned.get();
    }

    /** How many facts the store has not taken yet. */
    public int factsWaiting() {
        return facts.waiting();
    }

    /** Outcomes that no route takes, by results group, as the store said at the last renewal of the lease. */
    public List<JobStore.Unclaimed> unclaimed() {
        return unclaimed.current();
    }

    /** How many outcomes no route takes. */
    public int unclaimedCount() {
        return unclaimed.current().stream().mapToInt(JobStore.Unclaimed::jobs).sum();
    }
}
