package io.github.camelflux.component;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelflux.simulator.FluxSimulator;
import io.github.camelflux.simulator.draw.Render;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pictures go through a small heap: on their way in, while they wait, and on their way out. */
class LargePicturesTest {

    private static final int PICTURES = 24;
    private static final int PICTURE_BYTES = 20_000_000;

    @TempDir
    Path directory;

    @Test
    void twenty_four_pictures_of_20_megabytes_at_once_in_a_heap_of_128() throws Exception {
        try (FluxSimulator simulator = FluxSimulator.builder()
                .render(Render.FLAT)
                .runTime(Duration.ofSeconds(1))
                .pictureBytes(PICTURE_BYTES)
                .start()) {
            Process jvm = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                            "-Xmx128m",
                            "-XX:+ExitOnOutOfMemoryError",
                            "-cp",
                            System.getProperty("java.class.path"),
                            LargePicturesTest.class.getName(),
                            simulator.baseUrl().toString(),
                            directory.toString())
                    .inheritIO()
                    .start();
            assertThat(jvm.waitFor(3, TimeUnit.MINUTES)).isTrue();
            assertThat(jvm.exitValue()).isZero();
        }

        assertThat(pictures()).hasSize(PICTURES).allMatch(length -> length >= PICTURE_BYTES);
    }

    /** What runs in the small JVM. */
    public static void main(String[] arguments) throws Exception {
        try (CamelContext context = new DefaultCamelContext()) {
            FluxComponent flux = new FluxComponent();
            flux.getConfiguration().setApiKey("test-key");
            flux.getConfiguration().setBaseUrl(arguments[0]);
            context.addComponent("flux", flux);
            context.addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    from("direct:generate").to("flux:generate").to("file:" + arguments[1]);
                }
            });
            context.start();
            ProducerTemplate template = context.createProducerTemplate();
            boolean failed = IntStream.range(0, PICTURES)
                    .mapToObj(i -> template.asyncSend("direct:generate", ex -> ex.getMessage().setBody("fox " + i)))
                    .toList()
                    .stream()
                    .anyMatch(sent -> sent.join().isFailed());
            if (failed) {
                System.exit(1);
            }
        }
    }

    private List<Long> pictures() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(Path::toFile).map(File::length).toList();
        }
    }
}
