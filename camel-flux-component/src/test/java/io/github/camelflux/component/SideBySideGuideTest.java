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
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The route of docs/fail-over.md that draws one prompt with several models, as it stands there; only its folder is another. */
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
        context.getRegistry().bind("contactSheet", new ContactSheet());
        return context;
    }

    @BeforeEach
    void load() throws Exception {
        GuidePage.load(context, "route.yaml", page.example("yaml", 2).replace("file:side-by-side", "file:" + folder));
    }

    @Test
    void the_class_of_the_page_is_the_one_that_is_tested() {
        assertThat(GuidePage.holds(ContactSheet.class, page.example("java", 2))).isTrue();
    }

    @Test
    void each_models_picture_is_kept_and_drawn_beside_the_others() throws Exception {
        BufferedImage sheet = sheet(send("a red fox"));

        assertThat(sheet.getWidth()).isEqualTo(3 * 512);
        assertThat(files()).containsExactly("bfl-flux-2-max.jpg", "bfl-flux-2-pro.jpg", "fal-flux-schnell.jpg");
        assertThat(simulator.bill().byProvider()).containsEntry("bfl", 2).containsEntry("fal", 1);
        assertThat(simulator.bill().count("a red fox")).isEqualTo(3);
    }

    @Test
    void where_one_fails_the_sheet_says_why_and_the_others_are_there() throws Exception {
        simulator.faults().forModel("flux-2-pro").on(Endpoint.SUBMIT, Fault.status(422));

        Exchange exchange = send("a red fox");

        assertThat(sheet(exchange).getWidth()).isEqualTo(3 * 512);
        assertThat(files()).containsExactly("bfl-flux-2-max.jpg", "fal-flux-schnell.jpg");
    }

    @Test
    void a_message_that_comes_back_buys_only_what_is_missing() throws Exception {
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
