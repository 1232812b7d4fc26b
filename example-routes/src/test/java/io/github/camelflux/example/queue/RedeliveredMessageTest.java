package io.github.camelflux.example.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelflux.example.OutsideSimulator;
import io.github.camelflux.example.RunningExample;
import io.github.camelflux.simulator.FluxSimulator;
import io.github.camelflux.simulator.fault.Fault;
import io.github.camelflux.simulator.http.Endpoint;
import jakarta.jms.Message;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A message that is not acknowledged comes again. It buys when it has not bought yet, and never twice. */
class RedeliveredMessageTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    Path home;

    @BeforeEach
    void leaveOutTheSamples() throws Exception {
        Files.createDirectories(home.resolve("inbox"));
    }

    @Test
    void a_message_that_is_rolled_back_after_its_job_was_accepted_finds_that_job() throws Exception {
        FailsAfterAcceptance.times(2);
        try (FluxSimulator simulator = OutsideSimulator.with(Duration.ofSeconds(3));
                OutsideArtemis broker = new OutsideArtemis(home.resolve("broker"));
                RunningExample example = RunningExample.in(
                        home, options(OutsideSimulator.options(simulator, "a-key"), broker.options(), new String[] {
                            "--spring.main.sources=" + FailsAfterAcceptance.class.getName()
                        }));
                JmsClient client = broker.client()) {
            client.send("A cat that is asked for three times");

            await().atMost(PATIENCE).until(() -> example.pictureKeys().size() == 1);
            assertThat(FailsAfterAcceptance.left()).isZero();
            assertThat(simulator.bill().count()).isEqualTo(1);
            client.drained(JmsClient.PROMPTS);
            assertThat(client.left(JmsClient.DEAD_LETTERS)).isZero();
            assertThat(client.left(JmsClient.FAILED)).isZero();
        }
    }

    @Test
    void a_message_that_is_rolled_back_until_its_picture_is_stored_is_not_bought_again() throws Exception {
        FailsAfterAcceptance.times(2);
        // The picture is there before the broker brings the message again.
        try (FluxSimulator simulator = OutsideSimulator.with(Duration.ofMillis(100));
                RunningExample example =
                        RunningExample.in(home, options(OutsideSimulator.options(simulator, "a-key"), new String[] {
                            "--spring.main.sources=" + FailsAfterAcceptance.class.getName()
                        }));
                JmsClient client = JmsClient.of(example)) {
            client.send("A cat that is stored already");

            await().atMost(PATIENCE).until(() -> FailsAfterAcceptance.left() == 0);
            await().atMost(PATIENCE).until(() -> example.pictureKeys().size() == 1);
            client.drained(JmsClient.PROMPTS);
            assertThat(client.left(JmsClient.FAILED)).isZero();
            assertThat(simulator.bill().count()).isEqualTo(1);
        }
    }

    @Test
    void an_acknowledgement_that_the_broker_did_not_get_buys_nothing_more() throws Exception {
        try (FluxSimulator simulator = OutsideSimulator.start();
                OutsideArtemis broker = new OutsideArtemis(home.resolve("broker"));
                RunningExample example = RunningExample.in(
                        home, options(OutsideSimulator.options(simulator, "a-key"), broker.options()))) {
            // The job is accepted at once, and the route learns of it only when the broker has gone.
            simulator.faults().on(Endpoint.SUBMIT, Fault.delay(Duration.ofSeconds(3)));
            try (JmsClient client = broker.client()) {
                client.send("A cat and a broken wire");
            }
            await().atMost(PATIENCE).until(() -> simulator.bill().count() == 1);
            broker.stop();
            await().atMost(PATIENCE).until(() -> example.pictureKeys().size() == 1);
            broker.start();

            try (JmsClient client = broker.client()) {
                client.drained(JmsClient.PROMPTS);
                assertThat(client.left(JmsClient.DEAD_LETTERS)).isZero();
                assertThat(client.left(JmsClient.FAILED)).isZero();
            }
            assertThat(simulator.bill().count()).isEqualTo(1);
            assertThat(example.pictureKeys()).hasSize(1);
        }
    }

    @Test
    void a_message_without_credit_is_among_the_dead_letters_after_its_last_delivery() throws Exception {
        try (FluxSimulator simulator = OutsideSimulator.start();
                RunningExample example = RunningExample.in(home, OutsideSimulator.options(simulator, "empty-key"));
                JmsClient client = JmsClient.of(example)) {
            String id = client.send("A cat for nothing");

            Message dead = client.receive(JmsClient.DEAD_LETTERS);
            assertThat(dead.getBody(String.class)).isEqualTo("A cat for nothing");
            assertThat(dead.getJMSMessageID()).isEqualTo(id);
            // After the first refusal the key rests: the other deliveries do not ask again within a minute.
            assertThat(simulator.requestCount(Endpoint.SUBMIT)).isBetween(1L, 2L);
            assertThat(simulator.bill().count()).isZero();
            assertThat(client.left(JmsClient.FAILED)).isZero();
            assertThat(client.left(JmsClient.PROMPTS)).isZero();
        }
    }

    @Test
    void a_provider_that_cannot_be_reached_for_a_while_costs_a_delivery_and_no_message() throws Exception {
        try (FluxSimulator simulator = OutsideSimulator.start();
                RunningExample example =
                        RunningExample.in(home, options(OutsideSimulator.options(simulator, "a-key"), new String[] {
                            "--camel.component.flux.queue-timeout=1s"
                        }));
                JmsClient client = JmsClient.of(example)) {
            simulator.faults().times(3, Endpoint.SUBMIT, Fault.rateLimited(Duration.ofSeconds(1)));
            client.send("A cat after the rush hour");

            await().atMost(PATIENCE).until(() -> example.pictureKeys().size() == 1);
            assertThat(simulator.faults().pending()).isZero();
            assertThat(simulator.bill().count()).isEqualTo(1);
            assertThat(client.left(JmsClient.DEAD_LETTERS)).isZero();
        }
    }

    private static String[] options(String[]... parts) {
        return Stream.of(parts).flatMap(Stream::of).toArray(String[]::new);
    }
}
