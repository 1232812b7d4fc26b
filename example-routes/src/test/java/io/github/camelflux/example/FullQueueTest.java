package io.github.camelflux.example;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelflux.simulator.FluxSimulator;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** More prompts than may run and wait: the rest stays in the inbox until there is room, and none is refused. */
class FullQueueTest {

    @TempDir
    Path home;

    @Test
    void prompts_beyond_the_queue_stay_in_the_inbox() throws Exception {
        Files.createDirectories(home.resolve("inbox"));
        try (FluxSimulator simulator = OutsideSimulator.with(Duration.ofSeconds(2))) {
            String[] options = Stream.concat(
                            Stream.of(OutsideSimulator.options(simulator, "a-key")),
                            Stream.of("--camel.component.flux.max-in-flight=2", "--camel.component.flux.max-queued=2"))
                    .toArray(String[]::new);
            try (RunningExample example = RunningExample.in(home, options)) {
                List<Path> prompts = IntStream.rangeClosed(1, 8)
                        .mapToObj(n -> example.drop("prompt-" + n + ".txt", "Picture number " + n))
                        .toList();
                await().until(() -> simulator.activeJobs("a-key") == 2);

                // Two run, two wait in line, and one holds up the reading of the inbox.
                assertThat(prompts.stream().filter(Files::exists)).hasSizeGreaterThanOrEqualTo(3);

                example.arrived("done", 8);
                assertThat(RunningExample.files(example.inbox())).isEqualTo(example.arrived("done", 8));
                assertThat(simulator.bill().count()).isEqualTo(8);
                assertThat(simulator.maxActiveJobs()).isEqualTo(2);
            }
        }
    }
}
