package io.github.camelflux.job.budget;

import java.util.Objects;

/**
 * One period of one budget. What was reserved in it is settled in it, however late.
 *
 * @param budget the budget's name
 * @param id the day, such as {@code 2026-11-27}, or the month, such as {@code 2026-11}
 */
public record BudgetPeriod(String budget, String id) {

    public BudgetPeriod {
        Objects.requireNonNull(budget, "budget");
        Objects.requireNonNull(id, "id");
    }
}
