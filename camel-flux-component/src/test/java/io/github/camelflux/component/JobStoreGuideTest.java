package io.github.camelflux.component;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelflux.FluxUnknownOutcomeException;
import io.github.camelflux.simulator.FluxSimulator;
import io.github.camelflux.simulator.draw.Render;
import io.github.camelflux.simulator.fault.Fault;
import io.github.camelflux.simulator.http.Endpoint;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.main.Main;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The properties and, in each language, the routes of docs/job-store.md as they stand there; only folders and hosts are others. */
class JobStoreGuideTest {

    private static final int PROMPTS = 0;

    /** The properties of Spring Boot are YAML as well. */
    private static final int FORGET_IN_YAML = 2;

    private static final int FORGET = 1;

    private final GuidePage page = GuidePage.of("job-store.md");

    @TempDir
    Path directory;

    private FluxSimulator simulator;
    private Main main;

    @BeforeEach
    void start() throws Exception {
        simulator = FluxSimulator.builder()
                .render(Render.FLAT)
                .runTime(Duration.ofMillis(50))
                .start();
        startCamel();
    }

    private void startCamel() throws Exception {
        Properties properties = new Properties();
        properties.load(new StringReader(page.example("properties", 0)
                .replace("./data/jobs", directory.resolve("jobs").toString())));
        properties.setProperty("camel.component.flux.apiKey", "test-key");
        properties.setProperty(
                "camel.component.flux.baseUrl", simulator.baseUrl().toString());
        properties.setProperty("camel.component.flux.pollInterval", "50ms");
        properties.putAll(folder().properties());
        properties.setProperty("late", directory.resolve("late").toString());
        main = new Main();
        main.setOverrideProperties(properties);
        main.start();
    }

    @AfterEach
    void stop() {
        main.stop();
        simulator.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"yaml", "java", "xml"})
    void a_prompt_that_comes_back_after_a_restart_gets_the_picture_that_was_bought(String language) throws Exception {
        load(language, PROMPTS, PROMPTS);
        folder().drop("done");
        Path picture = folder().pictures().resolve("fox.jpg");
        byte[] bought = Files.readAllBytes(picture);
        assertThat(context().getRoute("late-pictures")).isNotNull();

        main.stop();
        startCamel();
        load(language, PROMPTS, PROMPTS);

        Files.delete(picture);
        folder().drop(folder().prompts().resolve("done/fox.txt"), "done");
        assertThat(picture).hasBinaryContent(bought);
        assertThat(simulator.bill().count()).isOne();
    }

    @ParameterizedTest
    @ValueSource(strings = {"yaml", "java", "xml"})
    void what_nobody_knows_is_forgotten_and_bought_again(String language) throws Exception {
        load(language, FORGET_IN_YAML, FORGET);
        context().addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:shop").routeId("shop").to("flux:generate");
            }
        });
        simulator.faults().on(Endpoint.SUBMIT, Fault.dropAfterAcceptance());
        assertThat(buy().getException()).isInstanceOf(FluxUnknownOutcomeException.class);
        assertThat(buy().getException()).isInstanceOf(FluxUnknownOutcomeException.class);

        Exchange freed = context().createProducerTemplate().send("direct:forget", exchange -> {});

        assertThat(freed.getMessage().getHeader("CamelFluxForgotten", List.class))
                .hasSize(1);
        assertThat(buy().getException()).isNull();
        assertThat(simulator.bill().count()).isEqualTo(2);
    }

    private CamelContext context() {
        return main.getCamelContext();
    }

    private Exchange buy() {
        return context().createProducerTemplate().send("direct:shop", exchange -> {
            exchange.getMessage().setBody("a red fox");
            exchange.getMessage().setHeader(FluxConstants.IDEMPOTENCY_KEY, "order-1");
        });
    }

    private PromptFolder folder() {
        return new PromptFolder(directory);
    }

    private void load(String language, int inYaml, int number) throws Exception {
        page.load(
                context(),
                getClass(),
                language,
                language.equals("yaml") ? inYaml : number,
                number,
                number == PROMPTS ? prompts() : forget());
    }

    private static RouteBuilder prompts() {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from("file:{{prompts}}?move=done&moveFailed=failed")
                        .routeId("prompts-to-bucket")
                        .to("flux:generate")
                        .to("file:{{pictures}}");

                from("flux:results").routeId("late-pictures").to("file:{{late}}");
            }
        };
    }

    private static RouteBuilder forget() {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:forget")
                        .routeId("forget-unknown")
                        .to("flux:forget?state=unknown&group=shop&limit=1000")
                        .log("freed ${header.CamelFluxForgotten}");
            }
        };
    }
}
