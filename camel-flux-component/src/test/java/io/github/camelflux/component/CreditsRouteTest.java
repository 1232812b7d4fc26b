package io.github.camelflux.component;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelflux.Charged;
import io.github.camelflux.FluxAuthenticationException;
import io.github.camelflux.FluxUnreachableException;
import io.github.camelflux.simulator.FluxSimulator;
import io.github.camelflux.simulator.fault.Fault;
import io.github.camelflux.simulator.http.Endpoint;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.health.HealthCheckHelper;
import org.apache.camel.health.WritableHealthCheckRepository;
import org.junit.jupiter.api.Test;

/** What is left under a key, as the provider says. */
class CreditsRouteTest extends SimulatedRoutes {

    @Override
    protected FluxSimulator.Builder simulation() {
        return super.simulation().key("test-key", new BigDecimal("10")).key("small", new BigDecimal("8"));
    }

    @Override
    protected void configure(FluxComponent flux) {
        flux.setLowCredit(5);
    }

    @Override
    protected RoutesBuilder createRouteBuilder() {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:generate").to("flux:generate?model=flux-2-pro&size=1024x1024");
                from("direct:credits").to("flux:credits");
                from("direct:both").to("flux:credits?apiKey=test-key,small");
                from("direct:half").to("flux:credits?apiKey=other-key,small");
                from("direct:wrong").to("flux:credits?apiKey=other-key");
                from("direct:nobody").to("flux:credits?baseUrl=http://127.0.0.1:1");
            }
        };
    }

    @Test
    void the_balance_goes_down_with_each_picture_and_the_body_stays() {
        Exchange before = send("direct:credits", "my body");
        send("direct:generate", "a red fox");
        Exchange after = send("direct:credits", "my body");

        assertThat(before.getMessage().getHeader(FluxConstants.CREDITS, BigDecimal.class))
                .isEqualByComparingTo("10");
        assertThat(after.getMessage().getHeader(FluxConstants.CREDITS, BigDecimal.class))
                .isEqualByComparingTo("7");
        assertThat(after.getMessage().getBody()).isEqualTo("my body");
        assertThat(simulator.bill().count()).isOne();
    }

    @Test
    void of_several_keys_the_least_is_told_and_nothing_if_one_is_refused() {
        assertThat(send("direct:both", null).getMessage().getHeader(FluxConstants.CREDITS, BigDecimal.class))
                .isEqualByComparingTo("8");

        Exchange half = send("direct:half", null);
        assertThat(half.getException()).isInstanceOf(FluxAuthenticationException.class);
        assertThat(half.getMessage().getHeader(FluxConstants.CREDITS)).isNull();
    }

    @Test
    void a_refused_key_is_said_to_be_refused_without_the_key() {
        Exchange refused = send("direct:wrong", null);

        assertThat(refused.getException())
                .isInstanceOf(FluxAuthenticationException.class)
                .hasMessageContaining("Invalid Authentication")
                .hasMessageNotContaining("other-key");
        assertThat(simulator.requestCount(Endpoint.CREDITS)).isOne();
    }

    @Test
    void what_passes_is_asked_again() {
        simulator.faults().on(Endpoint.CREDITS, Fault.status(503));

        Exchange asked = send("direct:credits", null);

        assertThat(asked.getMessage().getHeader(FluxConstants.CREDITS)).isNotNull();
        assertThat(simulator.requestCount(Endpoint.CREDITS)).isEqualTo(2);
    }

    @Test
    void a_question_that_is_never_answered_is_asked_three_times_and_leaves_no_old_answer() {
        simulator.faults().always(Endpoint.CREDITS, Fault.html(502));

        Exchange asked = template.request(
                "direct:credits", exchange -> exchange.getMessage().setHeader(FluxConstants.CREDITS, BigDecimal.TEN));

        assertThat(asked.getException()).isInstanceOfSatisfying(FluxUnreachableException.class, failure -> {
            assertThat(failure.getProvider()).isEqualTo("bfl");
            assertThat(failure.isRetryable()).isTrue();
            assertThat(failure.getCharged()).isEqualTo(Charged.NO);
        });
        assertThat(asked.getMessage().getHeaders()).doesNotContainKey(FluxConstants.CREDITS);
        assertThat(simulator.requestCount(Endpoint.CREDITS)).isEqualTo(3);
    }

    @Test
    void a_wait_that_is_longer_than_half_a_minute_is_not_waited() {
        simulator.faults().always(Endpoint.CREDITS, Fault.rateLimited(Duration.ofMinutes(2)));

        assertThat(send("direct:credits", null).getException())
                .isInstanceOf(FluxUnreachableException.class)
                .hasMessageContaining("429");
        assertThat(simulator.requestCount(Endpoint.CREDITS)).isOne();
    }

    @Test
    void where_nobody_listens_nothing_is_said_about_the_key() {
        assertThat(send("direct:nobody", null).getException()).isInstanceOf(FluxUnreachableException.class);
    }

    @Test
    void health_tells_of_a_low_balance() {
        send("direct:credits", null);
        assertThat(health().keySet()).noneMatch(name -> name.endsWith(".low"));
        send("direct:generate", "a red fox");
        send("direct:generate", "another fox");

        send("direct:credits", null);

        assertThat(health())
                .anySatisfy((name, value) -> assertThat(name + "=" + value).matches("bfl\\.key-.*\\.credits=4(\\.0)?"))
                .anySatisfy((name, value) -> assertThat(name + "=" + value).matches("bfl\\.key-.*\\.low=true"));
    }

    private Exchange send(String endpoint, Object body) {
        return template.request(endpoint, exchange -> exchange.getMessage().setBody(body));
    }

    private Map<String, Object> health() {
        WritableHealthCheckRepository producers =
                HealthCheckHelper.getHealthCheckRepository(context, "producers", WritableHealthCheckRepository.class);
        producers.setEnabled(true);
        return producers.stream().findFirst().orElseThrow().call().getDetails();
    }
}
