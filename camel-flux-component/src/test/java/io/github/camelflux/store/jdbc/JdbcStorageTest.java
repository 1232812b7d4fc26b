package io.github.camelflux.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelflux.image.Spool;
import io.github.camelflux.job.JobStore;
import io.github.camelflux.job.JobStoreException;
import io.github.camelflux.job.SettableTime;
import io.github.camelflux.job.life.JobId;
import io.github.camelflux.job.life.NodeId;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;

/** What is refused before the first job, and what happens to work when the database does not answer. */
class JdbcStorageTest {

    @TempDir
    Path directory;

    @Test
    void an_H2_file_that_writes_late_is_refused() {
        assertThatThrownBy(() -> prepare(h2("")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("WRITE_DELAY is 500")
                .hasMessageContaining("Add ;WRITE_DELAY=0");
    }

    @Test
    void an_H2_in_memory_is_refused() {
        JdbcDataSource memory = new JdbcDataSource();
        memory.setURL("jdbc:h2:mem:jobs;WRITE_DELAY=0");

        assertThatThrownBy(() -> prepare(memory))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("in memory");
    }

    @Test
    void another_database_is_refused_by_name() {
        assertThatThrownBy(() -> prepare(called("MySQL", h2(";WRITE_DELAY=0"))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'MySQL'")
                .hasMessageContaining("H2 and PostgreSQL");
    }

    @Test
    void a_database_that_is_not_there_is_told() {
        PGSimpleDataSource nowhere = new PGSimpleDataSource();
        nowhere.setServerNames(new String[] {"127.0.0.1"});
        nowhere.setPortNumbers(new int[] {1});

        assertThatThrownBy(() -> prepare(nowhere))
                .isInstanceOf(JobStoreException.class)
                .hasMessageContaining("cannot be used");
    }

    @Test
    void nodes_that_start_at_once_make_the_tables_once() throws Exception {
        DataSource database = Postgres.database();
        ExecutorService nodes = Executors.newFixedThreadPool(6);
        try {
            List<Future<Product>> started = new ArrayList<>();
            for (int i = 0; i < 6; i++) {
                started.add(nodes.submit(() -> prepare(database)));
            }
            for (Future<Product> each : started) {
                assertThat(each.get()).isEqualTo(Product.PostgreSQL);
            }
        } finally {
            nodes.shutdownNow();
        }
    }

    @Test
    void work_that_gets_no_connection_in_time_fails_and_is_not_done_later() throws Exception {
        DataSource database = h2(";WRITE_DELAY=0;DB_CLOSE_DELAY=-1");
        prepare(database);
        SettableTime time = new SettableTime();
        CompletableFuture<Void> free = new CompletableFuture<>();
        CompletableFuture<Void> asked = new CompletableFuture<>();
        ExecutorService threads = Executors.newFixedThreadPool(1);
        JobStore store = JdbcStorage.open(
                        new JdbcSettings(waiting(database, asked, free), "test", false, false, Set::of, ZoneOffset.UTC),
                        threads,
                        time,
                        new Spool(directory))
                .jobs();
        try {
            CompletionStage<Void> first = store.register(new NodeId("A"), Duration.ofSeconds(90));
            CompletionStage<Void> inLine = store.register(new NodeId("B"), Duration.ofSeconds(90));
            asked.join();
            time.advance(Connections.PATIENCE);

            assertThat(List.of(first, inLine)).allSatisfy(stage -> assertThat(stage.toCompletableFuture())
                    .isCompletedExceptionally()
                    .failsWithin(Duration.ZERO)
                    .withThrowableThat()
                    .withCauseInstanceOf(JobStoreException.class)
                    .withMessageContaining("no connection within 10 s"));
            free.complete(null);
            assertThat(store.find(new JobId("any")).toCompletableFuture().join())
                    .isEmpty();
            try (Connection connection = database.getConnection();
                    var rows = connection.createStatement().executeQuery("SELECT COUNT(*) FROM flux_node")) {
                rows.next();
                assertThat(rows.getInt(1)).isZero();
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private static Product prepare(DataSource dataSource) {
        return JdbcStorage.prepare(new JdbcSettings(dataSource, "test", true, false, Set::of, ZoneOffset.UTC));
    }

    private JdbcDataSource h2(String settings) {
        JdbcDataSource h2 = new JdbcDataSource();
        h2.setURL("jdbc:h2:file:" + directory.resolve("jobs") + settings);
        return h2;
    }

    /** The second and later connections come only when they are let. */
    private static DataSource waiting(
            DataSource database, CompletableFuture<Void> asked, CompletableFuture<Void> free) {
        int[] calls = {0};
        return (DataSource) Proxy.newProxyInstance(
                DataSource.class.getClassLoader(), new Class<?>[] {DataSource.class}, (self, method, arguments) -> {
                    if (calls[0]++ > 0) {
                        asked.complete(null);
                        free.join();
                    }
                    return database.getConnection();
                });
    }

    private static DataSource called(String product, DataSource database) {
        return (DataSource) Proxy.newProxyInstance(
                DataSource.class.getClassLoader(), new Class<?>[] {DataSource.class}, (self, method, arguments) -> {
                    Connection connection = database.getConnection();
                    return Proxy.newProxyInstance(
                            Connection.class.getClassLoader(),
                            new Class<?>[] {Connection.class},
                            (me, call, parameters) -> call.getName().equals("getMetaData")
                                    ? named(product)
                                    : call.invoke(connection, parameters));
                });
    }

    private static DatabaseMetaData named(String product) {
        return (DatabaseMetaData) Proxy.newProxyInstance(
                DatabaseMetaData.class.getClassLoader(),
                new Class<?>[] {DatabaseMetaData.class},
                (self, method, arguments) -> product);
    }
}
