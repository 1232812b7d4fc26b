package io.github.camelflux.scale;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelflux.simulator.FluxSimulator;
import io.github.camelflux.simulator.draw.Render;
import io.github.camelflux.store.jdbc.Postgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Large pictures pass through a small heap, in and out. */
class LargePicturesTest {

    private static final int PICTURES = 24;
    private static final int BYTES = 20_000_000;
    private static final int HEAP = 128;

    @TempDir
    Path directory;

    @Test
    void twenty_four_pictures_of_twenty_megabytes_pass_at_once_through_128_megabytes_of_heap() throws Exception {
        pass(HEAP);
    }

    @Test
    void they_pass_through_a_database_server_as_well() throws Exception {
        pass(HEAP, Postgres.database().getUrl());
    }

    @Test
    void they_pass_through_a_database_file_whose_engine_has_twice_as_much_heap_again() throws Exception {
        pass(HEAP * 3, "jdbc:h2:file:" + directory.resolve("jobs") + ";WRITE_DELAY=0");
    }

    private void pass(int heap, String... database) throws Exception {
        try (FluxSimulator simulator = FluxSimulator.builder()
                .render(Render.FLAT)
                .pictureBytes(BYTES)
                .runTime(Duration.ofSeconds(1))
                .start()) {
            List<String> command = new ArrayList<>(List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-Xmx" + heap + "m",
                    "-XX:+ExitOnOutOfMemoryError",
                    "-cp",
                    System.getProperty("java.class.path"),
                    LargePicturesRoute.class.getName(),
                    simulator.baseUrl().toString(),
                    directory.toString(),
                    Integer.toString(PICTURES)));
            command.addAll(List.of(database));

            Process jvm = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(directory.resolve("jvm.log").toFile())
                    .start();

            try {
                assertThat(jvm.waitFor(3, TimeUnit.MINUTES)).as("ended in time").isTrue();
            } finally {
                jvm.destroyForcibly();
            }
            assertThat(jvm.exitValue())
                    .as(Files.readString(directory.resolve("jvm.log")))
                    .isZero();
            assertThat(sizes(directory.resolve("out"))).hasSize(PICTURES).allMatch(size -> size >= BYTES);
            assertThat(simulator.bill().count()).isEqualTo(PICTURES);
        }
    }

    private static List<Long> sizes(Path out) throws IOException {
        try (Stream<Path> files = Files.list(out)) {
            return files.map(LargePicturesTest::size).toList();
        }
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
