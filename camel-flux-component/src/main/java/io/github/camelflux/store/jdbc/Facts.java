package io.github.camelflux.store.jdbc;

import io.github.camelflux.job.JobStore.FactResult;
import io.github.camelflux.job.life.JobId;
import io.github.camelflux.job.life.JobRow;
import io.github.camelflux.job.life.NodeId;
import io.github.camelflux.job.life.Outcome;
import io.github.camelflux.job.life.RowState;
import io.github.camelflux.provider.RemoteJob;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Writes what became known of an attempt, whoever bears it: each fact is one UPDATE with its own condition. Only if that changed
 * nothing the row is looked at, to tell a fact that was there already from one that the row contradicts.
 */
final class Facts {

    private static final String CHANGE = "UPDATE flux_job SET version = version + 1, ";
    private static final String UNDELIVERED = " WHERE job_id = ? AND outcome IS NOT NULL AND delivered_at IS NULL";

    private final boolean storePrompts;
    private final Books books;
    private final String accepted;
    private final String settled;
    private final String delivered;
    private final String release;

    /** @param storePrompts whether a prompt that the provider changed is kept */
    Facts(Sql sql, boolean storePrompts, Books books) {
        this.storePrompts = storePrompts;
        this.books = books;
        this.accepted = sql.complete(CHANGE + "remote_id = ?, poll_url = COALESCE(poll_url, ?),"
                + " request_id = COALESCE(request_id, ?), quoted_usd = COALESCE(quoted_usd, ?),"
                + " state = CASE WHEN remote_id IS NULL THEN 'ACCEPTED' ELSE state END,"
                + " accepted_at = COALESCE(accepted_at, {now}),"
                + " expires_at = CASE WHEN remote_id IS NULL THEN NULL ELSE expires_at END"
                + " WHERE job_id = ? AND (remote_id IS NULL OR remote_id = ?) AND outcome IS NULL");
        this.settled =
                sql.complete(CHANGE + "state = 'SETTLED', outcome = ?, outcome_details = ?, cost_usd = ?, polls = ?,"
                        + " held_key = CASE WHEN CAST(? AS BOOLEAN) THEN held_key ELSE NULL END, settled_at = {now},"
                        + " available_at = {in}, expires_at = {now} + retention_ms * INTERVAL '0.001' SECOND"
                        + " WHERE job_id = ? AND outcome IS NULL");
        this.delivered = sql.complete(CHANGE + "delivered_at = {now}, available_at = NULL, owner = NULL" + UNDELIVERED);
        this.release = sql.complete(CHANGE + "available_at = {in}" + UNDELIVERED);
    }

    FactResult accepted(Session session, JobId id, RemoteJob remote) throws SQLException {
        List<JobRow> changed = change(
                session,
                accepted,
                remote.id(),
                text(remote.pollUrl()),
                remote.requestId(),
                text(remote.costUsd()),
                id.value(),
                remote.id());
        return result(session, id, changed, row -> false);
    }

    FactResult unknown(Session session, JobId id) throws SQLException {
        List<JobRow> changed =
                change(session, CHANGE + "state = 'UNKNOWN' WHERE job_id = ? AND state = 'INTENT'", id.value());
        return result(session, id, changed, row -> row.state() == RowState.UNKNOWN);
    }

    FactResult settled(Session session, JobId id, Outcome outcome, int polls, Duration availableIn)
            throws SQLException {
        Outcome kept = kept(outcome);
        List<JobRow> changed = session.together(() -> settle(session, kept, polls, availableIn, id));
        FactResult result = result(session, id, changed, row -> kept.equals(row.outcome()));
        // Whoever tells an outcome knows all of it.
        return result instanceof FactResult.Written written
                ? new FactResult.Written(whole(written.row(), outcome))
                : result;
    }

    /** Budget and ledger are told by whoever writes the outcome, so only once. */
    private List<JobRow> settle(Session session, Outcome kept, int polls, Duration availableIn, JobId id)
            throws SQLException {
        List<Settled> changed = session.change(
                settled,
                Settled.COLUMNS,
                Settled::read,
                kept.word(),
                RowJson.details(kept),
                kept.costUsd(),
                polls,
                kept.holdsKey(),
                millis(availableIn),
                id.value());
        for (Settled each : changed) {
            books.settled(session, each.row(), each.reserved());
        }
        return changed.stream().map(Settled::row).toList();
    }

    FactResult delivered(Session session, JobId id) throws SQLException {
        return result(session, id, change(session, delivered, id.value()), JobRow::delivered);
    }

    FactResult release(Session session, JobId id, Duration availableIn) throws SQLException {
        return result(session, id, change(session, release, millis(availableIn), id.value()), row -> true);
    }

    FactResult await(Session session, JobId id, NodeId node) throws SQLException {
        List<JobRow> changed =
                change(session, CHANGE + "available_at = NULL, owner = ?" + UNDELIVERED, node.value(), id.value());
        return result(session, id, changed, row -> true);
    }

    static Optional<JobRow> find(Session session, JobId id) throws SQLException {
        return session.query(JobRows.SELECT + " WHERE job_id = ?", JobRows::read, id.value()).stream()
                .findFirst();
    }

    private static List<JobRow> change(Session session, String sql, Object... parameters) throws SQLException {
        return session.change(sql, JobRows.names(), JobRows::read, parameters);
    }

    private static FactResult result(Session session, JobId id, List<JobRow> changed, Predicate<JobRow> known)
            throws SQLException {
        if (!changed.isEmpty()) {
            return new FactResult.Written(changed.get(0));
        }
        Optional<JobRow> found = find(session, id);
        if (found.isEmpty()) {
            return new FactResult.Missing();
        }
        JobRow row = found.get();
        return known.test(row) ? new FactResult.Written(row) : new FactResult.Contradicted(row);
    }

    /** What a provider made of a prompt is a prompt. */
    private Outcome kept(Outcome outcome) {
        return storePrompts || !(outcome instanceof Outcome.Picture picture)
                ? outcome
                : new Outcome.Picture(
                        picture.link(),
                        picture.linkExpires(),
                        picture.seed(),
                        null,
                        picture.costUsd(),
                        picture.draftCache(),
                        picture.flagged(),
                        picture.further());
    }

    private static JobRow whole(JobRow row, Outcome outcome) {
        return row.withOutcome(outcome, row.polls(), row.settledAt(), row.availableAt());
    }

    private static String text(Object value) {
        return value == null ? null : value.toString();
    }

    private static Long millis(Duration time) {
        return time == null ? null : time.toMillis();
    }

    /**
     * A row that has its outcome from now on.
     *
     * @param row as it is
     * @param reserved what it had set aside
     */
    private record Settled(JobRow row, Reserved reserved) {

        private static final String[] COLUMNS = Stream.of(JobRows.names(), Reserved.COLUMNS)
                .flatMap(Arrays::stream)
                .toArray(String[]::new);

        static Settled read(ResultSet row) throws SQLException {
            return new Settled(JobRows.read(row), Reserved.read(row));
        }
    }
}
