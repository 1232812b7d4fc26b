package io.github.camelflux.store.jdbc;

import io.github.camelflux.job.JobStore.Lease;
import io.github.camelflux.job.life.NodeId;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The leases of nodes, on the database's clock: one row and one renewal for each node, however many jobs it has. A registration has
 * a number, so that a node that was taken over hears of it even if the first answer that said so was lost. Safe for use by
 * several threads.
 */
final class Leases {

    private final String application;
    private final String extend;
    private final String insert;
    private final String end;

    /** The registration that each node of this process knows of. */
    private final Map<NodeId, Long> known = new ConcurrentHashMap<>();

    Leases(Sql sql, String application) {
        this.application = application;
        this.extend = sql.complete("UPDATE flux_node SET lease_until = {in} WHERE node = ?");
        this.insert =
                sql.complete("INSERT INTO flux_node (node, application, epoch, lease_until) VALUES (?, ?, ?, {in})");
        this.end = sql.complete("UPDATE flux_node SET lease_until = {now} WHERE node = ?");
    }

    Void register(Session session, NodeId node, Duration length) throws SQLException {
        renew(session, node, length);
        return null;
    }

    Lease renew(Session session, NodeId node, Duration length) throws SQLException {
        long before = known.getOrDefault(node, 0L);
        List<Long> extended = session.change(
                extend, new String[] {"epoch"}, row -> row.getLong("epoch"), length.toMillis(), node.value());
        long now = extended.isEmpty() ? before + 1 : extended.get(0);
        if (extended.isEmpty()) {
            session.update(insert, node.value(), application, now, length.toMillis());
        }
        known.put(node, now);
        return now == before ? Lease.RENEWED : Lease.LOST;
    }

    Void leave(Session session, NodeId node) throws SQLException {
        session.update(end, node.value());
        return null;
    }
}
