package io.github.camelflux.example.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelflux.example.OutsideSimulator;
import io.github.camelflux.example.RunningExample;
import io.github.camelflux.simulator.FluxSimulator;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The application is stopped in an orderly way while its queue is full. */
class StoppedQueueTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    Path home;

    @Test
    void pictures_of_acknowledged_messages_are_stored_and_the_other_messages_stay_for_the_next_start()
            throws Exception {
        Files.createDirectories(home.resolve("inbox"));
        try (FluxSimulator simulator = OutsideSimulator.with(Duration.ofSeconds(3))) {
            String[] options = Stream.concat(
                            Stream.of(OutsideSimulator.options(simulator, "a-key")),
                            Stream.of("--camel.component.flux.max-in-flight=2"))
                    .toArray(String[]::new);
            try (RunningExample example = RunningExample.in(home, options);
                    JmsClient client = JmsClient.of(example)) {
                IntStream.rangeClosed(1, 6).forEach(n -> client.send("Picture number " + n));
                await().atMost(PATIENCE).until(() -> simulator.bill().count() == 2);
            }
            int bought = simulator.bill().count();
            assertThat(bought).isLessThan(6);
            // A picture and a receipt each.
            assertThat(RunningExample.files(home.resolve("data/s3/pictures"))).hasSize(2 * bought);

            try (RunningExample example = RunningExample.in(home, options)) {
                await().atMost(PATIENCE).until(() -> example.pictureKeys().size() == 6);
            }
            assertThat(simulator.bill().byPrompt()).hasSize(6).allSatisfy((prompt, charges) -> assertThat(charges)
                    .isEqualTo(1));
        }
    }
}
