package io.github.camelflux.store.jdbc;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.postgresql.ds.PGSimpleDataSource;

/** A real PostgreSQL that keeps what it says, started once for all tests of this JVM. Each test has a database of its own. */
public final class Postgres {

    private static final AtomicInteger DATABASES = new AtomicInteger();
    private static EmbeddedPostgres server;
    private static PGSimpleDataSource shared;

    private Postgres() {}

    /** An empty database. */
    public static synchronized PGSimpleDataSource database() throws Exception {
        if (server == null) {
            server = start();
            Runtime.getRuntime().addShutdownHook(new Thread(Postgres::stop));
        }
        String name = "test" + DATABASES.incrementAndGet();
        try (var connection = server.getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE " + name);
        }
        return (PGSimpleDataSource) server.getDatabase("postgres", name);
    }

    /** Connections to an empty database, to be closed by the test. */
    public static HikariDataSource pool() throws Exception {
        HikariConfig config = new HikariConfig();
        config.setDataSource(database());
        return new HikariDataSource(config);
    }

    /** One database for tests that keep apart by their applications. */
    public static synchronized PGSimpleDataSource shared() throws Exception {
        if (shared == null) {
            shared = database();
        }
        return shared;
    }

    /** A server of its own, on a port and with data that it has again when it is started anew. */
    public static EmbeddedPostgres server(Path data, int port) throws IOException {
        return durable()
                .setDataDirectory(data)
                .setCleanDataDirectory(false)
                .setPort(port)
                .start();
    }

    private static EmbeddedPostgres start() throws IOException {
        return durable().start();
    }

    /** The embedded one starts with both off. */
    private static EmbeddedPostgres.Builder durable() {
        return EmbeddedPostgres.builder().setServerConfig("fsync", "on").setServerConfig("synchronous_commit", "on");
    }

    private static void stop() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
