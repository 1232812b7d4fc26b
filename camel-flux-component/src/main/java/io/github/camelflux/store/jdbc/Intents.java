package io.github.camelflux.store.jdbc;

import io.github.camelflux.job.JobStore.Intent;
import io.github.camelflux.job.JobStore.Reservation;
import io.github.camelflux.job.life.IdempotencyKey;
import io.github.camelflux.job.life.JobId;
import io.github.camelflux.job.life.JobRow;
import io.github.camelflux.job.life.JobTerms;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Takes a key for an attempt, and gives it back. The database's unique constraint decides who gets it. */
final class Intents {

    /** A holder may vanish between the refusal and the look at it, and another come. */
    private static final int MOST_LOOKS = 10;

    private final String application;
    private final String insert;
    private final String release;

    Intents(Sql sql, String application) {
        this.application = application;
        this.insert =
                sql.complete("INSERT INTO flux_job (job_id, application, namespace, key_digest, held_key, fingerprint,"
                        + " state, version, owner, operation, model, provider, account, results_group, awaited, headers,"
                        + " retention_ms, polls, created_at)"
                        + " VALUES (?, ?, ?, ?, ?, ?, 'INTENT', 1, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0, {now})"
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
            Optional<JobRow> holder = holder(session, intent.key());
            if (holder.isPresent()) {
                return new Reservation.Held(holder.get());
            }
        }
        throw new SQLException("the key is taken and given back again and again");
    }

    Void withdraw(Session session, JobId id) throws SQLException {
        session.update("DELETE FROM flux_job WHERE job_id = ? AND remote_id IS NULL AND outcome IS NULL", id.value());
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

    /** Empty if the key is held. */
    private Optional<JobRow> store(Session session, Intent intent) throws SQLException {
        try {
            return intent.replaces() == null
                    ? insert(session, intent)
                    : session.together(() -> replace(session, intent));
        } catch (SQLException e) {
            if (Session.isConflict(e)) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /** The unknown attempt lets go only together with the new one's taking hold. */
    private Optional<JobRow> replace(Session session, Intent intent) throws SQLException {
        session.update(release, intent.replaces().value());
        Optional<JobRow> stored = insert(session, intent);
        if (stored.isEmpty()) {
            throw new SQLException("another attempt holds the key", Session.CONFLICT);
        }
        return stored;
    }

    private Optional<JobRow> insert(Session session, Intent intent) throws SQLException {
        JobTerms terms = intent.terms();
        IdempotencyKey key = intent.key();
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
                terms.retention().toMillis());
        return created.stream()
                .findFirst()
                .map(now -> JobRow.intent(intent.id(), key, intent.fingerprint(), terms, intent.node(), now));
    }
}
