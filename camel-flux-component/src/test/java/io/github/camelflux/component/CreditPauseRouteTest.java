package io.github.camelflux.component;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelflux.FluxCreditException;
import io.github.camelflux.simulator.FluxSimulator;
import io.github.camelflux.simulator.http.Endpoint;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.apache.camel.Exchange;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.console.DevConsole;
import org.apache.camel.console.DevConsoleRegistry;
import org.apache.camel.health.HealthCheckHelper;
import org.apache.camel.health.WritableHealthCheckRepository;
import org.junit.jupiter.api.Test;

/** A key without credit is left alone for a while, as the provider sees it. */
class CreditPauseRouteTest extends SimulatedRoutes {

    @Override
    protected FluxSimulator.Builder simulation() {
        return super.simulation()
                .runTime(Duration.ofMillis(300))
                .key("poor", new BigDecimal("4"))
                .key("rich");
    }

    @Override
    protected void configure(FluxComponent flux) {
        flux.getConfiguration().setApiKey("poor");
        flux.setMaxInFlight(2);
    }

    @Override
    protected RoutesBuilder createRouteBuilder() {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:poor").to("flux:generate?model=flux-2-pro&size=1024x1024");
                from("direct:rich").to("flux:generate?apiKey=rich");
            }
        };
    }

    @Test
    void a_hundred_messages_under_a_key_without_credit_are_two_requests() {
        // One is bought, the second is refused, and all the others are in line by then or come later.
        List<CompletableFuture<Exchange>> sent = IntStream.range(0, 100)
                .mapToObj(number -> template.asyncSend(
                        "direct:poor", exchange -> exchange.getMessage().setBody("fox " + number)))
                .toList();
        List<Exchange> ended = sent.stream().map(CompletableFuture::join).toList();

        assertThat(ended.stream().filter(exchange -> exchange.getException() == null))
                .hasSize(1);
        assertThat(ended.stream().filter(exchange -> exchange.getException() instanceof FluxCreditException))
                .hasSize(99);
        assertThat(simulator.requestCount(Endpoint.SUBMIT)).isEqualTo(2);
        assertThat(simulator.bill().count()).isOne();
        assertThat(flux().getJobsInFlight() + flux().getJobsQueued()).isZero();
    }

    @Test
    void other_keys_go_on_and_operators_see_which_key_rests() {
        send("direct:poor", "a red fox");
        Exchange refused = send("direct:poor", "a blue fox");

        assertThat(refused.getException()).isInstanceOf(FluxCreditException.class);
        assertThat(send("direct:poor", "a green fox").getException())
                .isInstanceOf(FluxCreditException.class)
                .hasMessageContaining("no other goes out before 20")
                .hasMessageContaining("creditPause");
        assertThat(send("direct:rich", "a grey fox").getException()).isNull();
        assertThat(simulator.requestCount(Endpoint.SUBMIT)).isEqualTo(3);
        assertThat(simulator.bill().byKey()).containsEntry("poor", 1).containsEntry("rich", 1);
        DevConsole console = context.getCamelContextExtension()
                .getContextPlugin(DevConsoleRegistry.class)
                .resolveById("flux");
        assertThat((String) console.call(DevConsole.MediaType.TEXT, Map.of())).containsOnlyOnce("for lack of credit");
        assertThat(console.call(DevConsole.MediaType.JSON, Map.of()).toString()).containsOnlyOnce("restsUntil");
        assertThat(health().keySet().stream().filter(name -> name.endsWith(".restsUntil")))
                .hasSize(1);
    }

    @Test
    void a_picture_that_was_bought_is_handed_out_while_the_key_rests() {
        Map<String, Object> order = Map.of(FluxConstants.IDEMPOTENCY_KEY, "order-1");
        send("direct:poor", "a red fox", order);
        send("direct:poor", "a blue fox");

        Exchange again = send("direct:poor", "a red fox", order);

        assertThat(again.getException()).isNull();
        assertThat(again.getMessage().getHeader(FluxConstants.JOB_REPLAYED)).isEqualTo(true);
        await().untilAsserted(() -> assertThat(flux().getJobsAlive()).isZero());
    }

    private Exchange send(String endpoint, String prompt) {
        return send(endpoint, prompt, Map.of());
    }

    private Exchange send(String endpoint, String prompt, Map<String, Object> headers) {
        return template.request(endpoint, exchange -> {
            exchange.getMessage().setBody(prompt);
            exchange.getMessage().getHeaders().putAll(headers);
        });
    }

    private Map<String, Object> health() {
        WritableHealthCheckRepository producers =
                HealthCheckHelper.getHealthCheckRepository(context, "producers", WritableHealthCheckRepository.class);
        producers.setEnabled(true);
        return producers.stream().findFirst().orElseThrow().call().getDetails();
    }
}
