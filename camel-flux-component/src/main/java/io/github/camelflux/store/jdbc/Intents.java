package io.github.camelflux.store.jdbc;

import io.github.camelflux.job.JobStore.Intent;
import io.github.camelflux.job.JobStore.Reservation;
import io.github.camelflux.job.budget.Booking;
import io.github.camelflux.job.budget.BudgetCharge;
import io.github.camelflux.job.budget.BudgetUse;
import io.github.camelflux.job.life.IdempotencyKey;
import io.github.camelflux.job.life.JobId;
import io.github.camelflux.job.life.JobRow;
import io.github.camelflux.job.life.JobTerms;
import io.github.camelflux.job.life.RowState;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Takes a key for an attempt, and gives it back. The database's unique constraint decides who gets it. What the attempt is charged to a
 * budget is taken and given back with it.
 */
final class Intents {

    /** A holder may vanish between the refusal and the look at it, and another come. */
    private static final int MOST_LOOKS = 10;

    private static final String UNACCEPTED = " WHERE job_id = ? AND remote_id IS NULL AND outcome IS NULL";

    private final String application;
    private final Books books;
    private final String insert;
    private final String release;

    Intents(Sql sql, String application, Books books) {
        this.application = application;
        this.books = books;
        this.insert =
                sql.complete("INSERT INTO flux_job (job_id, application, namespace, key_digest, held_key, fingerprint,"
                        + " state, version, owner, operation, model, provider, account, results_group, awaited, headers,"
                        + " retention_ms, route, cost_centre, estimate_usd, budget, budget_period, reserved_usd,"
                        + " callback_digest, polls, created_at)"
                        + " VALUES (?, ?, ?, ?, ?, ?, 'INTENT', 1, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?,"
                        + " 0, {now})"
                        + sql.product().unlessHeld());
        this.release = sql.complete("UPDATE flux_job SET state = 'FORGOTTEN', held_key = NULL, version = version + 1,"
                + " expires_at = created_at + retention_ms * INTERVAL '0.001' SECOND"
                + " WHERE job_id = ? AND state = 'UNKNOWN' AND held_key IS NOT NULL");
    }

    Reservation reserve(Session session, Intent intent) throws SQLException {
        for (int look = 0; look < MOST_LOOKS; look++) {
            Optional<JobRow> stored = store(session, intent);
            if (stored.isPresent()) {
                return new Reservation.Reserved(stored.get());
            }
            Optional<JobRow> holder = holder(session, intent.key()).filter(row -> !replaces(intent, row));
            if (holder.isPresent()) {
                return new Reservation.Held(holder.get());
            }
            Optional<BudgetUse> over = over(session, intent.charge());
            if (over.isPresent()) {
                return new Reservation.OverBudget(over.get().totalUsd());
            }
        }
        throw new SQLException("the key, or the room in its budget, is taken and given back again and again");
    }

    Void withdraw(Session session, JobId id) throws SQLException {
        int deleted = session.update("DELETE FROM flux_job" + UNACCEPTED + " AND budget IS NULL", id.value());
        if (deleted == 0) {
            List<Reserved> reserved = session.query(
                    "SELECT " + String.join(", ", Reserved.COLUMNS) + " FROM flux_job" + UNACCEPTED,
                    Reserved::read,
                    id.value());
            for (Reserved each : reserved) {
                session.together(() -> {
                    if (session.update("DELETE FROM flux_job" + UNACCEPTED, id.value()) == 1) {
                        books.release(session, each);
                    }
                    return null;
                });
            }
        }
        return null;
    }

    static Optional<JobRow> holder(Session session, IdempotencyKey key) throws SQLException {
        return session
                .query(
                        JobRows.SELECT + " WHERE namespace = ? AND held_key = ?",
                        JobRows::read,
                        key.namespace(),
                        key.digest())
                .stream()
                .findFirst();
    }

    /** It still holds the key only because the one that is to replace it was not stored. */
    private static boolean replaces(Intent intent, JobRow holder) {
        return holder.id().equals(intent.replaces()) && holder.state() == RowState.UNKNOWN;
    }

    /** Empty if there is room in the budget, or was none when it was asked for: then it is asked again. */
    private Optional<BudgetUse> over(Session session, BudgetCharge charge) throws SQLException {
        if (charge == null) {
            return Optional.empty();
        }
        Optional<BudgetUse> use = books.find(session, charge.period());
        if (use.isEmpty()) {
            books.begin(session, charge.period());
        }
        return use.filter(found -> !found.leaves(charge));
    }

    /** Empty if the key is held, or if there is no room in the budget: then nothing was changed. */
    private Optional<JobRow> store(Session session, Intent intent) throws SQLException {
        try {
            return intent.replaces() == null && intent.charge() == null
                    ? insert(session, intent)
                    : session.allOrNothing(() -> replaceAndCharge(session, intent));
        } catch (SQLException e) {
            if (Session.isConflict(e)) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /** An unknown attempt lets go only together with the new one's taking hold, and that only if it can be paid. */
    private Optional<JobRow> replaceAndCharge(Session session, Intent intent) throws SQLException {
        if (intent.replaces() != null) {
            session.update(release, intent.replaces().value());
        }
        Optional<JobRow> stored = insert(session, intent);
        boolean paid = stored.isPresent() && (intent.charge() == null || books.reserve(session, intent.charge()));
        return paid ? stored : Optional.empty();
    }

    private Optional<JobRow> insert(Session session, Intent intent) throws SQLException {
        JobTerms terms = intent.terms();
        IdempotencyKey key = intent.key();
        Booking booking = terms.booking();
        Reserved reserved = Reserved.of(intent.charge());
        List<Instant> created = session.change(
                insert,
                new String[] {"created_at"},
                row -> JobRows.time(row, "created_at"),
                intent.id().value(),
                application,
                key.namespace(),
                key.digest(),
                key.digest(),
                intent.fingerprint(),
                intent.node().value(),
                terms.operation().name(),
                terms.model(),
                terms.provider(),
                terms.account(),
                terms.group(),
                terms.awaited(),
                RowJson.headers(terms.headers()),
                terms.retention().toMillis(),
                booking.route(),
                booking.costCentre(),
                booking.estimateUsd(),
                reserved.budget(),
                reserved.period(),
                reserved.usd(),
                intent.callbackDigest());
        return created.stream()
                .findFirst()
                .map(now -> JobRow.intent(intent.id(), key, intent.fingerprint(), terms, intent.node(), now));
    }
}
