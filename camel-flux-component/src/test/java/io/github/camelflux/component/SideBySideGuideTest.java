package io.github.camelflux.component;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelflux.simulator.FluxSimulator;
import io.github.camelflux.simulator.fault.Fault;
import io.github.camelflux.simulator.http.Endpoint;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The route of docs/fail-over.md that draws one prompt with several models, in each language, as it stands there. */
class SideBySideGuideTest extends SimulatedRoutes {

    private final GuidePage page = GuidePage.of("fail-over.md");

    @TempDir
    Path folder;

    /** Larger than what stays in memory: a file must outlive the branch that made it. */
    @Override
    protected FluxSimulator.Builder simulation() {
        return super.simulation().pictureBytes(2_000_000);
    }

    @Override
    protected void configure(FluxComponent flux) {
        for (String provider : List.of("fal", "together")) {
            flux.getProviders().put(provider + ".apiKey", "for-" + provider);
            flux.getProviders()
                    .put(provider + ".baseUrl", simulator.baseUrl(provider).toString());
        }
    }

    @Override
    protected CamelContext createCamelContext() throws Exception {
        CamelContext context = super.createCamelContext();
        Properties properties = new Properties();
        properties.setProperty("pictures", folder.toString());
        context.getPropertiesComponent().setInitialProperties(properties);
        context.getRegistry().bind("contactSheet", new ContactSheet());
        return context;
    }

    @Test
    void the_class_of_the_page_is_the_one_that_is_tested() {
        assertThat(GuidePage.holds(ContactSheet.class, page.example("java", 4))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"yaml", "java", "xml"})
    void each_models_picture_is_kept_and_drawn_beside_the_others(String language) throws Exception {
        load(language);
        BufferedImage sheet = sheet(send("a red fox"));

        assertThat(sheet.getWidth()).isEqualTo(3 * 512);
        assertThat(files()).containsExactly("bfl-flux-2-max.jpg", "bfl-flux-2-pro.jpg", "fal-flux-schnell.jpg");
        assertThat(simulator.bill().byProvider()).containsEntry("bfl", 2).containsEntry("fal", 1);
        assertThat(simulator.bill().count("a red fox")).isEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"yaml", "java", "xml"})
    void where_one_fails_the_sheet_says_why_and_the_others_are_there(String language) throws Exception {
        load(language);
        simulator.faults().forModel("flux-2-pro").on(Endpoint.SUBMIT, Fault.status(422));

        Exchange exchange = send("a red fox");

        assertThat(sheet(exchange).getWidth()).isEqualTo(3 * 512);
        assertThat(files()).containsExactly("bfl-flux-2-max.jpg", "fal-flux-schnell.jpg");
    }

    @ParameterizedTest
    @ValueSource(strings = {"yaml", "java", "xml"})
    void a_message_that_comes_back_buys_only_what_is_missing(String language) throws Exception {
        load(language);
        AtomicInteger tries = new AtomicInteger();
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:again")
                        .errorHandler(
                                defaultErrorHandler().maximumRedeliveries(1).redeliveryDelay(0))
                        .to("direct:once");
                from("direct:once")
                        .errorHandler(noErrorHandler())
                        .to("direct:side-by-side")
                        .filter(exchange -> tries.incrementAndGet() == 1)
                        .throwException(new IllegalStateException("the sheet could not be stored"));
            }
        });
        simulator.faults().forModel("flux-2-pro").on(Endpoint.SUBMIT, Fault.status(422));

        sheet(template.request("direct:again", exchange -> exchange.getMessage().setBody("a red fox")));

        assertThat(tries).hasValue(2);
        assertThat(files()).hasSize(3);
        assertThat(simulator.bill().count()).isEqualTo(3);
    }

    private void load(String language) throws Exception {
        page.load(context, getClass(), language, 2, 3, new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:side-by-side")
                        .routeId("side-by-side")
                        .multicast()
                        .parallelProcessing()
                        .aggregationStrategy("#contactSheet")
                        .pipeline()
                        .setHeader("contestant", constant("bfl-flux-2-pro"))
                        .to("flux:generate?provider=bfl&model=flux-2-pro&size=1024x1024&outputFormat=jpeg")
                        .end()
                        .pipeline()
                        .setHeader("contestant", constant("bfl-flux-2-max"))
                        .to("flux:generate?provider=bfl&model=flux-2-max&size=1024x1024&outputFormat=jpeg")
                        .end()
                        .pipeline()
                        .setHeader("contestant", constant("fal-flux-schnell"))
                        .to("flux:generate?provider=fal&model=flux-schnell&size=1024x1024&outputFormat=jpeg")
                        .end()
                        .end()
                        .setProperty("pictures", body())
                        .split(exchangeProperty("pictures"))
                        .filter(simple("${header.CamelFluxJobOutcome} == 'picture'"))
                        .to("file:{{pictures:side-by-side}}?fileName=${header.contestant}.jpg")
                        .end()
                        .end()
                        .setBody(method("contactSheet", "draw(${exchangeProperty.pictures})"));
            }
        });
    }

    private static BufferedImage sheet(Exchange exchange) throws IOException {
        assertThat(exchange.getException()).isNull();
        return ImageIO.read(new ByteArrayInputStream(exchange.getMessage().getBody(byte[].class)));
    }

    private List<String> files() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    private Exchange send(String prompt) {
        return template.request(
                "direct:side-by-side", exchange -> exchange.getMessage().setBody(prompt));
    }
}
