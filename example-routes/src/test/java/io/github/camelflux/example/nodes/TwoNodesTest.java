package io.github.camelflux.example.nodes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelflux.example.OutsideS3;
import io.github.camelflux.example.OutsideSimulator;
import io.github.camelflux.example.RunningExample;
import io.github.camelflux.example.queue.JmsClient;
import io.github.camelflux.example.queue.OutsideArtemis;
import io.github.camelflux.simulator.FluxSimulator;
import io.github.camelflux.simulator.draw.Render;
import io.github.camelflux.simulator.engine.SimulatedJob;
import io.github.camelflux.simulator.engine.SimulatorClock;
import io.github.camelflux.simulator.http.Origin;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two nodes on one PostgreSQL, one queue and one bucket, one of them in a process of its own: that one is killed while its jobs run, and
 * the other one follows them.
 */
@TestInstance(Lifecycle.PER_CLASS)
class TwoNodesTest {

    private static final String KEY = "a-key";
    private static final int MESSAGES = 60;
    private static final int PERMITS = 24;
    private static final Duration RUN_TIME = Duration.ofMinutes(5);
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final SimulatorClock clock = SimulatorClock.real();

    private FluxSimulator simulator;
    private OutsideS3 s3;
    private OutsideArtemis broker;
    private EmbeddedPostgres database;
    private RunningExample survivor;
    private JmsClient client;
    private long takenOver;

    @BeforeAll
    void killOneOfTwo(@TempDir Path home) throws Exception {
        Files.createDirectories(home.resolve("inbox"));
        Files.createDirectories(home.resolve("killed/inbox"));
        // It would let more jobs run than one account may have: what nodes do not share must show.
        simulator = FluxSimulator.builder()
                .key(KEY)
                .clock(clock)
                .runTime(RUN_TIME)
                .linkLifetime(Duration.ofDays(1))
                .render(Render.FLAT)
                .activeLimit(10 * PERMITS)
                .start();
        s3 = new OutsideS3(home.resolve("s3"));
        broker = new OutsideArtemis(home.resolve("broker"));
        client = broker.client();
        database = EmbeddedPostgres.builder()
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .start();
        List<String> options = Stream.of(
                        Stream.of(OutsideSimulator.options(simulator, KEY)),
                        Stream.of(s3.options()),
                        Stream.of(broker.options("consumerWindowSize=0")),
                        Stream.of(
                                "--spring.datasource.url=" + database.getJdbcUrl("postgres", "postgres"),
                                "--spring.datasource.username=postgres"),
                        ExampleProcess.SHORT_LEASE.stream())
                .flatMap(option -> option)
                .toList();
        try (ExampleProcess killed = ExampleProcess.begin(home.resolve("killed"), options)) {
            survivor = RunningExample.in(home, options.toArray(String[]::new));
            killed.ready();
            IntStream.rangeClosed(1, MESSAGES).forEach(n -> client.send("Picture number " + n));
            // Until no more are let in, and every job that was accepted is in the store: before that nobody asks for
            // it.
            await().atMost(PATIENCE)
                    .during(Duration.ofSeconds(1))
                    .until(() -> simulator.bill().count() >= PERMITS
                            && simulator.jobs().stream().map(SimulatedJob::id).allMatch(asked()::contains));
            takenOver = killed.log()
                    .lines()
                    .filter(line -> line.endsWith("is accepted."))
                    .count();
        }
        await().atMost(PATIENCE).pollInterval(Duration.ofSeconds(1)).until(() -> {
            clock.advance(RUN_TIME);
            return survivor.keys().size() == 2 * MESSAGES;
        });
    }

    @AfterAll
    void stop() throws Exception {
        survivor.close();
        client.close();
        broker.close();
        s3.close();
        simulator.close();
        database.close();
    }

    @Test
    void all_pictures_arrive_and_are_on_the_bill_once() {
        assertThat(survivor.pictureKeys()).hasSize(MESSAGES);
        assertThat(simulator.bill().byPrompt()).hasSize(MESSAGES).allSatisfy((prompt, charges) -> assertThat(charges)
                .isEqualTo(1));
    }

    @Test
    void jobs_ran_on_both_nodes_and_those_of_the_killed_one_were_taken_over() {
        assertThat(takenOver).isPositive().isLessThan(MESSAGES);
    }

    @Test
    void no_message_is_left_anywhere() {
        client.drained(JmsClient.PROMPTS);
        assertThat(client.left(JmsClient.FAILED)).isZero();
        assertThat(client.left(JmsClient.DEAD_LETTERS)).isZero();
    }

    @Test
    void together_there_are_never_more_jobs_in_flight_than_one_account_may_have() {
        assertThat(simulator.maxActiveJobs()).isEqualTo(PERMITS);
    }

    private Set<String> asked() {
        return simulator.requests().stream()
                .filter(request -> request.origin() == Origin.POLLING)
                .flatMap(request -> request.query().getOrDefault("id", List.of()).stream())
                .collect(Collectors.toSet());
    }
}
