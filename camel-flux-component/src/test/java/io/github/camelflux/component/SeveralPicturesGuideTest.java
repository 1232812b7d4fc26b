package io.github.camelflux.component;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelflux.simulator.fault.Fault;
import io.github.camelflux.simulator.http.Endpoint;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.spi.Resource;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The routes of docs/several-pictures.md, as they stand there; only their folders are others. */
class SeveralPicturesGuideTest extends SimulatedRoutes {

    private static final Pattern YAML = Pattern.compile("```yaml\n(.*?)```", Pattern.DOTALL);

    @TempDir
    Path directory;

    @Override
    protected CamelContext createCamelContext() throws Exception {
        CamelContext context = super.createCamelContext();
        List<String> routes = YAML.matcher(Files.readString(Path.of("../docs/several-pictures.md")))
                .results()
                .map(found -> found.group(1)
                        .replace("file:prompts?", "file:" + directory + "/prompts?initialDelay=0&delay=50&")
                        .replace("file:pictures", "file:" + directory + "/pictures"))
                .toList();
        assertThat(routes).hasSize(3);
        for (String route : routes) {
            Resource resource = ResourceHelper.fromBytes("guide.yaml", route.getBytes(StandardCharsets.UTF_8));
            PluginHelper.getRoutesLoader(context).loadRoutes(resource);
        }
        return context;
    }

    @Test
    void a_prompt_becomes_four_files() throws IOException {
        Path prompts = Files.createDirectories(directory.resolve("prompts"));
        Files.writeString(prompts.resolve("fox.tmp"), "a red fox");
        Files.move(prompts.resolve("fox.tmp"), prompts.resolve("fox.txt"));

        await().until(() -> Files.exists(prompts.resolve("done/fox.txt")));
        assertThat(pictures()).containsExactly("fox-1.jpg", "fox-2.jpg", "fox-3.jpg", "fox-4.jpg");
        assertThat(simulator.bill().count("a red fox")).isEqualTo(4);
    }

    @Test
    void what_there_is_is_stored_when_one_picture_failed() throws IOException {
        simulator.faults().on(Endpoint.POLL, Fault.taskStatus(503, "Error"));

        assertThat(send("direct:take-what-there-is").getException()).isNull();

        assertThat(pictures()).hasSize(3);
    }

    @Test
    void a_route_that_did_not_wait_awaits_the_jobs_by_their_ids() throws IOException {
        assertThat(send("direct:later").getException()).isNull();

        assertThat(pictures()).hasSize(4);
        assertThat(simulator.bill().count("a red fox")).isEqualTo(4);
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
