package io.github.camelflux.job.budget;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Objects;

/**
 * How much may be spent in each period.
 *
 * @param name as endpoints name it
 * @param limitUsd in US dollars
 * @param cycle how often it begins anew
 * @param zone whose midnight counts
 */
public record Budget(String name, BigDecimal limitUsd, BudgetCycle cycle, ZoneId zone) {

    public Budget {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(limitUsd, "limitUsd");
        Objects.requireNonNull(cycle, "cycle");
        Objects.requireNonNull(zone, "zone");
    }

    /** The period that a moment lies in. */
    public BudgetPeriod period(Instant now) {
        return new BudgetPeriod(name, cycle.period(now, zone));
    }

    /** When the period of a moment ends, and the whole limit is there again. */
    public Instant resetsAt(Instant now) {
        return cycle.end(now, zone);
    }

    /** What a purchase asks of it. */
    public BudgetCharge charge(BigDecimal amountUsd, Instant now) {
        return new BudgetCharge(period(now), limitUsd, amountUsd, resetsAt(now));
    }
}
