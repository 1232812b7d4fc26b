package io.github.camelflux.component;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelflux.FluxPartialException;
import io.github.camelflux.simulator.fault.Fault;
import io.github.camelflux.simulator.http.Endpoint;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The routes of docs/several-pictures.md, in each language, as they stand there. */
class SeveralPicturesGuideTest extends SimulatedRoutes {

    private static final int FOLDER = 0;
    private static final int WHAT_THERE_IS = 1;
    private static final int LATER = 2;

    private final GuidePage page = GuidePage.of("several-pictures.md");

    @TempDir
    Path directory;

    @Override
    protected CamelContext createCamelContext() throws Exception {
        CamelContext context = super.createCamelContext();
        context.getPropertiesComponent().setInitialProperties(new PromptFolder(directory).properties());
        return context;
    }

    @ParameterizedTest
    @ValueSource(strings = {"yaml", "java", "xml"})
    void a_prompt_becomes_four_files(String language) throws Exception {
        load(language, FOLDER);

        new PromptFolder(directory).drop("done");

        assertThat(pictures()).containsExactly("fox-1.jpg", "fox-2.jpg", "fox-3.jpg", "fox-4.jpg");
        assertThat(simulator.bill().count("a red fox")).isEqualTo(4);
    }

    @ParameterizedTest
    @ValueSource(strings = {"yaml", "java", "xml"})
    void what_there_is_is_stored_when_one_picture_failed(String language) throws Exception {
        load(language, WHAT_THERE_IS);
        simulator.faults().on(Endpoint.POLL, Fault.taskStatus(503, "Error"));

        assertThat(send("direct:take-what-there-is").getException()).isNull();

        assertThat(pictures()).hasSize(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"yaml", "java", "xml"})
    void a_route_that_did_not_wait_awaits_the_jobs_by_their_ids(String language) throws Exception {
        load(language, LATER);

        assertThat(send("direct:later").getException()).isNull();

        assertThat(pictures()).hasSize(4);
        assertThat(simulator.bill().count("a red fox")).isEqualTo(4);
    }

    private void load(String language, int number) throws Exception {
        page.load(context, getClass(), language, number, number, routes(number));
    }

    private static RouteBuilder routes(int number) {
        return new RouteBuilder() {
            @Override
            public void configure() {
                if (number == FOLDER) {
                    from("file:{{prompts}}?move=done&moveFailed=failed")
                            .to("flux:generate?count=4")
                            .split(body())
                            .to("file:{{pictures}}");
                } else if (number == WHAT_THERE_IS) {
                    from("direct:take-what-there-is")
                            .doTry()
                            .to("flux:generate?count=4")
                            .split(body())
                            .to("file:{{pictures}}")
                            .end()
                            .endDoTry()
                            .doCatch(FluxPartialException.class)
                            .split(simple("${exception.pictures}"))
                            .to("file:{{pictures}}")
                            .end()
                            .log("${exception.message}")
                            .end();
                } else {
                    from("direct:later")
                            .to("flux:generate?count=4&waitForResult=false")
                            .split(header("CamelFluxJobIds"))
                            .setHeader("CamelFluxJobId", body())
                            .to("flux:await")
                            .to("file:{{pictures}}");
                }
            }
        };
    }

    private Exchange send(String to) {
        return template.send(to, exchange -> {
            exchange.getMessage().setBody("a red fox");
            exchange.getMessage().setHeader(Exchange.FILE_NAME, "fox.txt");
        });
    }

    private List<String> pictures() throws IOException {
        try (Stream<Path> files = Files.list(directory.resolve("pictures"))) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
