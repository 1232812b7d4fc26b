package io.github.camelflux.component;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelflux.FluxRequestException;
import io.github.camelflux.simulator.http.RecordedRequest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is asked for is what is sent and billed, or it is refused. */
class FaithfulRoutesTest extends SimulatedRoutes {

    private static final String ROUTES = """
            - from:
                uri: direct:strict
                steps:
                  - to: flux:generate
            - from:
                uri: direct:lenient
                steps:
                  - to: flux:generate?strictParameters=false&input.raw=true
            - from:
                uri: direct:nearest
                steps:
                  - to: flux:generate?sizePolicy=nearest&idempotencyKey=request
            - from:
                uri: direct:two
                steps:
                  - to: flux:generate?sizePolicy=nearest&size=1000x1000
                  - to: flux:generate?prompt=a dog
            - from:
                uri: direct:refuse
                steps:
                  - to: flux:generate?sizePolicy=refuse
            - from:
                uri: direct:named
                steps:
                  - to: flux:generate?size=landscape_16_9
            - from:
                uri: direct:fields
                steps:
                  - to: flux:generate?bodyFields=raw,webp
            - from:
                uri: direct:draft
                steps:
                  - to: flux:generate?tier=draft&idempotencyKey=request
            - from:
                uri: direct:pro
                steps:
                  - to: flux:generate?model=flux-2-pro
            - from:
                uri: direct:dynamic
                steps:
                  - toD: flux:generate?tier=${header.wanted}
            - from:
                uri: direct:estimate
                steps:
                  - to: flux:estimate?tier=final&sizePolicy=nearest&size=1920x1080
            """;

    @Override
    protected void configure(FluxComponent flux) {
        flux.setAllowedModels("flux-2-*,flux-kontext-pro,flux-3-image");
        flux.getConfiguration().setTier("standard");
        flux.getTiers().put("poster", "bfl:flux-2-flex");
        flux.getTiers().put("forbidden", "bfl:flux-pro-1.1");
    }

    @Override
    protected CamelContext createCamelContext() throws Exception {
        CamelContext context = super.createCamelContext();
        PluginHelper.getRoutesLoader(context).loadRoutes(ResourceHelper.fromString("routes.yaml", ROUTES));
        return context;
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            direct:strict | flux-kontext-pro | Width            | 512     | width: flux-kontext-pro does not take it (512). Instead: aspectRatio
            direct:strict | flux-kontext-pro | Size             | square  | size: flux-kontext-pro does not take it (512x512). Instead: aspectRatio
            direct:strict | flux-2-pro       | PromptUpsampling | true    | promptUpsampling: flux-2-pro does not take it (true). Instead: input.disable_pup=true
            direct:strict | flux-2-pro       | AspectRatio      | 16:9    | aspectRatio: flux-2-pro does not take it (16:9). Instead: size, or width and height
            direct:strict | flux-3-image     | Seed             | 7       | seed: flux-3-image does not take it (7). There is nothing instead: the model takes no seed
            direct:refuse | flux-2-pro       | Size             | 100x100 | Nearest: 96x96 and 96x112
            """)
    void what_is_refused_is_not_sent(String route, String model, String header, String value, String words) {
        Exchange exchange = send(route, Map.of("CamelFluxModel", model, "CamelFlux" + header, value));

        assertThat(exchange.getException())
                .isExactlyInstanceOf(FluxRequestException.class)
                .hasMessageContaining(words);
        assertThat(simulator.requests()).isEmpty();
        assertThat(simulator.bill().count()).isZero();
    }

    @Test
    void a_field_by_the_providers_own_name_is_judged_as_well() {
        Exchange exchange = template.send(
                "direct:fields", sent -> sent.getMessage().setBody(Map.of("prompt", "a cat", "raw", true)));

        assertThat(exchange.getException())
                .isExactlyInstanceOf(FluxRequestException.class)
                .hasMessageStartingWith("input.raw: flux-2-pro does not take it (true). It takes prompt, input_image");
        assertThat(simulator.requests()).isEmpty();
    }

    @Test
    void without_strict_parameters_it_is_sent() throws Exception {
        Exchange exchange = send("direct:lenient", Map.of("CamelFluxPromptUpsampling", true));

        assertThat(exchange.getException()).isNull();
        assertThat(sent()).isEqualTo(json("{'prompt': 'a cat', 'prompt_upsampling': true, 'raw': true}"));
        assertThat(simulator.bill().count()).isOne();
    }

    /** A double would keep 16 of its digits. */
    @Test
    void a_seed_of_any_size_is_sent_digit_by_digit() {
        send("direct:strict", Map.of("CamelFluxSeed", "123456789012345678901234567890"));

        assertThat(submits().get(0).bodyText()).contains("\"seed\":123456789012345678901234567890");
    }

    @Test
    void a_size_by_name_is_sent_in_pixels() throws Exception {
        send("direct:named", Map.of());

        assertThat(sent()).isEqualTo(json("{'prompt': 'a cat', 'width': 1024, 'height': 576}"));
    }

    @Test
    void a_size_is_rounded_where_the_route_says_so_and_the_header_tells() throws Exception {
        Exchange first = send("direct:nearest", Map.of("CamelFluxSize", "1920x1080"));
        Exchange again = send("direct:nearest", Map.of("CamelFluxSize", "1920x1080"));

        assertThat(first.getException()).isNull();
        assertThat(sent()).isEqualTo(json("{'prompt': 'a cat', 'width': 1920, 'height': 1088}"));
        assertThat(first.getMessage().getHeader("CamelFluxRoundedSize")).isEqualTo("1920x1088");
        assertThat(again.getMessage().getHeader("CamelFluxRoundedSize")).isEqualTo("1920x1088");
        assertThat(again.getMessage().getHeader("CamelFluxJobReplayed")).isEqualTo(true);
        assertThat(simulator.bill().count()).isOne();
        assertThat(simulator.bill().totalUsd()).isEqualByComparingTo("0.045");
    }

    @Test
    void the_header_of_one_step_says_nothing_of_the_next() {
        Exchange exchange = send("direct:two", Map.of("CamelFluxRoundedSize", "9x9"));

        assertThat(exchange.getException()).isNull();
        assertThat(exchange.getMessage().getHeaders()).doesNotContainKey("CamelFluxRoundedSize");
        assertThat(simulator.bill().count()).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource({
        "direct:strict, , flux-2-pro, 0.03",
        "direct:draft, , flux-2-klein-4b, 0.014",
        "direct:draft, poster, flux-2-flex, 0.05",
        "direct:pro, draft, flux-2-klein-4b, 0.014",
        "direct:pro, , flux-2-pro, 0.03",
        "direct:dynamic, , flux-2-max, 0.07",
    })
    void a_tier_is_asked_of_its_model_and_the_highest_place_decides(
            String route, String header, String model, String usd) {
        Map<String, Object> headers = new HashMap<>(Map.of("wanted", "final"));
        headers.put("CamelFluxTier", header);

        Exchange exchange = send(route, headers);

        assertThat(exchange.getException()).isNull();
        assertThat(exchange.getMessage().getHeader("CamelFluxJobModel")).isEqualTo(model);
        assertThat(submits().get(0).path()).isEqualTo("/v1/" + model);
        assertThat(simulator.bill().totalUsd()).isEqualByComparingTo(usd);
    }

    @Test
    void a_model_in_a_header_comes_before_the_endpoints_tier() {
        send("direct:draft", Map.of("CamelFluxModel", "flux-2-max"));

        assertThat(submits().get(0).path()).isEqualTo("/v1/flux-2-max");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            cheap     |            | header CamelFluxTier: 'cheap' is none of the tiers draft, standard, final, poster, forbidden
            forbidden |            | model: 'flux-pro-1.1' is not among the allowedModels
            draft     | flux-2-max | header CamelFluxTier: 'draft' and header CamelFluxModel 'flux-2-max' say the same twice
            """)
    void a_tier_that_cannot_be_asked_for_is_refused(String tier, String model, String words) {
        Map<String, Object> headers = new HashMap<>(Map.of("CamelFluxTier", tier));
        headers.put("CamelFluxModel", model);

        Exchange exchange = send("direct:strict", headers);

        assertThat(exchange.getException())
                .isExactlyInstanceOf(FluxRequestException.class)
                .hasMessageStartingWith(words);
        assertThat(simulator.requests()).isEmpty();
    }

