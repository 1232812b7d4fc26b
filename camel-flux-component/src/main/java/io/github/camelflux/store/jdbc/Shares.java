package io.github.camelflux.store.jdbc;

import io.github.camelflux.job.JobStore.Claim;
import io.github.camelflux.job.life.NodeId;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Shares limits among nodes. Who changes what a node has of an account changes the account's row first, so that one after the other
 * looks at all of them; who has nothing to change only looks. A node counts until its jobs are taken over, or until nothing of what
 * it sent can be running any more.
 */
final class Shares {

    private static final String LOCK = "UPDATE flux_account SET version = version + 1 WHERE account = ?";
    private static final String REMOVE = "DELETE FROM flux_permit WHERE account = ? AND node = ?";
    private static final String CHANGE =
            "UPDATE flux_permit SET granted = ?, wanted = ? WHERE account = ? AND node = ?";
    private static final String ADD = "UPDATE flux_permit SET granted = granted + ? WHERE account = ? AND node = ?";
    private static final String PASS_ON = "UPDATE flux_permit SET node = ?, wanted = 0 WHERE account = ? AND node = ?";

    private final String rows;

    Shares(Sql sql) {
        this.rows = sql.complete("SELECT permit.account, permit.node, permit.granted, permit.wanted, node.lease_until,"
                + " {now} AS now_at FROM flux_permit permit JOIN flux_node node ON node.node = permit.node"
                + " WHERE node.lease_until > {now} - INTERVAL '10' MINUTE AND ");
    }

    /** @param keep whether what the store counts for the node stays, if the node says that it has less */
    Map<String, Integer> share(Session session, NodeId node, List<Claim> claims, boolean keep) throws SQLException {
        List<PermitRow> seen = look(session, node, claims);
        Map<String, Integer> answers = new HashMap<>();
        for (Claim claim : claims) {
            Allotment allotment = Allotment.of(node.value(), claim, of(claim.account(), seen), keep);
            answers.put(
                    claim.account(),
                    allotment.filed()
                            ? allotment.answer()
                            : change(session, node, claim, keep).answer());
        }
        for (PermitRow row : seen) {
            if (row.node().equals(node.value()) && !answers.containsKey(row.account()) && !keep) {
                session.update(REMOVE, row.account(), node.value());
            }
        }
        return answers;
    }

    /** What a node had that is taken over goes to the one that takes over. Part of that transaction. */
    static void inherit(Session session, NodeId to, NodeId from) throws SQLException {
        Map<String, Integer> left = new HashMap<>();
        session.query(
                "SELECT account, granted FROM flux_permit WHERE node = ?",
                row -> left.put(row.getString("account"), row.getInt("granted")),
                from.value());
        for (Map.Entry<String, Integer> each : left.entrySet()) {
            if (session.update(ADD, each.getValue(), each.getKey(), to.value()) == 1) {
                session.update(REMOVE, each.getKey(), from.value());
            } else {
                session.update(PASS_ON, to.value(), each.getKey(), from.value());
            }
        }
    }

    private List<PermitRow> look(Session session, NodeId node, List<Claim> claims) throws SQLException {
        List<Object> parameters = new ArrayList<>(List.of(node.value()));
        claims.forEach(claim -> parameters.add(claim.account()));
        String accounts = claims.isEmpty()
                ? ""
                : " OR permit.account IN (" + String.join(", ", Collections.nCopies(claims.size(), "?")) + ")";
        return session.query(rows + "(permit.node = ?" + accounts + ")", PermitRow::read, parameters.toArray());
    }

    private Allotment change(Session session, NodeId node, Claim claim, boolean keep) throws SQLException {
        while (true) {
            Allotment changed = session.together(
                    () -> session.update(LOCK, claim.account()) == 1 ? write(session, node, claim, keep) : null);
            if (changed != null) {
                return changed;
            }
            introduce(session, claim.account());
        }
    }

    private Allotment write(Session session, NodeId node, Claim claim, boolean keep) throws SQLException {
        List<PermitRow> all = session.query(rows + "permit.account = ?", PermitRow::read, claim.account());
        Allotment allotment = Allotment.of(node.value(), claim, all, keep);
        if (allotment.granted() == 0 && allotment.wanted() == 0) {
            session.update(REMOVE, claim.account(), node.value());
        } else if (session.update(CHANGE, allotment.granted(), allotment.wanted(), claim.account(), node.value())
                == 0) {
            session.update(
                    "INSERT INTO flux_permit (account, node, granted, wanted) VALUES (?, ?, ?, ?)",
                    claim.account(),
                    node.value(),
                    allotment.granted(),
                    allotment.wanted());
        }
        return allotment;
    }

    private static List<PermitRow> of(String account, List<PermitRow> rows) {
        return rows.stream().filter(row -> row.account().equals(account)).toList();
    }

    private static void introduce(Session session, String account) throws SQLException {
        try {
            session.update("INSERT INTO flux_account (account, version) VALUES (?, 0)", account);
        } catch (SQLException e) {
            if (!Session.isConflict(e)) {
                throw e;
            }
        }
    }
}
