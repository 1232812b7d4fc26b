package io.github.camelflux.component;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelflux.Charged;
import io.github.camelflux.FluxAuthenticationException;
import io.github.camelflux.FluxRequestException;
import io.github.camelflux.FluxUnknownOutcomeException;
import io.github.camelflux.FluxUnreachableException;
import io.github.camelflux.simulator.FluxSimulator;
import io.github.camelflux.simulator.fault.Fault;
import io.github.camelflux.simulator.http.Endpoint;
import java.math.BigDecimal;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Test;

/** How many pictures were made with licensed weights is reported once. */
class UsageRouteTest extends SimulatedRoutes {

    @Override
    protected FluxSimulator.Builder simulation() {
        return super.simulation().key("test-key", new BigDecimal("10"));
    }

    @Override
    protected RoutesBuilder createRouteBuilder() {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:usage").to("flux:usage?model=flux-1-dev");
                from("direct:nameless").to("flux:usage");
                from("direct:wrong").to("flux:usage?model=flux-1-dev&apiKey=other-key");
                from("direct:nobody").to("flux:usage?model=flux-1-dev&baseUrl=http://127.0.0.1:1");
                from("direct:elsewhere")
                        .to("flux:usage?model=flux-1-dev&provider=openai&baseUrl=" + simulator.baseUrl("openai"));
            }
        };
    }

    @Test
    void the_number_is_reported_once_and_the_body_stays() {
        Exchange reported = send("direct:usage", Map.of(FluxConstants.GENERATIONS, 1200));

        assertThat(reported.getException()).isNull();
        assertThat(reported.getMessage().getBody()).isEqualTo("my body");
        assertThat(simulator.requests()).singleElement().satisfies(request -> {
            assertThat(request.path()).isEqualTo("/v1/licenses/models/flux-1-dev/usage");
            assertThat(request.bodyText()).isEqualTo("{\"number_of_generations\":1200}");
        });
        assertThat(simulator.bill().count()).isZero();
    }

    @Test
    void the_header_names_another_model() {
        Exchange reported = send(
                "direct:nameless", Map.of(FluxConstants.GENERATIONS, "3", FluxConstants.MODEL, "flux-1-kontext-dev"));

        assertThat(reported.getException()).isNull();
        assertThat(simulator.requests())
                .singleElement()
                .satisfies(request -> assertThat(request.path()).contains("flux-1-kontext-dev"));
    }

    @Test
    void what_is_no_number_of_pictures_is_refused_before_anything_is_sent() {
        for (Object wrong : new Object[] {0, -1, "many", "1.5"}) {
            assertThat(send("direct:usage", Map.of(FluxConstants.GENERATIONS, wrong)).getException())
                    .isInstanceOf(FluxRequestException.class)
                    .hasMessageContaining("CamelFluxGenerations: '" + wrong + "'");
        }
        assertThat(send("direct:usage", Map.of()).getException()).hasMessageContaining("CamelFluxGenerations: 'null'");
        assertThat(send("direct:nameless", Map.of(FluxConstants.GENERATIONS, 1)).getException())
                .isInstanceOf(FluxRequestException.class)
                .hasMessageContaining("model");
        assertThat(send("direct:nameless", Map.of(FluxConstants.GENERATIONS, 1, FluxConstants.MODEL, "../credits"))
                        .getException())
                .isInstanceOf(FluxRequestException.class)
                .hasMessageContaining("../credits");
        assertThat(simulator.requests()).isEmpty();
    }

    @Test
    void a_lost_answer_is_not_sent_again_since_it_would_count_twice() {
        simulator.faults().on(Endpoint.UTILITY, Fault.status(500));

        Exchange reported = send("direct:usage", Map.of(FluxConstants.GENERATIONS, 5));

        assertThat(reported.getException())
                .isInstanceOfSatisfying(
                        FluxUnknownOutcomeException.class,
                        failure -> assertThat(failure.getCharged()).isEqualTo(Charged.UNKNOWN));
        assertThat(simulator.requestCount(Endpoint.UTILITY)).isOne();
    }

    @Test
    void what_certainly_was_not_noted_says_so() {
        assertThat(send("direct:nobody", Map.of(FluxConstants.GENERATIONS, 5)).getException())
                .isInstanceOfSatisfying(
                        FluxUnreachableException.class,
                        failure -> assertThat(failure.getCharged()).isEqualTo(Charged.NO));
        assertThat(send("direct:wrong", Map.of(FluxConstants.GENERATIONS, 5)).getException())
                .isInstanceOf(FluxAuthenticationException.class)
                .hasMessageNotContaining("other-key");
        assertThat(send("direct:nameless", Map.of(FluxConstants.GENERATIONS, 5, FluxConstants.MODEL, "flux-2-pro"))
                        .getException())
                .isInstanceOf(FluxRequestException.class)
                .hasMessageContaining("No licence is sold");
    }

    @Test
    void other_providers_take_no_reports() {
        assertThat(send("direct:elsewhere", Map.of(FluxConstants.GENERATIONS, 5)).getException())
                .isInstanceOf(FluxRequestException.class)
                .hasMessageContaining("openai takes no reports of usage");
    }

    private Exchange send(String endpoint, Map<String, Object> headers) {
        return template.request(endpoint, exchange -> {
            exchange.getMessage().setBody("my body");
            exchange.getMessage().setHeaders(new java.util.HashMap<>(headers));
        });
    }
}
