package io.github.camelflux.component;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelflux.simulator.FluxSimulator;
import io.github.camelflux.simulator.draw.Render;
import java.io.ByteArrayInputStream;
import java.time.Duration;
import javax.imageio.ImageIO;
import org.apache.camel.CamelContext;
import org.apache.camel.ProducerTemplate;
import org.junit.jupiter.api.Test;
import org.springframework.context.support.ClassPathXmlApplicationContext;

/** A plain Camel context in XML, without Boot, Main or YAML. */
class PlainContextTest {

    @Test
    void a_context_in_spring_xml_makes_pictures_and_tells_failures_apart() throws Exception {
        try (FluxSimulator simulator = FluxSimulator.builder()
                .render(Render.FLAT)
                .runTime(Duration.ofMillis(50))
                .start()) {
            System.setProperty("plain.baseUrl", simulator.baseUrl().toString());
            try (ClassPathXmlApplicationContext spring = new ClassPathXmlApplicationContext("plain-context.xml")) {
                ProducerTemplate template = spring.getBean(CamelContext.class).createProducerTemplate();

                byte[] picture = template.requestBody("direct:prompts", "a mill", byte[].class);
                String refused = template.requestBody("direct:prompts", "a forbidden mill", String.class);

                assertThat(ImageIO.read(new ByteArrayInputStream(picture)).getWidth())
                        .isEqualTo(128);
                assertThat(refused).isEqualTo("refused: REQUEST");
            } finally {
                System.clearProperty("plain.baseUrl");
            }
        }
    }
}
