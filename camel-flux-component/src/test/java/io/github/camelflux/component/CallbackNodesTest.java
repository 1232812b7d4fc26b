package io.github.camelflux.component;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.github.camelflux.FreePort;
import io.github.camelflux.simulator.FluxSimulator;
import io.github.camelflux.simulator.draw.Render;
import io.github.camelflux.simulator.fault.Fault;
import io.github.camelflux.simulator.http.Endpoint;
import io.github.camelflux.simulator.http.Payload;
import io.github.camelflux.simulator.http.Reply;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Callbacks that reach another node than the one that submitted, or a node whose database is down. */
class CallbackNodesTest {

    @TempDir
    Path directory;

    private final CompletableFuture<Reply> held = new CompletableFuture<>();
    private FluxSimulator simulator;
    private HikariDataSource pool;
    private int port;

    @BeforeEach
    void start() throws Exception {
        simulator = FluxSimulator.builder()
                .render(Render.FLAT)
                .runTime(Duration.ofMillis(50))
                .start();
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl("jdbc:h2:file:" + directory.resolve("jobs") + ";WRITE_DELAY=0");
        pool = new HikariDataSource(config);
        port = FreePort.choose();
    }

    @AfterEach
    void close() {
        pool.close();
        simulator.close();
    }

    @Test
    void a_report_that_reaches_another_node_ends_the_job_of_this_one() throws Exception {
        try (DurableContext buys = node().start(orders());
                DurableContext listens = node().start(hooks())) {
            assertThat(listens.camel().isStarted()).isTrue();

            Exchange made = buys.send("direct:order", "a red fox", "order-1").get(30, TimeUnit.SECONDS);

            assertThat(made.getException()).isNull();
            assertThat(made.getMessage().getBody(byte[].class)).isNotEmpty();
            assertThat(simulator.requestCount(Endpoint.CALLBACK)).isOne();
            assertThat(simulator.requestCount(Endpoint.POLL)).isZero();
            assertThat(simulator.bill().count()).isOne();
        }
    }

    @Test
    void a_report_that_comes_when_its_node_has_gone_is_kept_in_the_database() throws Exception {
        simulator.faults().always(Endpoint.CALLBACK, Fault.of("held", met -> met.proceed()
                .thenAccept(held::complete)));
        try (DurableContext listens = node().start(hooks())) {
            try (DurableContext buys = node().start(orders())) {
                buys.send("direct:order", "a red fox", "order-1");
                held.get(30, TimeUnit.SECONDS);
                await().until(() -> simulator.bill().count() == 1);
            }
            Reply report = held.join();
            URI hook = CallbackRoutes.hookOf(simulator);

            assertThat(CallbackRoutes.status(hook, report.headers(), ((Payload.Bytes) report.payload()).content()))
                    .isEqualTo(200);
            simulator.faults().clear();
            Exchange made = listens.send("direct:order", "a red fox", "order-1").get(30, TimeUnit.SECONDS);

            assertThat(made.getException()).isNull();
            assertThat(made.getMessage().getBody(byte[].class)).isNotEmpty();
            assertThat(simulator.bill().count()).isOne();
        }
    }

    @Test
    void while_the_database_is_down_the_provider_is_told_to_come_again() throws Exception {
        try (DurableContext listens = node().start(hooks())) {
            assertThat(listens.camel().isStarted()).isTrue();
            URI hook = URI.create("http://127.0.0.1:" + port + "/hooks/flux/" + "a".repeat(43));
            assertThat(CallbackRoutes.status(hook, Map.of(), new byte[0])).isEqualTo(401);

            pool.close();

            assertThat(CallbackRoutes.status(hook, Map.of(), new byte[0])).isEqualTo(503);
        }
    }

    private DurableContext node() {
        return new DurableContext("shop", pool, simulator)
                .with(flux -> flux.getConfiguration().setCallbackSecret(CallbackRoutes.SECRET));
    }

    private RouteBuilder orders() {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:order")
                        .routeId("order")
                        .to("flux:generate?callbackUrl=http://127.0.0.1:" + port + "/hooks/flux");
            }
        };
    }

    private RouteBuilder hooks() {
        return new RouteBuilder() {
            @Override
            public void configure() {
                CallbackRoutes.serve(this, port);
                from("direct:order").routeId("order").to("flux:generate");
            }
        };
    }
}
