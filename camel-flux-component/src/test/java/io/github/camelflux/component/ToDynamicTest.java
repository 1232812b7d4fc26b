package io.github.camelflux.component;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Test;

/** {@code toD} uses one endpoint for all messages. */
class ToDynamicTest extends SimulatedRoutes {

    @Override
    protected RoutesBuilder createRouteBuilder() {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:prompt")
                        .toD("flux:generate?model=flux-2-pro&prompt=RAW(a fox in ${header.place})&width=${header.width}"
                                + "&height=512&idempotencyKey=${header.order}");
            }
        };
    }

    @Test
    void options_with_expressions_become_headers_for_the_time_of_the_step() {
        for (int i = 0; i < 5; i++) {
            Exchange exchange = send(Map.of("place", "Paris & Rome " + i, "width", 256, "order", "o" + i));

            assertThat(exchange.getException()).isNull();
            assertThat(exchange.getMessage().getHeaders())
                    .doesNotContainKeys(
                            FluxConstants.PROMPT,
                            FluxConstants.WIDTH,
                            FluxConstants.HEIGHT,
                            FluxConstants.IDEMPOTENCY_KEY);
        }

        assertThat(context.getEndpoints())
                .filteredOn(FluxEndpoint.class::isInstance)
                .hasSize(1);
        assertThat(simulator.bill().count("a fox in Paris & Rome 3")).isOne();
        assertThat(simulator.jobs()).hasSize(5);
    }

    @Test
    void a_word_for_how_keys_are_made_does_not_become_a_key() {
        send(Map.of("place", "Rome", "width", 256, "order", "none"));
        send(Map.of("place", "Rome", "width", 256, "order", "none"));

        assertThat(simulator.bill().count("a fox in Rome")).isEqualTo(2);
    }

    @Test
    void what_the_message_says_itself_comes_first() {
        Exchange exchange = send(Map.of(
                "place",
                "Oslo",
                "width",
                256,
                "order",
                "o",
                FluxConstants.PROMPT,
                "a cat",
                FluxConstants.SIZE,
                "512x256"));

        assertThat(exchange.getException()).isNull();
        assertThat(exchange.getMessage().getHeader(FluxConstants.PROMPT)).isEqualTo("a cat");
        assertThat(simulator.bill().count("a cat")).isOne();
    }

    private Exchange send(Map<String, Object> headers) {
        return template.send("direct:prompt", exchange -> headers.forEach(exchange.getMessage()::setHeader));
    }
}
