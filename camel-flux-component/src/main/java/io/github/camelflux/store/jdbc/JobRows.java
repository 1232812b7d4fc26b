package io.github.camelflux.store.jdbc;

import io.github.camelflux.image.Operation;
import io.github.camelflux.job.budget.Booking;
import io.github.camelflux.job.life.IdempotencyKey;
import io.github.camelflux.job.life.JobId;
import io.github.camelflux.job.life.JobRow;
import io.github.camelflux.job.life.JobTerms;
import io.github.camelflux.job.life.NodeId;
import io.github.camelflux.job.life.Outcome;
import io.github.camelflux.job.life.RowState;
import io.github.camelflux.provider.RemoteJob;
import java.math.BigDecimal;
import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;

/** Rows of {@code flux_job} as values. */
final class JobRows {

    private static final String[] NAMES = {
        "job_id",
        "namespace",
        "key_digest",
        "held_key",
        "fingerprint",
        "state",
        "owner",
        "operation",
        "model",
        "provider",
        "account",
        "results_group",
        "awaited",
        "headers",
        "retention_ms",
        "route",
        "cost_centre",
        "estimate_usd",
        "remote_id",
        "poll_url",
        "request_id",
        "quoted_usd",
        "outcome",
        "outcome_details",
        "polls",
        "created_at",
        "accepted_at",
        "settled_at",
        "available_at",
        "delivered_at"
    };

    /** What is read of a row, in the order of a SELECT. */
    static final List<String> COLUMNS = List.of(NAMES);

    /** Begins a query for rows. */
    static final String SELECT = "SELECT " + String.join(", ", NAMES) + " FROM flux_job";

    /** Whom a delivered row belongs to: nobody has to look after it any more. */
    private static final NodeId NOBODY = new NodeId("");

    private JobRows() {}

    /** The columns that a change is to return. */
    static String[] names() {
        return NAMES.clone();
    }

    static JobRow read(ResultSet row) throws SQLException {
        String owner = row.getString("owner");
        return new JobRow(
                new JobId(row.getString("job_id")),
                new IdempotencyKey(row.getString("namespace"), row.getString("key_digest")),
                row.getString("held_key") != null,
                row.getString("fingerprint"),
                terms(row),
                owner == null ? NOBODY : new NodeId(owner),
                RowState.valueOf(row.getString("state")),
                remote(row),
                outcome(row),
                row.getInt("polls"),
                time(row, "created_at"),
                time(row, "accepted_at"),
                time(row, "settled_at"),
                time(row, "available_at"),
                time(row, "delivered_at") != null);
    }

    static Instant time(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    private static JobTerms terms(ResultSet row) throws SQLException {
        return new JobTerms(
                Operation.valueOf(row.getString("operation")),
                row.getString("model"),
                row.getString("provider"),
                row.getString("account"),
                row.getString("results_group"),
                row.getBoolean("awaited"),
                RowJson.headers(row.getString("headers")),
                Duration.ofMillis(row.getLong("retention_ms")),
                new Booking(row.getString("route"), row.getString("cost_centre"), row.getBigDecimal("estimate_usd")));
    }

    private static RemoteJob remote(ResultSet row) throws SQLException {
        String id = row.getString("remote_id");
        if (id == null) {
            return null;
        }
        String pollUrl = row.getString("poll_url");
        String quoted = row.getString("quoted_usd");
        return new RemoteJob(
                id,
                pollUrl == null ? null : URI.create(pollUrl),
                quoted == null ? null : new BigDecimal(quoted),
                row.getString("request_id"));
    }

    private static Outcome outcome(ResultSet row) throws SQLException {
        String word = row.getString("outcome");
        return word == null ? null : RowJson.outcome(word, row.getString("outcome_details"));
    }
}
