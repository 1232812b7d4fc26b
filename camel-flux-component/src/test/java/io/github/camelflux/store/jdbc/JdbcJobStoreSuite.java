package io.github.camelflux.store.jdbc;

import io.github.camelflux.image.Spool;
import io.github.camelflux.job.JobStore;
import io.github.camelflux.job.Timer;
import io.github.camelflux.store.JobStoreSuite;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

/** What every job store promises, in a database whose clock the test turns. */
abstract class JdbcJobStoreSuite extends JobStoreSuite {

    private static final String CLOCK = "(SELECT time_now FROM suite_clock)";

    @TempDir
    Path directory;

    DataSource dataSource;
    JdbcStorage storage;
    private final ExecutorService threads = Executors.newFixedThreadPool(4);

    /** A pool on an empty database. */
    abstract DataSource pool() throws Exception;

    abstract void closePool() throws Exception;

    @Override
    protected JobStore open() throws Exception {
        dataSource = pool();
        execute("CREATE TABLE suite_clock (time_now TIMESTAMP(6) WITH TIME ZONE NOT NULL)");
        execute("INSERT INTO suite_clock VALUES (TIMESTAMP WITH TIME ZONE '2026-03-01 12:00:00+00:00')");
        JdbcSettings settings = new JdbcSettings(dataSource, "suite", true, false);
        Product product = JdbcStorage.prepare(settings);
        Timer noLimit = (delay, task) -> () -> {};
        storage = JdbcStorage.of(settings, threads, noLimit, new Spool(directory), new Sql(product, CLOCK));
        return storage.jobs();
    }

    @Override
    protected void advance(Duration by) throws SQLException {
        execute("UPDATE suite_clock SET time_now = time_now + " + by.toMillis() + " * INTERVAL '0.001' SECOND");
    }

    @AfterEach
    void close() throws Exception {
        threads.shutdown();
        closePool();
    }

    final void execute(String sql) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
