package io.github.camelflux.store.jdbc;

import io.github.camelflux.job.JobFilter;
import io.github.camelflux.job.life.JobRow;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Frees keys when an operator says so, and deletes rows whose time is over, with their pictures. */
final class Housekeeping {

    /** Pictures go with their rows: more at once may take longer than a statement is given. */
    private static final int ROWS_AT_ONCE = 100;

    private static final int MOST_ROUNDS = 50;

    /** By a filter only what blocks its key goes; a picture that is replayed goes if it is named. */
    private static final String BLOCKING = " AND held_key IS NOT NULL AND (state = 'UNKNOWN' OR outcome = 'cancelled')";

    private static final String NAMED = " AND held_key IS NOT NULL AND (state = 'UNKNOWN' OR outcome IS NOT NULL)";

    private static final String ACCEPTED = " AND held_key IS NOT NULL AND state = 'ACCEPTED'";

    private static final String FREE = "UPDATE flux_job SET version = version + 1, held_key = NULL,"
            + " state = CASE WHEN outcome IS NULL THEN 'FORGOTTEN' ELSE state END,"
            + " expires_at = CASE WHEN outcome IS NULL"
            + " THEN created_at + retention_ms * INTERVAL '0.001' SECOND ELSE expires_at END"
            + " WHERE job_id = ?";

    /** A node that was taken over while it asked for them: nobody counts them. */
    private static final String LEFT_PERMITS =
            "DELETE FROM flux_permit WHERE NOT EXISTS (SELECT 1 FROM flux_node WHERE node = flux_permit.node)";

    private final String application;
    private final String expire;

    Housekeeping(Sql sql, String application) {
        this.application = application;
        this.expire = sql.complete("DELETE FROM flux_job WHERE job_id IN"
                + " (SELECT job_id FROM flux_job WHERE expires_at < {now} ORDER BY expires_at LIMIT " + ROWS_AT_ONCE
                + ")");
    }

    List<JobRow> forget(Session session, JobFilter filter) throws SQLException {
        boolean named = filter.id() != null || filter.key() != null;
        String condition = filter.namesAccepted() ? ACCEPTED : named ? NAMED : BLOCKING;
        List<JobRow> freed = new ArrayList<>();
        for (JobRow row : Lookups.list(session, application, filter, condition)) {
            freed.addAll(session.change(
                    FREE + condition, JobRows.names(), JobRows::read, row.id().value()));
        }
        return freed;
    }

    int expire(Session session) throws SQLException {
        session.update(LEFT_PERMITS);
        int deleted = 0;
        for (int round = 0; round < MOST_ROUNDS; round++) {
            int now = session.update(expire);
            deleted += now;
            if (now < ROWS_AT_ONCE) {
                break;
            }
        }
        return deleted;
    }
}
