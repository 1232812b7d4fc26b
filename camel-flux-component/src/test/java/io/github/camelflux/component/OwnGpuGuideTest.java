package io.github.camelflux.component;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelflux.simulator.FluxSimulator;
import io.github.camelflux.simulator.draw.Render;
import io.github.camelflux.simulator.http.Endpoint;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Properties;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.main.Main;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The routes of docs/own-gpu.md in each language, its properties and its graph, as they stand there; only folders and hosts are others. */
class OwnGpuGuideTest {

    private static final int SERVER = 0;
    private static final int GRAPH = 1;
    private static final int REPORT = 2;
    private static final int BLOCKS_OF_PROPERTIES = 2;

    private final GuidePage page = GuidePage.of("own-gpu.md");

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
        Path graph = Files.writeString(directory.resolve("graph.json"), page.example("json", 0));
        Properties properties = new Properties();
        properties.setProperty("camel.component.flux.apiKey", "test-key");
        properties.setProperty(
                "camel.component.flux.baseUrl", simulator.baseUrl().toString());
        properties.putAll(new PromptFolder(directory).properties());
        for (int i = 0; i < BLOCKS_OF_PROPERTIES; i++) {
            properties.load(new StringReader(page.example("properties", i)
                    .replace("http://gpu:8000", simulator.baseUrl("openai").toString())
                    .replace("http://gpu:8188", simulator.baseUrl("comfyui").toString())
                    .replace("resource:file:workflows/klein.json", "resource:file:" + graph)
                    .replace("resource:classpath:portrait.json", "resource:file:" + graph)));
        }
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
    void a_prompt_becomes_a_picture_of_a_server_of_ones_own(String language) throws Exception {
        load(language, SERVER);

        assertThat(picture()).exists();

        assertThat(simulator.bill().byProvider()).isEqualTo(Map.of("openai", 1));
        assertThat(simulator.requests()).anySatisfy(request -> assertThat(request.bodyText())
                .contains("black-forest-labs/FLUX.1-schnell", "1024x1024", "\"num_inference_steps\":4"));
    }

    /** The run is over before the server is listened to, which tells no end a second time. */
    @ParameterizedTest
    @ValueSource(strings = {"yaml", "java", "xml"})
    void a_prompt_becomes_a_picture_of_a_graph_of_ones_own(String language) throws Exception {
        load(language, GRAPH);

        assertThat(picture()).exists();

        assertThat(simulator.bill().byProvider()).isEqualTo(Map.of("comfyui", 1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"yaml", "java", "xml"})
    void what_was_made_is_reported(String language) throws Exception {
        load(language, REPORT);

        main.getCamelContext().createProducerTemplate().sendBody("direct:report", 250);

        assertThat(simulator.requestCount(Endpoint.UTILITY)).isOne();
        assertThat(simulator.requests()).singleElement().satisfies(request -> assertThat(request.bodyText())
                .isEqualTo("{\"number_of_generations\":250}"));
    }

    private void load(String language, int number) throws Exception {
        page.load(main.getCamelContext(), getClass(), language, number, number, routes(number));
    }

    private static RouteBuilder routes(int number) {
        return new RouteBuilder() {
            @Override
            public void configure() {
                if (number == SERVER) {
                    from("file:{{prompts}}?moveFailed=failed")
                            .routeId("own-server")
                            .to(
                                    "flux:generate?provider=openai&model=black-forest-labs/FLUX.1-schnell&size=1024x1024&steps=4")
                            .to("file:{{pictures}}");
                } else if (number == GRAPH) {
                    from("file:{{prompts}}?moveFailed=failed")
                            .routeId("own-graph")
                            .to("flux:generate?provider=comfyui&model=portrait&size=768x512")
                            .to("file:{{pictures}}");
                } else {
                    from("direct:report")
                            .routeId("report-usage")
                            .setHeader("CamelFluxGenerations", body())
                            .to("flux:usage?model=flux-1-dev");
                }
            }
        };
    }

    /** What became of a prompt that is dropped before a route. */
    private Path picture() throws IOException {
        PromptFolder folder = new PromptFolder(directory);
        folder.drop(".camel");
        return folder.pictures().resolve("fox.png");
    }
}
