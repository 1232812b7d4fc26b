package io.github.camelflux.store;

import io.github.camelflux.job.Groups;
import io.github.camelflux.job.JobFilter;
import io.github.camelflux.job.JobStore;
import io.github.camelflux.job.JobStoreException;
import io.github.camelflux.job.PictureSink;
import io.github.camelflux.job.budget.BudgetCharge;
import io.github.camelflux.job.budget.BudgetPeriod;
import io.github.camelflux.job.budget.BudgetUse;
import io.github.camelflux.job.budget.LedgerLine;
import io.github.camelflux.job.life.IdempotencyKey;
import io.github.camelflux.job.life.JobId;
import io.github.camelflux.job.life.JobRow;
import io.github.camelflux.job.life.NodeId;
import io.github.camelflux.job.life.Outcome;
import io.github.camelflux.job.life.RowState;
import io.github.camelflux.provider.RemoteJob;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * The job store of one process: it keeps its promises until the process ends. Bounded: at its bound, delivered rows and
 * forgotten ones go first; an undelivered one never. Safe for use by several threads; every stage is complete when returned.
 */
public final class MemoryJobStore implements JobStore {

    private final Clock clock;
    private final JobTable table;
    private final MemoryBooks books;
    private final Map<NodeId, Instant> leases = new LinkedHashMap<>();

    /**
     * How much the store holds at the most.
     *
     * @param jobs how many rows
     * @param bytes how many bytes of kept pictures
     */
    public record Bounds(int jobs, long bytes) {}

    /**
     * @param clock the store's clock
     * @param bounds how much it holds
     * @param pictures told which pictures go with their rows
     * @param keptBytes how many bytes of pictures are kept now
     * @param zone decides which day of the ledger a job ended on
     */
    public MemoryJobStore(Clock clock, Bounds bounds, PictureSink pictures, LongSupplier keptBytes, ZoneId zone) {
        this.clock = clock;
        this.books = new MemoryBooks(zone);
        this.table = new JobTable(bounds, pictures, keptBytes, books);
    }

    @Override
    public CompletionStage<Void> register(NodeId node, Duration length) {
        return answer(() -> {
            leases.put(node, clock.instant().plus(length));
            return null;
        });
    }

    @Override
    public CompletionStage<Lease> renew(NodeId node, Duration length) {
        return answer(() -> {
            boolean known = leases.put(node, clock.instant().plus(length)) != null;
            return known ? Lease.RENEWED : Lease.LOST;
        });
    }

    @Override
    public CompletionStage<Void> leave(NodeId node) {
        return answer(() -> {
            leases.replace(node, clock.instant());
            return null;
        });
    }

    @Override
    public CompletionStage<Reservation> reserve(Intent intent) {
        return answer(() -> {
            JobRow holder = table.holder(intent.key()).orElse(null);
            boolean replaced =
                    holder != null && holder.id().equals(intent.replaces()) && holder.state() == RowState.UNKNOWN;
            if (holder != null && !replaced) {
                return new Reservation.Held(holder);
            }
            BudgetCharge charge = intent.charge();
            if (charge != null && !books.use(charge.period()).leaves(charge)) {
                return new Reservation.OverBudget(books.use(charge.period()).totalUsd());
            }
            if (replaced) {
                table.put(holder.withForgotten());
            }
            table.makeRoom();
            if (charge != null) {
                books.reserve(intent.id(), charge, clock.instant());
            }
            JobRow row = JobRow.intent(
                    intent.id(), intent.key(), intent.fingerprint(), intent.terms(), intent.node(), clock.instant());
            table.put(row);
            if (intent.callbackDigest() != null) {
                table.expectCallback(intent.id(), intent.callbackDigest());
            }
            return new Reservation.Reserved(row);
        });
    }

    @Override
    public CompletionStage<Void> withdraw(JobId id) {
        return answer(() -> {
            JobRow row = table.get(id).orElse(null);
            if (row != null && row.remote() == null && row.outcome() == null) {
                books.release(id);
                table.remove(row);
            }
            return null;
        });
    }

