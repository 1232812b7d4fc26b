package io.github.camelflux.example;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelflux.simulator.FluxSimulator;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The application is stopped while prompts are in work: none of them is lost. */
class StopTest {

    private static final String KEY = "a-key";

    @TempDir
    Path home;

    @Test
    void a_stop_waits_for_pictures_that_are_being_made() throws Exception {
        Files.createDirectories(home.resolve("inbox"));
        try (FluxSimulator simulator = OutsideSimulator.with(Duration.ofSeconds(2))) {
            try (RunningExample example = RunningExample.in(home, OutsideSimulator.options(simulator, KEY))) {
                example.drop("cat.txt", "A cat that is nearly there");
                await().until(() -> simulator.activeJobs(KEY) == 1);
            }

            assertThat(names("inbox")).containsExactly("cat.txt");
            assertThat(home.resolve("inbox/done/cat.txt")).exists();
            assertThat(names("data/s3/pictures"))
                    .anyMatch(name -> name.endsWith(".jpg"))
                    .anyMatch(name -> name.endsWith(".receipt.json"));
        }
    }

    @Test
    void what_a_stop_does_not_wait_for_is_made_after_the_next_start_and_bought_once() throws Exception {
        Files.createDirectories(home.resolve("inbox"));
        try (FluxSimulator slow = OutsideSimulator.slow()) {
            String[] options = Stream.concat(
                            Stream.of(OutsideSimulator.options(slow, KEY)),
                            Stream.of("--camel.component.flux.max-in-flight=2", "--camel.main.shutdown-timeout=1"))
                    .toArray(String[]::new);
            try (RunningExample example = RunningExample.in(home, options)) {
                List<Path> prompts = Stream.of("one.txt", "two.txt", "three.txt", "four.txt")
                        .map(name -> example.drop(name, "A picture for " + name))
                        .toList();
                prompts.forEach(example::gone);
                await().until(() -> slow.activeJobs(KEY) == 2);
            }
            assertThat(names("inbox")).containsExactlyInAnyOrder("one.txt", "two.txt", "three.txt", "four.txt");
            assertThat(home.resolve("inbox/failed")).doesNotExist();
            assertThat(slow.bill().count()).isEqualTo(2);

            try (RunningExample example = RunningExample.in(home, OutsideSimulator.options(slow, KEY))) {
                // The two that were bought before run on; two more are bought.
                await().until(() -> slow.activeJobs(KEY) == 4);
                OutsideSimulator.endJobs(slow);

                assertThat(example.arrived("done", 4))
                        .extracting(file -> file.getFileName().toString())
                        .containsExactlyInAnyOrder("one.txt", "two.txt", "three.txt", "four.txt");
                assertThat(example.pictureKeys()).hasSize(4);
                assertThat(slow.bill().byPrompt()).hasSize(4).allSatisfy((prompt, charges) -> assertThat(charges)
                        .isEqualTo(1));
            }
        }
    }

    /** The files in a folder and below; those in work without the time before their name. */
    private List<String> names(String folder) {
        return RunningExample.files(home.resolve(folder)).stream()
                .map(file -> file.getFileName().toString().replaceFirst("^[0-9]{8}-[0-9]{9}-", ""))
                .toList();
    }
}
