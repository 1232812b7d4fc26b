package io.github.camelflux.component;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.github.camelflux.FluxStoreException;
import io.github.camelflux.FreePort;
import io.github.camelflux.simulator.FluxSimulator;
import io.github.camelflux.simulator.draw.Render;
import io.github.camelflux.simulator.http.Endpoint;
import io.github.camelflux.store.jdbc.Postgres;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A PostgreSQL that is stopped while jobs run, and started again. */
class StoreOutageTest {

    @TempDir
    Path directory;

    private FluxSimulator simulator;
    private EmbeddedPostgres server;
    private HikariDataSource pool;
    private int port;

    @BeforeEach
    void start() throws Exception {
        simulator = FluxSimulator.builder()
                .render(Render.FLAT)
                .runTime(Duration.ofSeconds(3))
                .start();
        port = FreePort.choose();
        startServer();
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl("jdbc:postgresql://127.0.0.1:" + port + "/postgres");
        config.setUsername("postgres");
        config.setConnectionTimeout(2_000);
        pool = new HikariDataSource(config);
    }

    @AfterEach
    void close() throws Exception {
        pool.close();
        server.close();
        simulator.close();
    }

    @Test
    void nothing_is_bought_while_the_database_is_down_and_what_runs_is_delivered_and_written_later() throws Exception {
        try (DurableContext shop = new DurableContext("shop", pool, simulator).start(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:in").routeId("in").to("flux:generate");
            }
        })) {
            CompletableFuture<Exchange> running = shop.send("direct:in", "a red fox", "order-1");
            await().atMost(Duration.ofSeconds(20)).until(() -> "ACCEPTED".equals(state()));

            server.close();
            CompletableFuture<Exchange> refused = shop.send("direct:in", "a blue fox", "order-2");

            assertThat(refused.get(30, TimeUnit.SECONDS).getException()).isInstanceOf(FluxStoreException.class);
            Exchange delivered = running.get(30, TimeUnit.SECONDS);
            assertThat(delivered.getException()).isNull();
            assertThat(delivered.getMessage().getBody(byte[].class)).isNotEmpty();
            assertThat(shop.flux().getFactsWaiting()).isPositive();
            assertThat(simulator.bill().count()).isOne();

            startServer();
            await().atMost(Duration.ofSeconds(60))
                    .until(() -> shop.flux().getFactsWaiting() == 0 && "SETTLED".equals(state()) && isPictureStored());
            Exchange replayed = shop.send("direct:in", "a red fox", "order-1").get(30, TimeUnit.SECONDS);
            assertThat(replayed.getException()).isNull();
            assertThat(replayed.getMessage().getHeader(FluxConstants.JOB_REPLAYED))
                    .isEqualTo(true);
            assertThat(simulator.bill().count()).isOne();
            // The provider's link may be dead by then.
            assertThat(simulator.requestCount(Endpoint.DOWNLOAD)).isOne();

            assertThat(shop.send("direct:in", "a blue fox", "order-2")
                            .get(30, TimeUnit.SECONDS)
                            .getException())
                    .isNull();
            assertThat(simulator.bill().count()).isEqualTo(2);
        }
    }

    private void startServer() throws Exception {
        server = Postgres.server(directory.resolve("postgres"), port);
    }

    private String state() {
        return first("SELECT state FROM flux_job");
    }

    private boolean isPictureStored() {
        return first("SELECT job_id FROM flux_result_chunk") != null;
    }

    private String first(String query) {
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            return row.next() ? row.getString(1) : null;
        } catch (SQLException e) {
            return null;
        }
    }
}
