package io.github.camelflux.store.jdbc;

import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How a line comes into the ledger, in the words of each database. The parameters are the columns in their order. */
final class LedgerSql {

    private static final String COLUMNS =
            "application, ledger_day, route, model, provider, cost_centre, jobs, pictures,"
                    + " estimated_jobs, unpriced_jobs, cost_usd, estimated_usd";

    /** For PostgreSQL. */
    static final String INSERT_OR_ADD = "INSERT INTO flux_ledger AS line (" + COLUMNS
            + ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
            + " ON CONFLICT (application, ledger_day, route, model, provider, cost_centre) DO UPDATE SET "
            + sums("excluded");

    /** For H2. */
    static final String MERGE = "MERGE INTO flux_ledger line USING (SELECT CAST(? AS VARCHAR) application,"
            + " CAST(? AS DATE) ledger_day, CAST(? AS VARCHAR) route, CAST(? AS VARCHAR) model,"
            + " CAST(? AS VARCHAR) provider, CAST(? AS VARCHAR) cost_centre, CAST(? AS BIGINT) jobs,"
            + " CAST(? AS BIGINT) pictures, CAST(? AS BIGINT) estimated_jobs, CAST(? AS BIGINT) unpriced_jobs,"
            + " CAST(? AS NUMERIC(18, 6)) cost_usd, CAST(? AS NUMERIC(18, 6)) estimated_usd) more"
            + " ON line.application = more.application AND line.ledger_day = more.ledger_day"
            + " AND line.route = more.route AND line.model = more.model AND line.provider = more.provider"
            + " AND line.cost_centre = more.cost_centre"
            + " WHEN MATCHED THEN UPDATE SET " + sums("more")
            + " WHEN NOT MATCHED THEN INSERT (" + COLUMNS + ") VALUES (" + COLUMNS.replaceAll("(\\w+)", "more.$1")
            + ")";

    private LedgerSql() {}

    private static String sums(String more) {
        return Stream.of("jobs", "pictures", "estimated_jobs", "unpriced_jobs", "cost_usd", "estimated_usd")
                .map(sum -> sum + " = line." + sum + " + " + more + "." + sum)
                .collect(Collectors.joining(", "));
    }
}
