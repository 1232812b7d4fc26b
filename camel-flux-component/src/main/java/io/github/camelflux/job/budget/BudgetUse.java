package io.github.camelflux.job.budget;

import java.math.BigDecimal;
import java.util.Objects;

/**
 * How much of a period is gone.
 *
 * @param period which
 * @param spentUsd by jobs that ended
 * @param reservedUsd for jobs that run, or whose outcome nobody knows
 */
public record BudgetUse(BudgetPeriod period, BigDecimal spentUsd, BigDecimal reservedUsd) {

    public BudgetUse {
        Objects.requireNonNull(period, "period");
        spentUsd = Usd.rounded(spentUsd);
        reservedUsd = Usd.rounded(reservedUsd);
    }

    /** A period in which nothing was bought yet. */
    public static BudgetUse none(BudgetPeriod period) {
        return new BudgetUse(period, BigDecimal.ZERO, BigDecimal.ZERO);
    }

    /** What is not there any more: spent or reserved. */
    public BigDecimal totalUsd() {
        return spentUsd.add(reservedUsd);
    }

    /** Whether a purchase fits. */
    public boolean leaves(BudgetCharge charge) {
        return totalUsd().add(charge.amountUsd()).compareTo(charge.limitUsd()) <= 0;
    }

    /** A purchase is about to be made. */
    public BudgetUse reserved(BigDecimal usd) {
        return new BudgetUse(period, spentUsd, reservedUsd.add(usd));
    }

    /** A purchase came to its end: what was reserved for it makes room for what it cost, which is 0 if it was not made. */
    public BudgetUse settled(BigDecimal reserved, BigDecimal spent) {
        return new BudgetUse(period, spentUsd.add(spent), reservedUsd.subtract(reserved));
    }
}
