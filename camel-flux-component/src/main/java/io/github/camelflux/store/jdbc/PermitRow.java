package io.github.camelflux.store.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;

/**
 * What the store counts for one node of one limit.
 *
 * @param account what is limited
 * @param node whose part it is
 * @param granted how many jobs the node may have in flight, or has
 * @param wanted how many it would like to have; if its lease ended, what it has
 * @param now the database's clock
 */
record PermitRow(String account, String node, int granted, int wanted, Instant now) {

    static PermitRow read(ResultSet row) throws SQLException {
        Instant now = JobRows.time(row, "now_at");
        int granted = row.getInt("granted");
        boolean acts = JobRows.time(row, "lease_until").isAfter(now);
        return new PermitRow(
                row.getString("account"), row.getString("node"), granted, acts ? row.getInt("wanted") : granted, now);
    }
}
