package io.github.camelflux.store.jdbc;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;

/** The tables: whether they are there, and making them. */
final class Tables {

    private static final List<String> EXPECTED = List.of(
            "SELECT node, application, epoch, lease_until FROM flux_node WHERE 1 = 0",
            "SELECT application, version, delivered_at, expires_at, budget, budget_period, reserved_usd,"
                    + " callback_digest, "
                    + String.join(", ", JobRows.COLUMNS) + " FROM flux_job WHERE 1 = 0",
            "SELECT application, budget, period, spent_usd, reserved_usd FROM flux_budget WHERE 1 = 0",
            "SELECT application, ledger_day, route, model, provider, cost_centre, jobs, pictures, estimated_jobs,"
                    + " unpriced_jobs, cost_usd, estimated_usd FROM flux_ledger WHERE 1 = 0",
            "SELECT account, version FROM flux_account WHERE 1 = 0",
            "SELECT account, node, granted, wanted FROM flux_permit WHERE 1 = 0",
            "SELECT job_id, chunk, content_type, total_bytes, bytes FROM flux_result_chunk WHERE 1 = 0");

    private final Product product;

    Tables(Product product) {
        this.product = product;
    }

    /**
     * Makes the tables if they are to be made and are not there, and looks whether they are as expected.
     *
     * @throws IllegalArgumentException if they are not; the message says what to do
     */
    void prepare(Connection connection, boolean create) throws SQLException {
        SQLException missing = missing(connection);
        if (missing != null && create) {
            make(connection);
            missing = missing(connection);
        }
        if (missing != null) {
            throw new IllegalArgumentException(
                    "dataSource: the tables of the job store are not there or not as expected ("
                            + missing.getMessage() + "). Set createTables=true, or run " + product.tables()
                            + " of the component's jar",
                    missing);
        }
    }

    /** The statements that make the tables, each of which may be run again. */
    static List<String> statements(Product product) {
        String script = script(product.tables()).replaceAll("--[^\n]*", "");
        return Arrays.stream(script.split(";"))
                .map(String::strip)
                .filter(statement -> !statement.isEmpty())
                .toList();
    }

    private static SQLException missing(Connection connection) {
        try (Statement statement = connection.createStatement()) {
            for (String query : EXPECTED) {
                statement.executeQuery(query).close();
            }
            return null;
        } catch (SQLException e) {
            return e;
        }
    }

    /** Two nodes may make them at once: the later one waits, fails, and finds them when it looks again. */
    private void make(Connection connection) throws SQLException {
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            for (String sql : statements(product)) {
                statement.execute(sql);
            }
            connection.commit();
        } catch (SQLException e) {
            connection.rollback();
            if (missing(connection) != null) {
                throw e;
            }
        } finally {
            connection.setAutoCommit(true);
        }
    }

    private static String script(String name) {
        try (InputStream in = Tables.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