    @Override
    public CompletionStage<FactResult> accepted(JobId id, RemoteJob remote) {
        return fact(id, row -> {
            boolean other = row.remote() != null && !row.remote().id().equals(remote.id());
            return other || row.outcome() != null ? null : row.withAccepted(remote, clock.instant());
        });
    }

    @Override
    public CompletionStage<FactResult> unknown(JobId id) {
        return fact(id, row -> switch (row.state()) {
            case INTENT -> row.withUnknown();
            case UNKNOWN -> row;
            default -> null;
        });
    }

    @Override
    public CompletionStage<FactResult> settled(JobId id, Outcome outcome, int polls, Duration availableIn) {
        return fact(id, row -> {
            if (row.outcome() == null) {
                JobRow settled = row.withOutcome(outcome, polls, clock.instant(), in(availableIn));
                books.settled(settled);
                return settled;
            }
            return row.outcome().equals(outcome) ? row : null;
        });
    }

    @Override
    public CompletionStage<FactResult> delivered(JobId id) {
        return fact(id, row -> row.outcome() == null ? null : row.withDelivered());
    }

    @Override
    public CompletionStage<FactResult> release(JobId id, Duration availableIn) {
        return fact(id, row -> row.undelivered() ? row.withAvailableAt(in(availableIn)) : row);
    }

    @Override
    public CompletionStage<FactResult> await(JobId id, NodeId node) {
        return fact(id, row -> row.undelivered() ? row.withAvailableAt(null).withOwner(node) : row);
    }

    @Override
    public CompletionStage<List<JobRow>> take(Groups groups, NodeId node, int most) {
        return answer(() -> {
            Instant now = clock.instant();
            List<JobRow> taken = table.rows()
                    .filter(row ->
                            isAvailable(row, now) && groups.want(row.terms().group()))
                    .limit(most)
                    .map(row -> row.withAvailableAt(null).withOwner(node))
                    .toList();
            taken.forEach(table::put);
            return taken;
        });
    }

    @Override
    public CompletionStage<Optional<JobRow>> find(JobId id) {
        return answer(() -> table.get(id));
    }

    @Override
    public CompletionStage<Optional<JobRow>> find(IdempotencyKey key) {
        return answer(() -> table.holder(key));
    }

    @Override
    public CompletionStage<Optional<JobRow>> findByCallback(String digest) {
        return answer(() -> table.calledBack(digest));
    }

    @Override
    public CompletionStage<List<JobRow>> find(Collection<JobId> ids) {
        return answer(
                () -> ids.stream().map(table::get).flatMap(Optional::stream).toList());
    }

    @Override
    public CompletionStage<List<JobRow>> list(JobFilter filter) {
        return answer(() -> newestFirst(filter));
    }

    @Override
    public CompletionStage<List<Unclaimed>> unclaimed(Duration since) {
        return answer(() -> {
            Instant latest = clock.instant().minus(since);
            Map<String, List<Instant>> byGroup = table.rows()
                    .filter(row -> isAvailable(row, latest))
                    .collect(Collectors.groupingBy(
                            row -> row.terms().group(),
                            TreeMap::new,
                            Collectors.mapping(JobRow::availableAt, Collectors.toList())));
            return byGroup.entrySet().stream()
                    .map(group ->
                            new Unclaimed(group.getKey(), group.getValue().size(), Collections.min(group.getValue())))
                    .toList();
        });
    }

    @Override
    public CompletionStage<List<Adoption>> adopt(NodeId node, Duration orphanGrace) {
        return answer(() -> {
            Instant now = clock.instant();
            List<Adoption> adoptions = new ArrayList<>();
            for (Iterator<Map.Entry<NodeId, Instant>> each = leases.entrySet().iterator(); each.hasNext(); ) {
                Map.Entry<NodeId, Instant> lease = each.next();
                if (lease.getKey().equals(node) || lease.getValue().isAfter(now)) {
                    continue;
                }
                each.remove();
                adoptions.add(new Adoption(
                        lease.getKey(),
                        lease.getValue(),
                        Duration.between(lease.getValue(), now),
                        takeOver(lease.getKey(), node, now.plus(orphanGrace))));
            }
            return adoptions;
        });
    }

