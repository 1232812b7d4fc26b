package io.github.camelflux.example.embedded;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.env.Environment;

/** A PostgreSQL server on loopback that keeps its data in {@code data/postgres}. Its user is {@code postgres}, and needs no password. */
final class EmbeddedPostgreSql implements EmbeddedServer {

    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedPostgreSql.class);

    private final EmbeddedPostgres server;

    private EmbeddedPostgreSql(EmbeddedPostgres server) {
        this.server = server;
    }

    /** Not there by default: one process is content with a file. */
    static Optional<EmbeddedServer> ifWanted(Environment environment) {
        Integer port = environment.getProperty("example.postgres.port", Integer.class);
        if (port == null) {
            return Optional.empty();
        }
        Path data = Path.of(environment.getRequiredProperty("example.data"), "postgres")
                .toAbsolutePath();
        try {
            return Optional.of(new EmbeddedPostgreSql(EmbeddedPostgres.builder()
                    .setDataDirectory(data)
                    .setCleanDataDirectory(false)
                    .setPort(LoopbackPort.numbered(port, "the PostgreSQL server"))
                    // What it says that it keeps, it keeps. The embedded one starts with both off.
                    .setServerConfig("fsync", "on")
                    .setServerConfig("synchronous_commit", "on")
                    .start()));
        } catch (IllegalStateException noBinaries) {
            LOG.warn(
                    "There is no PostgreSQL server inside for this kind of machine: use one of your own. ({})",
                    noBinaries.getMessage());
            return Optional.empty();
        } catch (IOException failure) {
            throw new UncheckedIOException("The PostgreSQL server did not start on the files in " + data, failure);
        }
    }

    @Override
    public Map<String, Object> properties() {
        return Map.of(
                "spring.datasource.url",
                "jdbc:postgresql://127.0.0.1:" + server.getPort() + "/postgres",
                "spring.datasource.username",
                "postgres");
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException failure) {
            throw new UncheckedIOException("The PostgreSQL server did not stop", failure);
        }
    }
}
