package io.github.camelflux.store.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * A connection as one piece of work uses it: each statement is a transaction of its own, unless {@link #together} says otherwise.
 * For one thread.
 */
final class Session {

    private static final int STATEMENT_SECONDS = 10;
    static final String CONFLICT = "23505";

    private final Connection connection;

    Session(Connection connection) {
        this.connection = connection;
    }

    /** Reads one row. */
    @FunctionalInterface
    interface Reader<T> {
        T read(ResultSet row) throws SQLException;
    }

    /** Statements that belong together. */
    @FunctionalInterface
    interface Steps<T> {
        T run() throws SQLException;
    }

    /** Whether a statement failed because what it writes is there already. */
    static boolean isConflict(SQLException e) {
        return CONFLICT.equals(e.getSQLState());
    }

    <T> List<T> query(String sql, Reader<T> reader, Object... parameters) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            bind(statement, parameters);
            try (ResultSet rows = statement.executeQuery()) {
                return all(rows, reader);
            }
        }
    }

    /** Returns how many rows were changed. */
    int update(String sql, Object... parameters) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            bind(statement, parameters);
            return statement.executeUpdate();
        }
    }

    /** Inserts or updates rows, and returns those that were, as they are now: in one statement with the change. */
    <T> List<T> change(String sql, String[] columns, Reader<T> reader, Object... parameters) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql, columns)) {
            bind(statement, parameters);
            // A database that changed nothing may still show the keys of an earlier statement.
            if (statement.executeUpdate() == 0) {
                return List.of();
            }
            try (ResultSet rows = statement.getGeneratedKeys()) {
                return all(rows, reader);
            }
        }
    }

    /** Runs statements as one transaction. */
    <T> T together(Steps<T> steps) throws SQLException {
        return transaction(steps, result -> true);
    }

    /** Runs statements as one transaction that is undone if they come to nothing. */
    <T> Optional<T> allOrNothing(Steps<Optional<T>> steps) throws SQLException {
        return transaction(steps, Optional::isPresent);
    }

    private <T> T transaction(Steps<T> steps, Predicate<T> keeps) throws SQLException {
        connection.setAutoCommit(false);
        try {
            T result = steps.run();
            if (keeps.test(result)) {
                connection.commit();
            } else {
                connection.rollback();
            }
            return result;
        } catch (SQLException | RuntimeException e) {
            undo(e);
            throw e;
        } finally {
            separate();
        }
    }

    private void undo(Exception cause) {
        try {
            connection.rollback();
        } catch (SQLException e) {
            // Broken: the database rolls back by itself.
            cause.addSuppressed(e);
        }
    }

    private void separate() {
        try {
            connection.setAutoCommit(true);
        } catch (SQLException e) {
            // Broken, which whoever uses it next, or the pool, finds out; what was committed stays committed.
        }
    }

    private static <T> List<T> all(ResultSet rows, Reader<T> reader) throws SQLException {
        List<T> all = new ArrayList<>();
        while (rows.next()) {
            all.add(reader.read(rows));
        }
        return all;
    }

    private static void bind(PreparedStatement statement, Object... parameters) throws SQLException {
        statement.setQueryTimeout(STATEMENT_SECONDS);
        for (int i = 0; i < parameters.length; i++) {
            Object value = parameters[i];
            if (value == null) {
                statement.setNull(i + 1, Types.NULL);
            } else if (value instanceof Instant time) {
                statement.setObject(i + 1, time.atOffset(ZoneOffset.UTC));
            } else {
                statement.setObject(i + 1, value);
            }
        }
    }
}
