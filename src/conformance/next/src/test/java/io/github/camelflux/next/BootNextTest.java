package io.github.camelflux.next;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelflux.component.FluxConstants;
import io.github.camelflux.simulator.FluxSimulator;
import io.github.camelflux.simulator.draw.Render;
import java.time.Duration;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringBootVersion;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;

/** The starter in an application of the next Spring Boot: its properties arrive, and a route buys a picture. */
class BootNextTest {

    @EnableAutoConfiguration
    static class Shop {

        @Bean
        RoutesBuilder routes() {
            return new RouteBuilder() {
                @Override
                public void configure() {
                    from("direct:order").to("flux:generate");
                }
            };
        }
    }

    @Test
    void a_route_buys_one_picture_with_options_of_the_application() {
        try (FluxSimulator simulator = FluxSimulator.builder()
                        .render(Render.FLAT)
                        .runTime(Duration.ofMillis(50))
                        .key("the-key")
                        .start();
                ConfigurableApplicationContext application = new SpringApplicationBuilder(Shop.class)
                        .properties(
                                "camel.component.flux.providers.bfl.api-key=the-key",
                                "camel.component.flux.base-url=" + simulator.baseUrl(),
                                "camel.component.flux.poll-interval=50ms",
                                "camel.component.flux.prompt=A $simple{header.animal} in a hat",
                                "camel.component.flux.idempotency-key=$simple{header.orderId}")
                        .run()) {
            assertThat(SpringBootVersion.getVersion()).startsWith("4.1.");
            assertThat(application.getBean(CamelContext.class).getVersion()).startsWith("4.22.");

            Exchange first = order(application);
            Exchange again = order(application);

            assertThat(first.getException()).isNull();
            assertThat(first.getMessage().getBody(byte[].class)).isNotEmpty();
            assertThat(again.getMessage().getHeader(FluxConstants.JOB_REPLAYED)).isEqualTo(true);
            assertThat(simulator.bill().count("A cat in a hat")).isOne();
        }
    }

    private static Exchange order(ConfigurableApplicationContext application) {
        return application.getBean(ProducerTemplate.class).send("direct:order", exchange -> {
            exchange.getMessage().setHeader("animal", "cat");
            exchange.getMessage().setHeader("orderId", "A-17");
        });
    }
}
