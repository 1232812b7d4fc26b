package io.github.camelflux.component;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelflux.FluxRequestException;
import io.github.camelflux.simulator.FluxSimulator;
import io.github.camelflux.simulator.engine.SimulatorClock;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What was bought, as {@code flux:ledger} tells it. */
class LedgerRouteTest extends SimulatedRoutes {

    private final SimulatorClock clock = SimulatorClock.real();

    @Override
    protected FluxSimulator.Builder simulation() {
        return super.simulation().clock(clock).runTime(Duration.ZERO);
    }

    @Override
    protected void configure(FluxComponent flux) {
        flux.useClock(clock);
    }

    @Override
    protected RoutesBuilder createRouteBuilder() {
        return new RouteBuilder() {
            @Override
            public void configure() {
                errorHandler(noErrorHandler());
                from("direct:covers").routeId("covers").to("flux:generate");
                from("direct:posters").routeId("posters").to("flux:generate?model=flux-2-max");
                from("direct:ledger").toD("flux:ledger?${header.options}");
            }
        };
    }

    @Test
    void each_day_route_model_and_cost_centre_has_a_line() {
        buy("direct:covers", "a", "marketing");
        buy("direct:covers", "b", "marketing");
        buy("direct:covers", "c", null);
        buy("direct:posters", "d", "marketing");
        LocalDate today = today();
        clock.advance(Duration.ofDays(1));
        buy("direct:covers", "e", "marketing");

        List<Map<String, Object>> lines = ledger("groupBy=day,route,model,provider,costCentre");

        assertThat(lines.get(0))
                .isEqualTo(line(
                        Map.of(
                                "day",
                                today.plusDays(1).toString(),
                                "route",
                                "covers",
                                "model",
                                "flux-2-pro",
                                "provider",
                                "bfl",
                                "costCentre",
                                "marketing"),
                        1,
                        "0.03"));
        assertThat(lines).hasSize(4).extracting(line -> line.get("costUsd")).contains(new BigDecimal("0.07"));
        assertThat(lines).filteredOn(line -> !line.containsKey("costCentre")).hasSize(1);
        assertThat(lines.stream()
                        .map(line -> (BigDecimal) line.get("costUsd"))
                        .reduce(BigDecimal.ZERO, BigDecimal::add))
                .isEqualByComparingTo(simulator.bill().totalUsd());
    }

    @Test
    void totals_are_by_what_is_asked_for_and_the_dearest_comes_first() {
        buy("direct:covers", "a", "press");
        buy("direct:covers", "b", "press");
        buy("direct:posters", "c", "marketing");

        assertThat(ledger("groupBy=costCentre"))
                .containsExactly(
                        line(Map.of("costCentre", "marketing"), 1, "0.07"),
                        line(Map.of("costCentre", "press"), 2, "0.06"));
        assertThat(ledger("groupBy=month, provider"))
                .containsExactly(
                        line(Map.of("month", today().toString().substring(0, 7), "provider", "bfl"), 3, "0.13"));
    }

    @Test
    void days_are_chosen() {
        buy("direct:covers", "a", null);
        LocalDate today = today();
        clock.advance(Duration.ofDays(31));
        buy("direct:covers", "b", null);

        assertThat(ledger("groupBy=day")).hasSize(1);
        assertThat(ledger("since=" + today + "&groupBy=day")).hasSize(2);
        assertThat(ledger("since=" + today + "&until=" + today)).hasSize(1);
        assertThat(ledger("until=" + today + "&groupBy=day")).hasSize(1);
        assertThat(ledger("since=" + today.plusDays(1) + "&until=" + today.plusDays(30)))
                .isEmpty();
    }

    @Test
    void what_is_replayed_or_refused_is_not_bought_again() {
        for (int i = 0; i < 2; i++) {
            template.send("direct:covers", exchange -> {
                exchange.getMessage().setBody("a");
                exchange.getMessage().setHeader(FluxConstants.IDEMPOTENCY_KEY, "k");
            });
        }
        buy("direct:covers", "a", "x".repeat(64));

        assertThat(ledger("groupBy=provider")).containsExactly(line(Map.of("provider", "bfl"), 2, "0.06"));
    }

    @Test
    void the_receipt_names_route_and_cost_centre() {
        Exchange exchange = send("direct:covers", "a", "press");

        Map<?, ?> receipt = exchange.getMessage().getHeader(FluxConstants.JOB_RECEIPT, Map.class);
        assertThat(receipt.get("route")).isEqualTo("covers");
        assertThat(receipt.get("costCentre")).isEqualTo("press");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\nb", "tab\there", "\u0001"})
    void a_cost_centre_is_a_label_in_one_line(String label) {
        Exchange exchange = send("direct:covers", "a", "x" + label + "x");

        assertThat(exchange.getException())
                .isInstanceOf(FluxRequestException.class)
                .hasMessageContaining(FluxConstants.COST_CENTRE);
        assertThat(simulator.requests()).isEmpty();
    }

    @Test
    void a_cost_centre_has_its_length() {
        assertThat(send("direct:covers", "a", "x".repeat(65)).getException())
                .isInstanceOf(FluxRequestException.class)
                .hasMessageContaining("64 characters");
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    private void buy(String to, String prompt, String costCentre) {
        assertThat(send(to, prompt, costCentre).getException()).isNull();
    }

    private Exchange send(String to, String prompt, String costCentre) {
        return template.send(to, exchange -> {
            exchange.getMessage().setBody(prompt);
            exchange.getMessage().setHeader(FluxConstants.COST_CENTRE, costCentre);
        });
    }

    @SuppressWarnings("unchecked")
    private List<Map<String, Object>> ledger(String options) {
        Exchange exchange =
                template.send("direct:ledger", sent -> sent.getMessage().setHeader("options", options));
        assertThat(exchange.getException()).isNull();
        return exchange.getMessage().getBody(List.class);
    }

    private static Map<String, Object> line(Map<String, Object> names, long jobs, String cost) {
        Map<String, Object> line = new java.util.HashMap<>(names);
        line.put("jobs", jobs);
        line.put("pictures", jobs);
        line.put("costUsd", new BigDecimal(cost));
        line.put("estimatedUsd", new BigDecimal("0.00"));
        line.put("estimatedJobs", 0L);
        line.put("unpricedJobs", 0L);
        return line;
    }
}
