package io.github.camelflux.job.budget;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Objects;

/**
 * What a purchase asks of a budget before it is made.
 *
 * @param period that it is charged to
 * @param limitUsd how much the period may hold, as this node has it: nodes that disagree keep each to its own
 * @param amountUsd what is reserved until the provider's own figure comes, in millionths of a dollar at the finest
 * @param resetsAt when the period ends
 */
public record BudgetCharge(BudgetPeriod period, BigDecimal limitUsd, BigDecimal amountUsd, Instant resetsAt) {

    public BudgetCharge {
        Objects.requireNonNull(period, "period");
        Objects.requireNonNull(limitUsd, "limitUsd");
        Objects.requireNonNull(resetsAt, "resetsAt");
        amountUsd = Usd.atLeast(amountUsd);
    }

    /** Why it does not fit. */
    public Shortfall shortfall(BigDecimal spentUsd) {
        return new Shortfall(period.budget(), limitUsd, spentUsd, amountUsd, resetsAt);
    }
}
