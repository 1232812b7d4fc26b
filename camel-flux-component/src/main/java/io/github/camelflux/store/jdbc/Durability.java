package io.github.camelflux.store.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Whether a database keeps what it has said that it keeps. */
final class Durability {

    private static final Logger LOG = LoggerFactory.getLogger(Durability.class);

    private Durability() {}

    /** @throws IllegalArgumentException if a killed process would take committed rows with it; the message says what to set */
    static void check(Product product, Connection connection) throws SQLException {
        if (product == Product.H2) {
            h2(connection);
        } else {
            postgresql(connection);
        }
    }

    private static void h2(Connection connection) throws SQLException {
        if (setting(connection, "info.FILE_WRITE").isEmpty()) {
            throw new IllegalArgumentException("dataSource: this H2 database is in memory and ends with the process;"
                    + " give it a file (jdbc:h2:file:...), or use jobStore=memory");
        }
        String delay = setting(connection, "WRITE_DELAY").orElse("unknown");
        if (!delay.equals("0")) {
            throw new IllegalArgumentException("dataSource: H2's WRITE_DELAY is " + delay
                    + ": rows that were committed would be lost when the process is killed. Add ;WRITE_DELAY=0 to the"
                    + " URL of the database");
        }
    }

    private static Optional<String> setting(Connection connection, String name) throws SQLException {
        return first(
                connection,
                "SELECT setting_value FROM information_schema.settings WHERE setting_name = '" + name + "'");
    }

    /** An operator may have reasons, on a server that survives what kills its clients; but should know. */
    private static void postgresql(Connection connection) throws SQLException {
        for (String setting : new String[] {"fsync", "synchronous_commit"}) {
            if (first(connection, "SELECT current_setting('" + setting + "')")
                    .orElse("")
                    .equals("off")) {
                LOG.warn(
                        "PostgreSQL runs with {}=off: after a crash of its server a picture may be bought twice",
                        setting);
            }
        }
    }

    private static Optional<String> first(Connection connection, String query) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(query);
                ResultSet rows = statement.executeQuery()) {
            return rows.next() ? Optional.ofNullable(rows.getString(1)) : Optional.empty();
        }
    }
}
