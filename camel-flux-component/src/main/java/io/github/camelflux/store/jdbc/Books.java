package io.github.camelflux.store.jdbc;

import io.github.camelflux.job.Settlement;
import io.github.camelflux.job.budget.BudgetCharge;
import io.github.camelflux.job.budget.BudgetPeriod;
import io.github.camelflux.job.budget.BudgetUse;
import io.github.camelflux.job.budget.LedgerKey;
import io.github.camelflux.job.budget.LedgerLine;
import io.github.camelflux.job.budget.LedgerSums;
import io.github.camelflux.job.life.JobRow;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Budgets and the ledger. Their rows are changed in the transaction of the job's own row and after it, the budget's before the
 * ledger's, so that nobody waits for one who waits for him; and at its end, so that others wait for little more than the commit.
 */
final class Books {

    private static final String OF_PERIOD = " WHERE application = ? AND budget = ? AND period = ?";
    private static final String RESERVE = "UPDATE flux_budget SET reserved_usd = reserved_usd + ?" + OF_PERIOD
            + " AND spent_usd + reserved_usd + ? <= ?";
    private static final String SETTLE =
            "UPDATE flux_budget SET reserved_usd = reserved_usd - ?, spent_usd = spent_usd + ?" + OF_PERIOD;
    private static final String LOOK = "SELECT budget, period, spent_usd, reserved_usd FROM flux_budget" + OF_PERIOD;
    private static final String BEGIN =
            "INSERT INTO flux_budget (application, budget, period, spent_usd, reserved_usd) VALUES (?, ?, ?, 0, 0)";
    private static final String LINES = "SELECT ledger_day, route, model, provider, cost_centre, jobs, pictures,"
            + " estimated_jobs, unpriced_jobs, cost_usd, estimated_usd FROM flux_ledger"
            + " WHERE application = ? AND ledger_day BETWEEN ? AND ? ORDER BY ledger_day DESC, route, model, cost_centre";

    private final String application;
    private final ZoneId zone;
    private final String book;

    /** @param zone decides which day a job ended on */
    Books(Sql sql, String application, ZoneId zone) {
        this.application = application;
        this.zone = zone;
        this.book = sql.product().addToLedger();
    }

    /** Part of the transaction of an intent. False if it does not fit, or if nothing was reserved in the period before. */
    boolean reserve(Session session, BudgetCharge charge) throws SQLException {
        BudgetPeriod period = charge.period();
        return session.update(
                        RESERVE,
                        charge.amountUsd(),
                        application,
                        period.budget(),
                        period.id(),
                        charge.amountUsd(),
                        charge.limitUsd())
                == 1;
    }

    /** What is gone of a period; empty if there is no row of it yet. */
    Optional<BudgetUse> find(Session session, BudgetPeriod period) throws SQLException {
        return session.query(LOOK, Books::use, application, period.budget(), period.id()).stream()
                .findFirst();
    }

    /** Makes the row of a period; somebody else may do so at the same time. */
    void begin(Session session, BudgetPeriod period) throws SQLException {
        try {
            session.update(BEGIN, application, period.budget(), period.id());
        } catch (SQLException e) {
            if (!Session.isConflict(e)) {
                throw e;
            }
        }
    }

    /** Part of the transaction that takes an intent back. */
    void release(Session session, Reserved reserved) throws SQLException {
        settle(session, reserved, BigDecimal.ZERO);
    }

    /**
     * Part of the transaction that records an outcome for the first time.
     *
     * @param reserved what the job had set aside
     */
    void settled(Session session, JobRow row, Reserved reserved) throws SQLException {
        Settlement settlement = new Settlement(row);
        if (!reserved.isNothing()) {
            settle(session, reserved, settlement.spentUsd(reserved.usd()));
        }
        Optional<LedgerLine> line = settlement.line(zone);
        if (line.isPresent()) {
            add(session, line.get());
        }
    }

    List<BudgetUse> uses(Session session, List<BudgetPeriod> periods) throws SQLException {
        List<BudgetUse> uses = new ArrayList<>();
        for (BudgetPeriod period : periods) {
            uses.add(find(session, period).orElseGet(() -> BudgetUse.none(period)));
        }
        return uses;
    }

    List<LedgerLine> lines(Session session, LocalDate since, LocalDate until) throws SQLException {
        return session.query(LINES, Books::line, application, since, until);
    }

    private void settle(Session session, Reserved reserved, BigDecimal spent) throws SQLException {
        session.update(SETTLE, reserved.usd(), spent, application, reserved.budget(), reserved.period());
    }

    private void add(Session session, LedgerLine line) throws SQLException {
        LedgerKey key = line.key();
        LedgerSums sums = line.sums();
        Object[] columns = {
            application,
            key.day(),
            key.route(),
            key.model(),
            key.provider(),
            key.costCentre(),
            sums.jobs(),
            sums.pictures(),
            sums.estimatedJobs(),
            sums.unpricedJobs(),
            sums.costUsd(),
            sums.estimatedUsd()
        };
        try {
            session.update(book, columns);
        } catch (SQLException e) {
            // H2: somebody else began the same line at the same time. It is there now.
            if (!Session.isConflict(e)) {
                throw e;
            }
            session.update(book, columns);
        }
    }

    private static BudgetUse use(ResultSet row) throws SQLException {
        return new BudgetUse(
                new BudgetPeriod(row.getString("budget"), row.getString("period")),
                row.getBigDecimal("spent_usd"),
                row.getBigDecimal("reserved_usd"));
    }

    private static LedgerLine line(ResultSet row) throws SQLException {
        return new LedgerLine(
                new LedgerKey(
                        row.getObject("ledger_day", LocalDate.class),
                        row.getString("route"),
                        row.getString("model"),
                        row.getString("provider"),
                        row.getString("cost_centre")),
                new LedgerSums(
                        row.getLong("jobs"),
                        row.getLong("pictures"),
                        row.getLong("estimated_jobs"),
                        row.getLong("unpriced_jobs"),
                        row.getBigDecimal("cost_usd"),
                        row.getBigDecimal("estimated_usd")));
    }
}
