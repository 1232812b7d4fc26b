package io.github.camelflux.component;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelflux.FluxRequestException;
import io.github.camelflux.simulator.FluxSimulator;
import io.github.camelflux.simulator.draw.Render;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.main.Main;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The route of docs/providers.md, in each language, for all providers: a property says which. Everything else is configured once, for all of them, as properties
 * of Camel Main; no Java is needed.
 */
class EightProvidersTest {

    private static final String GRAPH = """
            {
              "1": {"class_type": "Flux2ProImageNode",
                    "inputs": {"prompt": "", "width": 512, "height": 256, "seed": 1, "prompt_upsampling": false}},
              "2": {"class_type": "SaveImage", "inputs": {"filename_prefix": "fox", "images": ["1", 0]}}
            }
            """;
    private static final List<String> PROVIDERS =
            List.of("bfl", "fal", "replicate", "openai", "together", "deepinfra", "wireflow", "comfyui");
    private static final String PROMPT = "a red fox asleep in the first snow";

    private final GuidePage page = GuidePage.of("providers.md");

    @TempDir
    Path folder;

    private FluxSimulator simulator;
    private Main main;

    @BeforeEach
    void simulate() throws IOException {
        simulator = FluxSimulator.builder()
                .render(Render.FLAT)
                .runTime(Duration.ofMillis(50))
                .start();
        Files.writeString(folder.resolve("graph.json"), GRAPH);
    }

    @AfterEach
    void stop() {
        if (main != null) {
            main.stop();
        }
        simulator.close();
    }

    static Stream<Arguments> languagesAndProviders() {
        return Stream.of("yaml", "java", "xml")
                .flatMap(language -> PROVIDERS.stream().map(provider -> Arguments.of(language, provider)));
    }

    @ParameterizedTest
    @MethodSource("languagesAndProviders")
    void the_same_route_puts_a_picture_of_each_provider_into_a_folder(String language, String provider)
            throws Exception {
        ProducerTemplate template = start(provider);
        page.load(main.getCamelContext(), getClass(), language, 0, 0, route());

        Exchange exchange = send(template, PROMPT);

        assertThat(exchange.getException()).isNull();
        assertThat(pictures()).hasSize(1);
        assertThat(ImageIO.read(pictures().get(0).toFile())).isNotNull();
        assertThat(exchange.getMessage().getHeader(FluxConstants.JOB_PROVIDER)).isEqualTo(provider);
        assertThat(simulator.bill().count(PROMPT)).isOne();
        assertThat(simulator.bill().byProvider()).isEqualTo(Map.of(provider, 1));
    }

    @Test
    void a_graph_of_the_users_own_is_driven_from_yaml_alone() throws Exception {
        Files.writeString(folder.resolve("route.yaml"), """
                - route:
                    id: own-graph
                    from:
                      uri: direct:prompt
                      steps:
                        - setHeader:
                            name: CamelFluxSeed
                            constant: "17454220438242315174"
                        - to: flux:generate?provider={{provider}}&model=fox&size=768x512
                        - to: file:{{pictures}}
                """);
        ProducerTemplate template = start("comfyui");

        Exchange exchange = send(template, PROMPT);

        assertThat(exchange.getException()).isNull();
        var picture = ImageIO.read(pictures().get(0).toFile());
        assertThat(picture.getWidth() + "x" + picture.getHeight()).isEqualTo("768x512");
        assertThat(simulator.bill().count(PROMPT)).isOne();
        assertThat(simulator.requests().stream()
                        .filter(request -> request.path().endsWith("/prompt"))
                        .map(request -> request.bodyText()))
                .singleElement()
                .asString()
                .contains("\"seed\":17454220438242315174", "\"prompt\":\"" + PROMPT + "\"");
    }

    @Test
    void a_graph_that_is_not_there_is_named_before_anything_is_sent() throws Exception {
        Files.writeString(folder.resolve("route.yaml"), page.example("yaml", 0));
        Files.delete(folder.resolve("graph.json"));

        assertThatThrownBy(() -> start("comfyui"))
                .hasStackTraceContaining("providers[comfyui.workflow]")
                .hasStackTraceContaining("graph.json");
    }

    @Test
    void a_graph_that_makes_nothing_is_refused_with_what_the_server_says() throws Exception {
        Files.writeString(folder.resolve("route.yaml"), page.example("yaml", 0));
        Files.writeString(folder.resolve("graph.json"), GRAPH.replace("SaveImage", "SaveNothing"));
        ProducerTemplate template = start("comfyui");

        Exchange exchange = send(template, PROMPT);

        assertThat(exchange.getException())
                .isInstanceOf(FluxRequestException.class)
                .hasMessageContaining("SaveNothing");
        assertThat(simulator.bill().count()).isZero();
    }

    private ProducerTemplate start(String provider) throws Exception {
        main = new Main();
        Properties properties = properties();
        properties.setProperty("provider", provider);
        main.setOverrideProperties(properties);
        main.configure().setRoutesIncludePattern("file:" + folder + "/*.yaml");
        main.start();
        return main.getCamelContext().createProducerTemplate();
    }

    private Properties properties() {
        Properties properties = new Properties();
        properties.setProperty("pictures", folder.resolve("pictures").toString());
        String flux = "camel.component.flux.";
        for (String provider : List.of("bfl", "fal", "replicate", "together", "deepinfra", "wireflow")) {
            properties.setProperty(flux + "providers[" + provider + ".apiKey]", "key-for-" + provider);
        }
        for (String provider : PROVIDERS) {
            properties.setProperty(flux + "providers[" + provider + ".baseUrl]", address(provider));
        }
        properties.setProperty(flux + "providers[wireflow.workflow]", "wf");
        properties.setProperty(flux + "providers[comfyui.workflow]", "resource:file:" + folder.resolve("graph.json"));
        properties.setProperty(
                flux + "providers[comfyui.workflow.fox]", "resource:file:" + folder.resolve("graph.json"));
        properties.setProperty(flux + "pollInterval", "50");
        return properties;
    }

    private static RouteBuilder route() {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:prompt")
                        .routeId("prompt-to-folder")
                        .to("flux:generate?provider={{provider}}")
                        .to("file:{{pictures}}");
            }
        };
    }

    private String address(String provider) {
        return (provider.equals("bfl") ? simulator.baseUrl() : simulator.baseUrl(provider)).toString();
    }

    private static Exchange send(ProducerTemplate template, String prompt) {
        return template.request("direct:prompt", exchange -> {
            exchange.getMessage().setBody(prompt);
            exchange.getMessage().setHeader(Exchange.FILE_NAME, "fox.txt");
        });
    }

    private List<Path> pictures() throws IOException {
        Path pictures = folder.resolve("pictures");
        if (!Files.exists(pictures)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(pictures)) {
            return files.toList();
        }
    }
}
