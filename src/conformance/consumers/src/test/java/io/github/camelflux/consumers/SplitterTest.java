package io.github.camelflux.consumers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SplitterTest extends PageRoutes {

    @Test
    void in_sequence_the_next_part_is_taken_when_the_picture_before_it_is_there_and_no_thread_waits() {
        Setup setup = setup("split");
        dropLines(setup, 3);
        start(setup);
        provider.awaitRunning(1);
        HeldThreads.awaitNone();
        assertThat(provider.bought("fox 2")).isZero();

        provider.endJobs();

        provider.awaitRunning(1);
        HeldThreads.awaitNone();
        assertThat(provider.bought("fox 2")).isOne();
        assertThat(setup.inbox().files()).hasSize(1);

        await().until(() -> {
            provider.endJobs();
            return !setup.inbox().inside("done").files().isEmpty();
        });
        assertThat(provider.bought()).isEqualTo(3);
        assertThat(provider.mostRunning()).isOne();
    }

    @Test
    void in_parallel_all_parts_are_submitted_at_once_and_no_thread_waits() {
        Setup setup = setup("split-parallel");
        dropLines(setup, 40);
        start(setup);

        // The provider allows 24 at a time, more than the splitter has threads; the others wait in line.
        provider.awaitRunning(24);
        HeldThreads.awaitNone();
    }

    @Test
    void in_parallel_what_finds_no_place_is_refused() {
        Setup setup = setup("split-parallel").flux("maxInFlight", 2).flux("maxQueued", 1);
        dropLines(setup, 12);
        Application application = start(setup);
        provider.awaitRunning(2);

        await().until(() -> {
            provider.endJobs();
            return application.context().getInflightRepository().size() == 0;
        });
        assertThat(provider.bought()).isEqualTo(3);
    }

    @Test
    void in_parallel_a_full_line_that_blocks_holds_the_threads_of_the_splitter() {
        Setup setup = setup("split-when-full")
                .flux("maxInFlight", 2)
                .flux("maxQueued", 0)
                .flux("blockWhenFull", true);
        dropLines(setup, 40);
        start(setup);
        provider.awaitRunning(2);
        HeldThreads.awaitExactly(10, "Split");

        await().until(() -> {
            provider.endJobs();
            return setup.pictures().files().size() == 40;
        });
        assertThat(provider.mostRunning()).isEqualTo(2);
        assertThat(provider.bought()).isEqualTo(40);
    }

    /** Drops a file with a prompt in each line. */
    private static void dropLines(Setup setup, int lines) {
        setup.inbox()
                .drop(
                        "foxes.txt",
                        IntStream.rangeClosed(1, lines)
                                .mapToObj(line -> "fox " + line)
                                .collect(Collectors.joining("\n")));
    }
}
