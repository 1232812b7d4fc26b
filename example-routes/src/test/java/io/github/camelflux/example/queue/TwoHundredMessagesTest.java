package io.github.camelflux.example.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelflux.example.OutsideSimulator;
import io.github.camelflux.example.RunningExample;
import io.github.camelflux.example.StoredPicture;
import io.github.camelflux.simulator.FluxSimulator;
import io.github.camelflux.simulator.engine.SimulatedJob;
import io.github.camelflux.simulator.engine.SimulatorClock;
import io.github.camelflux.simulator.http.Endpoint;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A full queue and one consumer, while the provider lets 24 jobs run. */
class TwoHundredMessagesTest {

    private static final String KEY = "a-key";
    private static final int MESSAGES = 200;
    private static final int PERMITS = 24;
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    @TempDir
    Path home;

    @BeforeEach
    void leaveOutTheSamples() throws Exception {
        Files.createDirectories(home.resolve("inbox"));
    }

    @Test
    void two_hundred_messages_are_two_hundred_pictures_and_two_hundred_charges() {
        try (FluxSimulator simulator = OutsideSimulator.with(Duration.ofSeconds(4));
                RunningExample example = RunningExample.in(home, OutsideSimulator.options(simulator, KEY));
                JmsClient client = JmsClient.of(example)) {
            fill(client);
            await().atMost(PATIENCE).until(() -> example.keys().size() == 2 * MESSAGES);

            allArePaidForOnce(simulator);
            for (String key : example.pictureKeys()) {
                StoredPicture picture = example.pictureAt(key);
                assertThat(picture.format()).isEqualTo("jpeg");
                assertThat(picture.width()).isEqualTo(256);
                assertThat(picture.height()).isEqualTo(256);
            }
            // More than the provider allows would be answered with 429 and sent again.
            assertThat(simulator.maxActiveJobs()).isLessThanOrEqualTo(PERMITS);
            assertThat(simulator.requestCount(Endpoint.SUBMIT)).isEqualTo(MESSAGES);
            assertThat(client.consumers(JmsClient.PROMPTS)).isEqualTo(1);
            assertThat(client.left(JmsClient.PROMPTS)).isZero();
            assertThat(client.left(JmsClient.DEAD_LETTERS)).isZero();
            assertThat(client.left(JmsClient.FAILED)).isZero();
            report(simulator.jobs());
        }
    }

    /** Time stands still, so that this holds on a machine of any speed. */
    @Test
    void while_messages_wait_all_permits_are_in_use_with_one_consumer() {
        SimulatorClock clock = SimulatorClock.stoppedAt(Instant.now());
        Duration runTime = Duration.ofSeconds(10);
        try (FluxSimulator simulator = FluxSimulator.builder()
                        .key(KEY)
                        .clock(clock)
                        .runTime(runTime)
                        .start();
                RunningExample example = RunningExample.in(home, OutsideSimulator.options(simulator, KEY));
                JmsClient client = JmsClient.of(example)) {
            fill(client);
            for (int accepted = PERMITS; accepted <= MESSAGES; accepted += PERMITS) {
                int expected = accepted;
                await().atMost(PATIENCE).until(() -> simulator.bill().count() == expected);
                assertThat(simulator.activeJobs(KEY)).isEqualTo(PERMITS);
                assertThat(client.consumers(JmsClient.PROMPTS)).isEqualTo(1);
                clock.advance(runTime);
            }
            await().atMost(PATIENCE).until(() -> simulator.bill().count() == MESSAGES);
            clock.advance(runTime);
            await().atMost(PATIENCE).until(() -> example.keys().size() == 2 * MESSAGES);

            allArePaidForOnce(simulator);
            assertThat(simulator.maxActiveJobs()).isEqualTo(PERMITS);
            assertThat(simulator.requestCount(Endpoint.SUBMIT)).isEqualTo(MESSAGES);
        }
    }

    private static void fill(JmsClient client) {
        IntStream.rangeClosed(1, MESSAGES)
                .forEach(n -> client.send(
                        "{\"prompt\": \"Picture number %d\", \"width\": 256, \"height\": 256}".formatted(n)));
    }

    private static void allArePaidForOnce(FluxSimulator simulator) {
        assertThat(simulator.bill().byPrompt()).hasSize(MESSAGES).allSatisfy((prompt, charges) -> assertThat(charges)
                .isEqualTo(1));
    }

    /** For people: how much of the time, from the first acceptance to the last, all permits were in use. */
    private static void report(List<SimulatedJob> jobs) {
        Instant first = jobs.get(0).submittedAt();
        Instant last = jobs.get(jobs.size() - 1).submittedAt();
        List<Instant> changes = jobs.stream()
                .flatMap(job -> Stream.of(job.submittedAt(), job.endsAt()))
                .filter(time -> !time.isAfter(last))
                .sorted(Comparator.naturalOrder())
                .toList();
        Duration full = Duration.ZERO;
        long inFlight = 0;
        for (int n = 1; n < changes.size(); n++) {
            Instant from = changes.get(n - 1);
            Duration length = Duration.between(from, changes.get(n));
            long running = jobs.stream()
                    .filter(job ->
                            !job.submittedAt().isAfter(from) && job.endsAt().isAfter(from))
                    .count();
            full = running == PERMITS ? full.plus(length) : full;
            inFlight += running * length.toNanos();
        }
        Duration all = Duration.between(first, last);
        System.out.printf(
                "%d jobs accepted within %d ms; all %d permits in use for %d %% of it; %.1f in flight on average%n",
                jobs.size(),
                all.toMillis(),
                PERMITS,
                100 * full.toMillis() / all.toMillis(),
                (double) inFlight / all.toNanos());
    }
}
