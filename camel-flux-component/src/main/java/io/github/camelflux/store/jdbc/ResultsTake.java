package io.github.camelflux.store.jdbc;

import io.github.camelflux.job.Groups;
import io.github.camelflux.job.JobStore.Unclaimed;
import io.github.camelflux.job.life.JobRow;
import io.github.camelflux.job.life.NodeId;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hands each outcome that no exchange waits for to one caller: who looks first sees it, whose UPDATE comes first has it. Safe for
 * use by several threads.
 */
final class ResultsTake {

    private static final Logger LOG = LoggerFactory.getLogger(ResultsTake.class);
    private static final String UNDELIVERED = " AND outcome IS NOT NULL AND delivered_at IS NULL";

    private final String application;
    private final String ready;
    private final String take;
    private final String giveBack;
    private final String unclaimed;

    /** Their taking was not answered: perhaps they are taken, and nobody has them. */
    private final Queue<String> doubtful = new ConcurrentLinkedQueue<>();

    ResultsTake(Sql sql, String application) {
        this.application = application;
        this.ready = sql.complete(
                "SELECT job_id FROM flux_job WHERE application = ? AND available_at <= {now}" + UNDELIVERED);
        this.take = sql.complete("UPDATE flux_job SET version = version + 1, available_at = NULL, owner = ?"
                + " WHERE job_id = ? AND available_at <= {now}" + UNDELIVERED);
        this.giveBack = sql.complete("UPDATE flux_job SET version = version + 1, available_at = {now}"
                + " WHERE job_id = ? AND owner = ? AND available_at IS NULL" + UNDELIVERED);
        this.unclaimed = sql.complete("SELECT results_group, COUNT(*) AS jobs, MIN(available_at) AS since FROM flux_job"
                + " WHERE application = ? AND available_at <= {in}" + UNDELIVERED
                + " GROUP BY results_group ORDER BY results_group");
    }

    List<JobRow> take(Session session, Groups groups, NodeId node, int most) throws SQLException {
        for (String id = doubtful.peek(); id != null; id = doubtful.peek()) {
            session.update(giveBack, id, node.value());
            doubtful.remove(id);
        }
        List<JobRow> taken = new ArrayList<>();
        for (String id : ready(session, groups, most)) {
            try {
                taken.addAll(session.change(take, JobRows.names(), JobRows::read, node.value(), id));
            } catch (SQLException e) {
                doubtful.add(id);
                if (taken.isEmpty()) {
                    throw e;
                }
                LOG.warn("Not all results could be taken now: {}", e.getMessage());
                break;
            }
        }
        return taken;
    }

    List<Unclaimed> unclaimed(Session session, Duration since) throws SQLException {
        return session.query(
                unclaimed,
                row -> new Unclaimed(row.getString("results_group"), row.getInt("jobs"), JobRows.time(row, "since")),
                application,
                -since.toMillis());
    }

    private List<String> ready(Session session, Groups groups, int most) throws SQLException {
        List<Object> parameters = new ArrayList<>();
        parameters.add(application);
        StringBuilder query = new StringBuilder(ready);
        if (!groups.names().isEmpty()) {
            query.append(" AND results_group ").append(groups.except() ? "NOT IN (" : "IN (");
            query.append(String.join(", ", Collections.nCopies(groups.names().size(), "?")))
                    .append(')');
            parameters.addAll(groups.names());
        }
        query.append(" ORDER BY available_at LIMIT ?");
        parameters.add(most);
        return session.query(query.toString(), row -> row.getString(1), parameters.toArray());
    }
}
