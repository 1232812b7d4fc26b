package io.github.camelflux.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelflux.image.ImageFormat;
import io.github.camelflux.simulator.FluxSimulator;
import io.github.camelflux.simulator.draw.Render;
import io.github.camelflux.simulator.http.Origin;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process is killed while a job runs, and another one takes over. The provider, and its bill, outlive both. */
class KilledNodeTest {

    @TempDir
    Path directory;

    @Test
    void a_job_of_a_killed_process_is_delivered_by_the_next_one_and_bought_once() throws Exception {
        try (FluxSimulator simulator = FluxSimulator.builder()
                .render(Render.FLAT)
                .runTime(Duration.ofSeconds(8))
                .start()) {
            Path prompt = Files.createDirectories(directory.resolve("prompts")).resolve("fox.txt");
            Files.writeString(prompt, "a red fox");
            Process first = node(simulator, "first.log");
            try {
                // The first question is asked when the acceptance is in the store.
                await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> assertThat(polls(simulator))
                        .as(log("first.log"))
                        .isPositive());
            } finally {
                first.destroyForcibly().waitFor();
            }
            // The message does not come back.
            Files.delete(prompt);
            assertThat(files("attached")).isEmpty();

            Process second = node(simulator, "second.log");
            try {
                await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> assertThat(files("results"))
                        .as(log("second.log"))
                        .hasSize(1));
            } finally {
                second.destroyForcibly().waitFor();
            }

            Path picture = files("results").get(0);
            assertThat(picture).hasFileName("fox.jpg");
            assertThat(ImageFormat.sniff(Files.readAllBytes(picture))).contains(ImageFormat.JPEG);
            assertThat(simulator.bill().count()).isOne();
        }
    }

    private Process node(FluxSimulator simulator, String log) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        CrashingNode.class.getName(),
                        simulator.baseUrl().toString(),
                        directory.toString())
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve(log).toFile())
                .start();
    }

    /** What the node said, if it does not do what it should. */
    private String log(String name) throws IOException {
        return Files.readString(directory.resolve(name));
    }

    private static long polls(FluxSimulator simulator) {
        return simulator.requests().stream()
                .filter(request -> request.origin() == Origin.POLLING)
                .count();
    }

    private List<Path> files(String folder) throws IOException {
        Path path = directory.resolve(folder);
        if (!Files.exists(path)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(path)) {
            return files.filter(file -> !file.getFileName().toString().startsWith("."))
                    .toList();
        }
    }
}
