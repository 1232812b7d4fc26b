package io.github.camelflux.component;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelflux.simulator.FluxSimulator;
import io.github.camelflux.simulator.draw.Render;
import java.time.Duration;
import java.util.List;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.main.Main;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The component set up by properties alone, as operators do it. */
class ComponentOptionsTest {

    private FluxSimulator simulator;

    @BeforeEach
    void start() {
        simulator = FluxSimulator.builder()
                .render(Render.FLAT)
                .runTime(Duration.ofMillis(50))
                .key("the-key")
                .start();
    }

    @AfterEach
    void close() {
        simulator.close();
    }

    @Test
    void providers_and_headers_are_set_by_properties() throws Exception {
        Main main = new Main();
        main.configure().addRoutesBuilder(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:generate").to("flux:generate");
                from("direct:poster").to("flux:generate?tier=poster");
            }
        });
        main.addInitialProperty("camel.component.flux.providers[bfl.apiKey]", "the-key");
        main.addInitialProperty(
                "camel.component.flux.providers[bfl.baseUrl]",
                simulator.baseUrl().toString());
        main.addInitialProperty("camel.component.flux.providers[bfl.maxInFlight]", "3");
        main.addInitialProperty("camel.component.flux.httpHeader[X-Team]", "art");
        main.addInitialProperty("camel.component.flux.pollInterval", "100ms");
        main.addInitialProperty("camel.component.flux.width", "512");
        main.addInitialProperty("camel.component.flux.tier", "draft");
        main.addInitialProperty("camel.component.flux.tiers[draft]", "bfl:flux-2-klein-9b");
        main.addInitialProperty("camel.component.flux.tiers.poster", "bfl:flux-2-flex");
        main.start();
        try {
            main.getCamelTemplate().requestBody("direct:generate", "a red fox", byte[].class);

            assertThat(simulator.requests().get(0).path()).isEqualTo("/v1/flux-2-klein-9b");
            main.getCamelTemplate().requestBody("direct:poster", "a red fox", byte[].class);
            assertThat(simulator.requests()).anyMatch(request -> request.path().equals("/v1/flux-2-flex"));
            FluxComponent flux = main.getCamelContext().getComponent("flux", FluxComponent.class);
            assertThat(flux.getPermitLimit()).isEqualTo(3);
            assertThat(flux.getConfiguration().getPollInterval()).isEqualTo(Duration.ofMillis(100));
            assertThat(simulator.requests()).isNotEmpty().allSatisfy(request -> assertThat(request.headers())
                    .containsEntry("x-team", List.of("art")));
        } finally {
            main.stop();
        }
    }
}
