package io.github.camelflux.component;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariDataSource;
import io.github.camelflux.simulator.FluxSimulator;
import io.github.camelflux.simulator.draw.Render;
import io.github.camelflux.store.jdbc.Postgres;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.mock.MockEndpoint;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Nodes on one PostgreSQL with one API key. The provider would take more, so that only the nodes keep to the limit. */
class SharedLimitTest {

    private static final int LIMIT = 24;
    private static final Duration PATIENCE = Duration.ofSeconds(120);

    private FluxSimulator simulator;
    private HikariDataSource pool;

    @BeforeEach
    void start() throws Exception {
        simulator = FluxSimulator.builder()
                .render(Render.FLAT)
                .runTime(Duration.ofMillis(400))
                .activeLimit(1_000)
                .activeLimit("flux-kontext-max", 1_000)
                .start();
        pool = Postgres.pool();
    }

    @AfterEach
    void close() {
        simulator.close();
        pool.close();
    }

    @Test
    void two_busy_nodes_together_use_the_whole_limit_and_never_more() throws Exception {
        try (DurableContext a = node("");
                DurableContext b = node("")) {
            CompletableFuture<Exchange> first = send(a, 100);
            CompletableFuture<Exchange> second = send(b, 100);

            await().atMost(PATIENCE)
                    .until(() -> a.flux().getJobsInFlight() + b.flux().getJobsInFlight() == LIMIT);
            first.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            second.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);

            assertThat(delivered(a)).isEqualTo(100);
            assertThat(delivered(b)).isEqualTo(100);
        }
        assertThat(simulator.maxActiveJobs()).isLessThanOrEqualTo(LIMIT);
        assertThat(simulator.bill().count()).isEqualTo(200);
    }

    @Test
    void a_node_that_comes_later_does_not_wait_until_the_first_one_has_done_all() throws Exception {
        try (DurableContext a = node("");
                DurableContext b = node("")) {
            CompletableFuture<Exchange> first = send(a, 400);
            await().atMost(PATIENCE).until(() -> a.flux().getJobsInFlight() == LIMIT);

            send(b, 20).get(PATIENCE.toSeconds(), TimeUnit.SECONDS);

            assertThat(delivered(b)).isEqualTo(20);
            assertThat(first).isNotDone();
            first.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        }
        assertThat(simulator.maxActiveJobs()).isLessThanOrEqualTo(LIMIT);
    }

    @Test
    void a_busy_node_beside_an_idle_one_uses_the_whole_limit() throws Exception {
        try (DurableContext a = node("");
                DurableContext idle = node("")) {
            send(idle, LIMIT).get(PATIENCE.toSeconds(), TimeUnit.SECONDS);

            CompletableFuture<Exchange> sent = send(a, 120);

            await().atMost(PATIENCE).until(() -> a.flux().getJobsInFlight() == LIMIT);
            sent.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            assertThat(delivered(a)).isEqualTo(120);
        }
        assertThat(simulator.maxActiveJobs()).isLessThanOrEqualTo(LIMIT);
    }

    @Test
    void when_a_node_stops_the_other_one_gets_the_whole_limit() throws Exception {
        DurableContext stopping = node("");
        try (DurableContext a = node("")) {
            CompletableFuture<Exchange> kept = send(a, 600);
            send(stopping, 600);
            await().atMost(PATIENCE)
                    .until(() -> a.flux().getJobsInFlight() == LIMIT / 2
                            && stopping.flux().getJobsInFlight() == LIMIT / 2);

            stopping.camel().getShutdownStrategy().setTimeout(1);
            stopping.close();

            await().atMost(PATIENCE).until(() -> a.flux().getJobsInFlight() == LIMIT);
            kept.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            assertThat(delivered(a)).isEqualTo(600);
        }
        assertThat(simulator.maxActiveJobs()).isLessThanOrEqualTo(LIMIT);
    }

    @Test
    void a_model_with_a_lower_limit_keeps_to_it_on_both_nodes_together() throws Exception {
        try (DurableContext a = node("?model=flux-kontext-max");
                DurableContext b = node("?model=flux-kontext-max")) {
            CompletableFuture<Exchange> first = send(a, 30);
            CompletableFuture<Exchange> second = send(b, 30);

            first.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            second.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);

            assertThat(delivered(a)).isEqualTo(30);
            assertThat(delivered(b)).isEqualTo(30);
        }
        assertThat(simulator.maxActiveJobs()).isLessThanOrEqualTo(6);
    }

    private DurableContext node(String options) throws Exception {
        return new DurableContext("shop", pool, simulator)
                .with(flux -> {
                    flux.setNodeLease(Duration.ofSeconds(12));
                    flux.getConfiguration().setRequestTimeout(Duration.ofSeconds(7));
                })
                .start(new RouteBuilder() {
                    @Override
                    public void configure() {
                        errorHandler(noErrorHandler());
                        from("direct:in")
                                .routeId("in")
                                .split(body())
                                .parallelProcessing()
                                .to("flux:generate" + options)
                                .to("mock:done");
                    }
                });
    }

    private static CompletableFuture<Exchange> send(DurableContext node, int prompts) {
        List<String> all = IntStream.range(0, prompts).mapToObj(i -> "fox " + i).toList();
        return node.camel().createProducerTemplate().asyncSend("direct:in", exchange -> exchange.getMessage()
                .setBody(all));
    }

    private static int delivered(DurableContext node) {
        return node.camel().getEndpoint("mock:done", MockEndpoint.class).getReceivedCounter();
    }
}
