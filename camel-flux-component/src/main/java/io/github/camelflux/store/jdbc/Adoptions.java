package io.github.camelflux.store.jdbc;

import io.github.camelflux.job.JobStore.Adoption;
import io.github.camelflux.job.life.JobId;
import io.github.camelflux.job.life.JobRow;
import io.github.camelflux.job.life.NodeId;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes over the jobs of nodes whose lease ended: one transaction for each node, which deletes its row and changes the owner of its
 * jobs, so that exactly one node wins. Jobs whose owner is not registered at all are taken over as well: a node may have stored an
 * intent in the moment in which it was taken over.
 *
 * <p>A job that is not over is left to a node that has its account, since others cannot ask for it, and would call it lost in the end.
 * If none comes for a day, anybody does that. Safe for use by several threads.
 */
final class Adoptions {

    private static final Logger LOG = LoggerFactory.getLogger(Adoptions.class);

    private static final String ABANDONED = " AND NOT EXISTS (SELECT 1 FROM flux_node WHERE node = flux_job.owner)";

    private final String application;
    private final Supplier<Set<String>> accounts;
    private final String dead;
    private final String remove;
    private final String abandoned;
    private final String takeOver;
    private final String late;

    /** Their commit was not answered: the jobs may be this node's, and nobody would follow them. */
    private final Queue<Adoption> doubtful = new ConcurrentLinkedQueue<>();

    /** @param accounts that this node has */
    Adoptions(Sql sql, String application, Supplier<Set<String>> accounts) {
        this.application = application;
        this.accounts = accounts;
        this.dead = sql.complete("SELECT node, lease_until, {now} AS now_at FROM flux_node"
                + " WHERE application = ? AND node <> ? AND lease_until <= {now} ORDER BY lease_until");
        this.remove = sql.complete("DELETE FROM flux_node WHERE node = ? AND lease_until <= {now}");
        this.abandoned =
                "SELECT DISTINCT owner FROM flux_job WHERE application = ? AND owner IS NOT NULL AND owner <> ?"
                        + ABANDONED;
        this.takeOver = sql.complete("UPDATE flux_job SET version = version + 1, owner = ?,"
                + " available_at = CASE WHEN outcome IS NULL THEN available_at ELSE {in} END WHERE owner = ?"
                + ABANDONED);
        this.late = sql.complete(" OR created_at < {now} - INTERVAL '1' DAY");
    }

    /** Whether this node may have taken over more than it was told. */
    boolean inDoubt() {
        return !doubtful.isEmpty();
    }

    List<Adoption> adopt(Session session, NodeId node, Duration orphanGrace) throws SQLException {
        List<Adoption> adoptions = new ArrayList<>();
        try {
            for (Adoption earlier = doubtful.peek(); earlier != null; earlier = doubtful.peek()) {
                clear(session, node, earlier, adoptions);
                doubtful.remove(earlier);
            }
            for (Ended ended : session.query(dead, Ended::read, application, node.value())) {
                take(session, node, ended, true, orphanGrace, adoptions);
            }
            List<Object> left = new ArrayList<>(List.of(application, node.value()));
            String query = ofMine(abandoned, left);
            for (String owner : session.query(query, row -> row.getString(1), left.toArray())) {
                take(session, node, Ended.unseen(owner), false, orphanGrace, adoptions);
            }
        } catch (SQLException e) {
            if (adoptions.isEmpty()) {
                throw e;
            }
            LOG.warn("Not all jobs of ended nodes could be taken over now: {}", e.getMessage());
        }
        return adoptions;
    }

    private void clear(Session session, NodeId node, Adoption earlier, List<Adoption> adoptions) throws SQLException {
        List<JobId> ids = earlier.rows().stream().map(JobRow::id).toList();
        List<JobRow> mine = Lookups.find(session, ids).stream()
                .filter(row -> row.owner().equals(node))
                .toList();
        if (!mine.isEmpty()) {
            adoptions.add(new Adoption(earlier.from(), earlier.leaseEnd(), earlier.sinceLeaseEnd(), mine));
        }
    }

    private void take(
            Session session, NodeId to, Ended from, boolean registered, Duration orphanGrace, List<Adoption> adoptions)
            throws SQLException {
        List<Adoption> taken = new ArrayList<>();
        try {
            session.together(() -> {
                if (!registered || session.update(remove, from.node().value()) == 1) {
                    taken.add(from.adoption(rows(session, to, from.node(), orphanGrace)));
                    if (registered) {
                        Shares.inherit(session, to, from.node());
                    }
                }
                return null;
            });
        } catch (SQLException e) {
            doubtful.addAll(taken);
            throw e;
        }
        taken.stream()
                .filter(adoption -> registered || !adoption.rows().isEmpty())
                .forEach(adoptions::add);
    }

    private List<JobRow> rows(Session session, NodeId to, NodeId from, Duration orphanGrace) throws SQLException {
        List<Object> parameters = new ArrayList<>(List.of(to.value(), orphanGrace.toMillis(), from.value()));
        String change = ofMine(takeOver, parameters);
        return session.change(change, JobRows.names(), JobRows::read, parameters.toArray());
    }

    /** Restricts a statement to jobs that are over, of an account that this node has, or left for long. */
    private String ofMine(String statement, List<Object> parameters) {
        Set<String> mine = accounts.get();
        parameters.addAll(mine);
        String ofAccounts = mine.isEmpty()
                ? ""
                : " OR account IN (" + String.join(", ", Collections.nCopies(mine.size(), "?")) + ")";
        return statement + " AND (outcome IS NOT NULL" + ofAccounts + late + ")";
    }

    /**
     * A node whose lease ended.
     *
     * @param node which
     * @param leaseEnd when; null if that is not known any more
     * @param now the database's clock when it was seen
     */
    private record Ended(NodeId node, Instant leaseEnd, Instant now) {

        static Ended read(java.sql.ResultSet row) throws SQLException {
            return new Ended(
                    new NodeId(row.getString("node")), JobRows.time(row, "lease_until"), JobRows.time(row, "now_at"));
        }

        static Ended unseen(String node) {
            return new Ended(new NodeId(node), null, null);
        }

        Adoption adoption(List<JobRow> rows) {
            Duration since = leaseEnd == null ? Duration.ZERO : Duration.between(leaseEnd, now);
            return new Adoption(node, leaseEnd, since, rows);
        }
    }
}
