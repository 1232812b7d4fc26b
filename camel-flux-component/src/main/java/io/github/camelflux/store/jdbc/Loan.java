package io.github.camelflux.store.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A connection of somebody else's pool, set up as the store needs it and given back as it was. For one thread. */
final class Loan implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Loan.class);

    /** Above the limit of a statement: ends the wait for a database that does not even say that it is too slow. */
    private static final int SILENCE_MILLIS = 15_000;

    private final Connection connection;
    private final boolean autoCommit;
    private final int networkTimeout;

    private Loan(Connection connection) throws SQLException {
        this.connection = connection;
        this.autoCommit = connection.getAutoCommit();
        this.networkTimeout = connection.getNetworkTimeout();
    }

    static Loan of(DataSource dataSource) throws SQLException {
        Connection connection = dataSource.getConnection();
        try {
            Loan loan = new Loan(connection);
            connection.setNetworkTimeout(Runnable::run, SILENCE_MILLIS);
            connection.setAutoCommit(true);
            return loan;
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    Session session() {
        return new Session(connection);
    }

    Connection connection() {
        return connection;
    }

    /** What was done stays done, even if the connection breaks now: then the pool throws it away. */
    @Override
    public void close() {
        try (connection) {
            connection.setAutoCommit(autoCommit);
            connection.setNetworkTimeout(Runnable::run, networkTimeout);
        } catch (SQLException e) {
            LOG.debug("A connection broke when it was given back", e);
        }
    }
}
