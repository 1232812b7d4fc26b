package io.github.camelflux.component;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelflux.simulator.FluxSimulator;
import io.github.camelflux.simulator.http.Endpoint;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.apache.camel.Exchange;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files in, files out. */
class FileDropTest extends SimulatedRoutes {

    @TempDir
    Path inbox;

    @TempDir
    Path pictures;

    @Override
    protected FluxSimulator.Builder simulation() {
        return super.simulation().runTime(Duration.ofMillis(300));
    }

    @Override
    protected RoutesBuilder createRouteBuilder() {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from("file:" + inbox + "?initialDelay=0&delay=200&move=done&moveFailed=failed")
                        .routeId("inbox")
                        .autoStartup(false)
                        .setProperty("kind", simple("${file:ext}"))
                        .choice()
                        .when(simple("${exchangeProperty.kind} == 'json'"))
                        .setHeader(Exchange.CONTENT_TYPE, constant("application/json"))
                        .end()
                        .to("flux:generate?size=square_hd")
                        .filter(simple("${exchangeProperty.kind} == 'txt'"))
                        .to("flux:edit?prompt=in the rain")
                        .end()
                        .to("file:" + pictures);
            }
        };
    }

    @Test
    void a_hundred_prompts_become_a_hundred_edited_pictures() throws Exception {
        for (int i = 0; i < 100; i++) {
            Files.writeString(inbox.resolve("fox-" + i + ".txt"), "fox " + i);
        }

        context.getRouteController().startRoute("inbox");

        await().atMost(Duration.ofSeconds(60)).until(() -> names(pictures).size() == 100);
        await().until(() -> names(inbox.resolve("done")).size() == 100);
        assertThat(names(pictures)).contains("fox-42-edit.jpg");
        assertThat(simulator.bill().count()).isEqualTo(200);
        assertThat(simulator.maxActiveJobs()).isLessThanOrEqualTo(24);
        // None was refused: as many were sent as were accepted.
        assertThat(simulator.requestCount(Endpoint.SUBMIT)).isEqualTo(200);
        // Camel may list a file while it is moved to done, take it once more and find it gone: then the folder is
        // there, and empty.
        assertThat(names(inbox.resolve("failed"))).isEmpty();
    }

    @Test
    void a_request_in_json_gives_exactly_that() throws Exception {
        Files.writeString(
                inbox.resolve("cat.json"),
                "{\"prompt\": \"a cat\", \"width\": 512, \"height\": 768, \"seed\": 7, \"output_format\": \"png\"}");

        context.getRouteController().startRoute("inbox");

        await().atMost(Duration.ofSeconds(20)).until(() -> names(pictures).size() == 1);
        assertThat(simulator.jobs().get(0).prompt()).isEqualTo("a cat");
        assertThat(simulator.jobs().get(0).seed()).isEqualTo(7);
        BufferedImage made = ImageIO.read(pictures.resolve("cat.png").toFile());
        assertThat(made.getWidth() + "x" + made.getHeight()).isEqualTo("512x768");
    }

    private static List<String> names(Path directory) throws IOException {
        if (!Files.exists(directory)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> file.getFileName().toString())
                    .toList();
        }
    }
}
