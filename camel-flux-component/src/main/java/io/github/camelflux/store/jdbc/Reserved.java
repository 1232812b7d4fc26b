package io.github.camelflux.store.jdbc;

import io.github.camelflux.job.budget.BudgetCharge;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * What a row of {@code flux_job} set aside when it was made. All members are null for a job that is charged to no budget.
 *
 * @param budget its name
 * @param period of the budget
 * @param usd how much
 */
record Reserved(String budget, String period, BigDecimal usd) {

    /** The columns that it is read from. */
    static final String[] COLUMNS = {"budget", "budget_period", "reserved_usd"};

    /** @param charge null for none */
    static Reserved of(BudgetCharge charge) {
        return charge == null
                ? new Reserved(null, null, null)
                : new Reserved(charge.period().budget(), charge.period().id(), charge.amountUsd());
    }

    static Reserved read(ResultSet row) throws SQLException {
        return new Reserved(row.getString("budget"), row.getString("budget_period"), row.getBigDecimal("reserved_usd"));
    }

    boolean isNothing() {
        return budget == null;
    }
}