    @Test
    void a_body_chooses_no_tier() {
        Exchange exchange = template.send(
                "direct:strict", sent -> sent.getMessage().setBody(Map.of("prompt", "a cat", "tier", "draft")));

        assertThat(exchange.getException())
                .isExactlyInstanceOf(FluxRequestException.class)
                .hasMessageStartingWith(
                        "tier in the body may not be set by a message: the model is chosen by the header"
                                + " CamelFluxModel or CamelFluxTier");
        assertThat(simulator.requests()).isEmpty();
    }

    /** A cache by tier outlives the change of its model; the model itself by its name is another wish. */
    @Test
    void who_asks_for_a_tier_asks_for_something_else_than_its_model() {
        send("direct:draft", Map.of());
        send("direct:draft", Map.of("CamelFluxModel", "flux-2-klein-4b"));
        assertThat(simulator.bill().count()).isEqualTo(2);

        send("direct:draft", Map.of());
        assertThat(simulator.bill().count()).isEqualTo(2);
    }

    @Test
    void an_estimate_reads_tiers_and_sizes_in_the_same_way() {
        Exchange exchange = send("direct:estimate", Map.of());

        assertThat(exchange.getException()).isNull();
        assertThat(exchange.getMessage().getHeader("CamelFluxEstimateUsd")).hasToString("0.10");
        assertThat(exchange.getMessage().getHeader("CamelFluxRoundedSize")).isEqualTo("1920x1088");
    }

    private Exchange send(String route, Map<String, Object> headers) {
        return template.send(route, exchange -> {
            exchange.getMessage().setBody("a cat");
            exchange.getMessage().getHeaders().putAll(headers);
        });
    }

    private List<RecordedRequest> submits() {
        return simulator.requests().stream()
                .filter(request -> request.method().equals("POST"))
                .toList();
    }

    private JsonNode sent() throws Exception {
        assertThat(submits()).hasSize(1);
        return new ObjectMapper().readTree(submits().get(0).bodyText());
    }

    private static JsonNode json(String text) throws Exception {
        return new ObjectMapper().readTree(text.replace('\'', '"'));
    }
}