    @Override
    public CompletionStage<List<JobRow>> forget(JobFilter filter) {
        return answer(() -> {
            List<JobRow> forgotten = newestFirst(filter).stream()
                    .filter(row -> mayBeForgotten(row, filter))
                    .map(row -> row.outcome() == null ? row.withForgotten() : row.withKeyFreed())
                    .toList();
            forgotten.forEach(table::put);
            return forgotten;
        });
    }

    /** Other processes do not see this store. */
    @Override
    public CompletionStage<Map<String, Integer>> share(NodeId node, List<Claim> claims) {
        return CompletableFuture.completedFuture(
                claims.stream().collect(Collectors.toMap(Claim::account, Claim::limit)));
    }

    @Override
    public CompletionStage<List<BudgetUse>> budgets(List<BudgetPeriod> periods) {
        return answer(() -> periods.stream().map(books::use).toList());
    }

    @Override
    public CompletionStage<List<LedgerLine>> ledger(LocalDate since, LocalDate until) {
        return answer(() -> books.lines(since, until));
    }

    @Override
    public CompletionStage<Integer> expire() {
        return answer(() -> {
            Instant now = clock.instant();
            List<JobRow> over = table.rows().filter(row -> isOver(row, now)).toList();
            over.forEach(table::remove);
            return over.size();
        });
    }

    /** By a filter only what blocks its key goes; a picture that is replayed goes if it is named. */
    private static boolean mayBeForgotten(JobRow row, JobFilter filter) {
        boolean blocks = row.state() == RowState.UNKNOWN || row.outcome() instanceof Outcome.Cancelled;
        boolean named = filter.id() != null || filter.key() != null;
        return row.keyHeld() && (blocks || named && row.outcome() != null || filter.namesAccepted());
    }

    private List<JobRow> takeOver(NodeId from, NodeId to, Instant available) {
        List<JobRow> taken = table.rows()
                .filter(row -> row.owner().equals(from) && !row.delivered())
                .map(row -> {
                    JobRow owned = row.withOwner(to);
                    return row.outcome() == null ? owned : owned.withAvailableAt(available);
                })
                .toList();
        taken.forEach(table::put);
        return taken;
    }

    private static boolean isAvailable(JobRow row, Instant by) {
        return row.undelivered()
                && row.availableAt() != null
                && !row.availableAt().isAfter(by);
    }

    private static boolean isOver(JobRow row, Instant now) {
        Instant end = row.state() == RowState.FORGOTTEN ? row.createdAt() : row.settledAt();
        return end != null && end.plus(row.terms().retention()).isBefore(now);
    }

    private List<JobRow> newestFirst(JobFilter filter) {
        return table.rows()
                .filter(filter::wants)
                .sorted(Comparator.comparing(JobRow::createdAt).reversed())
                .limit(filter.limit())
                .toList();
    }

    private CompletionStage<FactResult> fact(JobId id, UnaryOperator<JobRow> change) {
        return answer(() -> {
            JobRow row = table.get(id).orElse(null);
            if (row == null) {
                return new FactResult.Missing();
            }
            JobRow changed = change.apply(row);
            if (changed == null) {
                return new FactResult.Contradicted(row);
            }
            table.put(changed);
            return new FactResult.Written(changed);
        });
    }

    private Instant in(Duration wait) {
        return wait == null ? null : clock.instant().plus(wait);
    }

    private synchronized <T> CompletionStage<T> answer(Supplier<T> verb) {
        try {
            return CompletableFuture.completedFuture(verb.get());
        } catch (JobStoreException e) {
            return CompletableFuture.failedFuture(e);
        }
    }
}
