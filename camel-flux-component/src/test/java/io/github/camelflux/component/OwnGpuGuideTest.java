package io.github.camelflux.component;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelflux.simulator.FluxSimulator;
import io.github.camelflux.simulator.draw.Render;
import io.github.camelflux.simulator.http.Endpoint;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Pattern;
import org.apache.camel.main.Main;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The routes, properties and the graph of docs/own-gpu.md, as they stand there; only folders and hosts are others. */
class OwnGpuGuideTest {

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
        List<String> routes = blocks("yaml");
        assertThat(routes).hasSize(3);
        for (int i = 0; i < routes.size(); i++) {
            Files.writeString(directory.resolve("route-" + i + ".yaml"), routes.get(i)
                    .replace("file:prompts?", "file:" + directory + "/prompts-" + i + "?initialDelay=0&delay=50&")
                    .replace("file:pictures", "file:" + directory + "/pictures-" + i));
        }
        Path graph = Files.writeString(
                directory.resolve("graph.json"), blocks("json").get(0));
        Properties properties = new Properties();
        properties.setProperty("camel.component.flux.apiKey", "test-key");
        properties.setProperty("camel.component.flux.baseUrl", simulator.baseUrl().toString());
        for (String block : blocks("properties")) {
            properties.load(new StringReader(block.replace(
                            "http://gpu:8000", simulator.baseUrl("openai").toString())
                    .replace("http://gpu:8188", simulator.baseUrl("comfyui").toString())
                    .replace("resource:file:workflows/klein.json", "resource:file:" + graph)
                    .replace("resource:classpath:portrait.json", "resource:file:" + graph)));
        }
        main = new Main();
        main.setOverrideProperties(properties);
        main.configure().setRoutesIncludePattern("file:" + directory + "/*.yaml");
        main.start();
    }

    @AfterEach
    void stop() {
        main.stop();
        simulator.close();
    }

    @Test
    void a_prompt_becomes_a_picture_of_a_server_of_ones_own() throws IOException {
        assertThat(picture(0)).exists();

        assertThat(simulator.bill().byProvider()).isEqualTo(Map.of("openai", 1));
        assertThat(simulator.requests())
                .anySatisfy(request -> assertThat(request.bodyText())
                        .contains("black-forest-labs/FLUX.1-schnell", "1024x1024", "\"num_inference_steps\":4"));
    }

    @Test
    void a_prompt_becomes_a_picture_of_a_graph_of_ones_own() throws IOException {
        assertThat(picture(1)).exists();

        assertThat(simulator.bill().byProvider()).isEqualTo(Map.of("comfyui", 1));
    }

    @Test
    void what_was_made_is_reported() {
        main.getCamelContext().createProducerTemplate().sendBody("direct:report", 250);

        assertThat(simulator.requestCount(Endpoint.UTILITY)).isOne();
        assertThat(simulator.requests()).singleElement().satisfies(request -> assertThat(request.bodyText())
                .isEqualTo("{\"number_of_generations\":250}"));
    }

    /** What became of a prompt that is dropped before a route. */
    private Path picture(int route) throws IOException {
        Path prompts = Files.createDirectories(directory.resolve("prompts-" + route));
        Files.writeString(directory.resolve("fox.txt"), "a red fox");
        Files.move(directory.resolve("fox.txt"), prompts.resolve("fox.txt"));
        await().atMost(Duration.ofSeconds(60)).until(() -> Files.exists(prompts.resolve(".camel/fox.txt")));
        return directory.resolve("pictures-" + route + "/fox.png");
    }

    private static List<String> blocks(String language) throws IOException {
        return Pattern.compile("```" + language + "\n(.*?)```", Pattern.DOTALL)
                .matcher(Files.readString(Path.of("../docs/own-gpu.md")))
                .results()
                .map(found -> found.group(1))
                .toList();
    }
}
