package io.github.camelflux.component.springboot;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelflux.component.FluxConstants;
import io.github.camelflux.simulator.FluxSimulator;
import io.github.camelflux.simulator.draw.Render;
import java.time.Duration;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.test.spring.junit5.CamelSpringBootTest;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** An application that has a YAML route, properties and no Java for {@code flux:}. */
@CamelSpringBootTest
@DirtiesContext
@SpringBootTest(
        classes = BootApplication.class,
        properties = {
            "camel.main.routes-include-pattern=classpath:routes/*.camel.yaml",
            "camel.component.flux.providers.bfl.api-key=the-key",
            "camel.component.flux.poll-interval=50ms",
            "camel.component.flux.http-header.X-Team=art",
            "camel.component.flux.prompt=A $simple{header.animal} in a hat",
            "camel.component.flux.idempotency-key=$simple{header.orderId}",
            "camel.component.flux.file-name=$simple{header.orderId}.jpg"
        })
class YamlRouteTest {

    private static final FluxSimulator SIMULATOR = FluxSimulator.builder()
            .render(Render.FLAT)
            .runTime(Duration.ofMillis(50))
            .key("the-key")
            .start();

    @DynamicPropertySource
    static void simulator(DynamicPropertyRegistry properties) {
        properties.add("camel.component.flux.base-url", SIMULATOR::baseUrl);
    }

    @AfterAll
    static void close() {
        SIMULATOR.close();
    }

    @Autowired
    private ProducerTemplate template;

    @Test
    void an_order_buys_one_picture_however_often_it_comes() {
        Exchange first = order("cat", "A-17");
        Exchange again = order("cat", "A-17");

        assertThat(first.getMessage().getBody(byte[].class))
                .isNotEmpty()
                .isEqualTo(again.getMessage().getBody(byte[].class));
        assertThat(first.getMessage().getHeader(Exchange.FILE_NAME)).isEqualTo("A-17.jpg");
        assertThat(again.getMessage().getHeader(FluxConstants.JOB_REPLAYED)).isEqualTo(true);
        assertThat(SIMULATOR.bill().count("A cat in a hat")).isOne();
        assertThat(SIMULATOR.requests())
                .allSatisfy(
                        request -> assertThat(request.headers().get("x-team")).containsExactly("art"));
    }

    @Test
    void another_order_buys_another_picture() {
        order("dog", "A-18");
        order("dog", "A-19");

        assertThat(SIMULATOR.bill().count("A dog in a hat")).isEqualTo(2);
    }

    private Exchange order(String animal, String orderId) {
        Exchange done = template.send("direct:order", exchange -> {
            exchange.getMessage().setHeader("animal", animal);
            exchange.getMessage().setHeader("orderId", orderId);
        });
        assertThat(done.getException()).isNull();
        return done;
    }
}
