package io.github.camelflux.component;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelflux.FluxRequestException;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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
                from("direct:plain").toD("flux:generate?prompt=${header.place}&width=256&height=256");
                from("direct:name").toD("flux:generate?fileName=${header.name}&prompt=a fox&width=256&height=256");
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

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a cat&baseUrl=http://127.0.0.1:9",
                "a cat)&baseUrl=http://127.0.0.1:9&seed=RAW(1",
                "a cat&provider=another",
                "cats & dogs, 100 % + 1 #tag ?x=y"
            })
    void what_a_message_puts_into_an_option_is_never_another_option(String said) {
        Exchange plain = send("direct:plain", Map.of("place", said));
        Exchange raw = send(Map.of("place", said, "width", 256, "order", said));
        Exchange name = send("direct:name", Map.of("name", said));

        assertThat(List.of(plain, raw, name))
                .allSatisfy(exchange -> assertThat(exchange.getException()).isNull());
        assertThat(simulator.bill().count(said)).isEqualTo(1);
        assertThat(simulator.bill().count("a fox in " + said)).isEqualTo(1);
        assertThat(simulator.bill().count("a fox")).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a)}&baseUrl=http://127.0.0.1:9&x=RAW{1", "${sys.user.home}"})
    void a_value_that_a_uri_would_take_for_something_else_is_refused(String said) {
        Exchange exchange = send("direct:name", Map.of("name", said));

        assertThat(exchange.getException())
                .isInstanceOf(FluxRequestException.class)
                .hasMessageContaining("fileName");
        assertThat(simulator.bill().count()).isZero();
    }

    private Exchange send(Map<String, Object> headers) {
        return send("direct:prompt", headers);
    }

    private Exchange send(String route, Map<String, Object> headers) {
        return template.send(route, exchange -> headers.forEach(exchange.getMessage()::setHeader));
    }
}
