package io.github.camelflux.component;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.github.camelflux.FluxBudgetException;
import io.github.camelflux.simulator.FluxSimulator;
import io.github.camelflux.simulator.draw.Render;
import io.github.camelflux.store.jdbc.Postgres;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Budgets and ledger of nodes on one PostgreSQL, with the bill as the judge. */
class SharedBudgetTest {

    private FluxSimulator simulator;
    private HikariDataSource pool;

    @BeforeEach
    void start() throws Exception {
        simulator = FluxSimulator.builder()
                .render(Render.FLAT)
                .runTime(Duration.ZERO)
                .activeLimit(1_000)
                .start();
        pool = Postgres.pool();
    }

    @AfterEach
    void close() {
        simulator.close();
        pool.close();
    }

    @Test
    void two_nodes_together_spend_no_more_than_there_is_and_a_restart_does_not_make_it_more() throws Exception {
        try (DurableContext a = node();
                DurableContext b = node()) {
            List<CompletableFuture<Exchange>> sent = IntStream.range(0, 200)
                    .mapToObj(i -> (i % 2 == 0 ? a : b).send("direct:in", "fox " + i, "key " + i))
                    .toList();
            CompletableFuture.allOf(sent.toArray(CompletableFuture[]::new)).get(120, TimeUnit.SECONDS);

            assertThat(failures(sent)).hasSize(160).hasOnlyElementsOfType(FluxBudgetException.class);
        }
        try (DurableContext again = node()) {
            Exchange replayed = first(again, IntStream.range(0, 200).mapToObj(i -> "key " + i));
            assertThat(replayed.getMessage().getHeader(FluxConstants.JOB_REPLAYED))
                    .isEqualTo(true);
            assertThat(again.send("direct:in", "one more", "one more")
                            .get(20, TimeUnit.SECONDS)
                            .getException())
                    .isInstanceOf(FluxBudgetException.class);

            List<?> ledger = again.send("direct:ledger", null, null)
                    .get(20, TimeUnit.SECONDS)
                    .getMessage()
                    .getBody(List.class);
            assertThat(ledger).singleElement().satisfies(line -> assertThat(((Map<?, ?>) line).get("jobs"))
                    .isEqualTo(40L));
            assertThat(again.flux().getCostTodayUsd())
                    .isEqualByComparingTo(simulator.bill().totalUsd());
        }
        assertThat(simulator.bill().count()).isEqualTo(40);
        assertThat(simulator.bill().totalUsd()).isEqualByComparingTo("1.20");
    }

    /** The first of the keys that was bought. */
    private static Exchange first(DurableContext node, Stream<String> keys) {
        return keys.map(key ->
                        node.send("direct:in", "fox " + key.substring(4), key).join())
                .filter(exchange -> exchange.getException() == null)
                .findFirst()
                .orElseThrow();
    }

    private static List<Exception> failures(List<CompletableFuture<Exchange>> sent) {
        return sent.stream()
                .map(CompletableFuture::join)
                .map(Exchange::getException)
                .filter(failure -> failure != null)
                .toList();
    }

    private DurableContext node() throws Exception {
        return new DurableContext("shop", pool, simulator)
                .with(flux -> {
                    // A month, so that the test does not end on another day than it began.
                    flux.getBudgets().put("forty", "1.20/month");
                    flux.setMaxInFlight(200);
                })
                .start(routes());
    }

    private static RoutesBuilder routes() {
        return new RouteBuilder() {
            @Override
            public void configure() {
                errorHandler(noErrorHandler());
                from("direct:in").routeId("in").to("flux:generate?budget=forty");
                from("direct:ledger").routeId("ledger").to("flux:ledger?groupBy=route");
            }
        };
    }
}
