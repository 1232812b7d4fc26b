package io.github.camelflux.job.budget;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Objects;

/**
 * A purchase that does not fit into its budget.
 *
 * @param budget the budget's name
 * @param limitUsd how much the period may hold
 * @param spentUsd how much of that is spent or reserved
 * @param askedUsd what the purchase would cost
 * @param resetsAt when the period ends
 */
public record Shortfall(
        String budget, BigDecimal limitUsd, BigDecimal spentUsd, BigDecimal askedUsd, Instant resetsAt) {

    public Shortfall {
        Objects.requireNonNull(budget, "budget");
        Objects.requireNonNull(limitUsd, "limitUsd");
        Objects.requireNonNull(spentUsd, "spentUsd");
        Objects.requireNonNull(askedUsd, "askedUsd");
        Objects.requireNonNull(resetsAt, "resetsAt");
    }

    /** Whether it would fit into a period of its own. */
    public boolean passes() {
        return askedUsd.compareTo(limitUsd) <= 0;
    }
}
