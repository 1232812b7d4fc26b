package io.github.camelflux.crash;

import io.github.camelflux.FreePort;
import io.github.camelflux.store.jdbc.Postgres;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import javax.sql.DataSource;

/** A PostgreSQL that is stopped and started again, with its data, on its port. For one thread. */
final class Database implements AutoCloseable {

    private final Path data;
    private final int port;
    private EmbeddedPostgres server;

    Database(Path data) throws IOException {
        this.data = data;
        port = FreePort.choose();
        start();
    }

    void start() throws IOException {
        server = Postgres.server(data, port);
    }

    void stop() throws IOException {
        server.close();
        server = null;
    }

    boolean isUp() {
        return server != null;
    }

    String url() {
        return "jdbc:postgresql://127.0.0.1:" + port + "/postgres";
    }

    DataSource dataSource() {
        return server.getPostgresDatabase();
    }

    @Override
    public void close() throws IOException {
        if (isUp()) {
            stop();
        }
    }
}
