package io.github.camelflux.store;

import io.github.camelflux.job.Settlement;
import io.github.camelflux.job.budget.BudgetCharge;
import io.github.camelflux.job.budget.BudgetPeriod;
import io.github.camelflux.job.budget.BudgetUse;
import io.github.camelflux.job.budget.LedgerKey;
import io.github.camelflux.job.budget.LedgerLine;
import io.github.camelflux.job.budget.LedgerSums;
import io.github.camelflux.job.life.JobId;
import io.github.camelflux.job.life.JobRow;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * The budgets and the ledger of a {@link MemoryJobStore}. Bounded: a period is forgotten a month after it ended, and of the ledger's
 * lines the one that was begun first goes. Not safe for use by several threads.
 */
final class MemoryBooks {

    static final int MOST_LINES = 10_000;
    private static final Duration KEPT = Duration.ofDays(31);

    private final ZoneId zone;
    private final Map<BudgetPeriod, BudgetUse> uses = new LinkedHashMap<>();
    private final Map<BudgetPeriod, Instant> ends = new HashMap<>();
    private final Map<JobId, BudgetCharge> charges = new HashMap<>();
    private final Map<LedgerKey, LedgerSums> lines = new LinkedHashMap<>();

    /** @param zone decides which day a job ended on */
    MemoryBooks(ZoneId zone) {
        this.zone = zone;
    }

    BudgetUse use(BudgetPeriod period) {
        return uses.getOrDefault(period, BudgetUse.none(period));
    }

    /** @param charge that was seen to fit */
    void reserve(JobId id, BudgetCharge charge, Instant now) {
        ends.put(charge.period(), charge.resetsAt());
        ends.values().removeIf(end -> end.plus(KEPT).isBefore(now));
        uses.keySet().retainAll(ends.keySet());
        charges.put(id, charge);
        uses.put(charge.period(), use(charge.period()).reserved(charge.amountUsd()));
    }

    /** The job was not bought. */
    void release(JobId id) {
        settle(id, reserved -> BigDecimal.ZERO);
    }

    /** The job has its outcome; told once. */
    void settled(JobRow row) {
        Settlement settlement = new Settlement(row);
        settle(row.id(), settlement::spentUsd);
        settlement.line(zone).ifPresent(line -> lines.merge(line.key(), line.sums(), LedgerSums::plus));
        if (lines.size() > MOST_LINES) {
            lines.remove(lines.keySet().iterator().next());
        }
    }

    /** The row is gone. What it reserved stays reserved: nobody knows what became of it. */
    void forget(JobId id) {
        charges.remove(id);
    }

    /** Newest day first. */
    List<LedgerLine> lines(LocalDate since, LocalDate until) {
        return lines.entrySet().stream()
                .map(line -> new LedgerLine(line.getKey(), line.getValue()))
                .filter(line ->
                        !line.key().day().isBefore(since) && !line.key().day().isAfter(until))
                .sorted(Comparator.comparing((LedgerLine line) -> line.key().day())
                        .reversed())
                .toList();
    }

    private void settle(JobId id, UnaryOperator<BigDecimal> spent) {
        BudgetCharge charge = charges.remove(id);
        if (charge != null && uses.containsKey(charge.period())) {
            uses.compute(
                    charge.period(), (period, use) -> use.settled(charge.amountUsd(), spent.apply(charge.amountUsd())));
        }
    }
}
