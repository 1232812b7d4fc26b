package io.github.camelflux.example;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelflux.simulator.FluxSimulator;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A whole batch is dropped at once, while the provider lets 24 jobs run. */
class HundredPromptsTest {

    private static final int PROMPTS = 100;

    @TempDir
    Path home;

    @Test
    void a_hundred_prompts_at_once_are_a_hundred_pictures_and_a_hundred_charges() throws Exception {
        Files.createDirectories(home.resolve("inbox"));
        try (FluxSimulator simulator = OutsideSimulator.with(Duration.ofSeconds(3));
                RunningExample example = RunningExample.in(home, OutsideSimulator.options(simulator, "a-key"))) {
            IntStream.rangeClosed(1, PROMPTS)
                    .forEach(n -> example.drop("prompt-%03d.txt".formatted(n), "Picture number " + n));
            example.arrived("done", PROMPTS);

            assertThat(example.pictureKeys()).hasSize(PROMPTS);
            assertThat(example.keys()).hasSize(2 * PROMPTS);
            assertThat(simulator.bill().byPrompt()).hasSize(PROMPTS).allSatisfy((prompt, charges) -> assertThat(charges)
                    .isEqualTo(1));
            // As many as the provider allows, and none more.
            assertThat(simulator.maxActiveJobs()).isEqualTo(24);
            // A submission that was answered with 429 would have been sent again.
            assertThat(simulator.requests())
                    .filteredOn(request -> request.method().equals("POST"))
                    .hasSize(PROMPTS);
            // Nothing in the inbox, in work or in failed.
            assertThat(RunningExample.files(example.inbox())).isEqualTo(example.arrived("done", PROMPTS));
        }
    }
}
