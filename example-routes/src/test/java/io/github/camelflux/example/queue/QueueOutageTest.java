package io.github.camelflux.example.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelflux.example.OutsideS3;
import io.github.camelflux.example.OutsideSimulator;
import io.github.camelflux.example.RunningExample;
import io.github.camelflux.simulator.FluxSimulator;
import io.github.camelflux.simulator.engine.SimulatorClock;
import io.github.camelflux.simulator.http.Endpoint;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** JMS and S3 servers of the user's own, which go away and come back: nothing is lost, and nothing is bought twice. */
class QueueOutageTest {

    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final String ANSWERS = "answers";
    private static final Duration RUN_TIME = Duration.ofMinutes(1);

    private final SimulatorClock clock = SimulatorClock.real();

    @TempDir
    Path home;

    private FluxSimulator simulator;
    private OutsideS3 s3;
    private OutsideArtemis broker;
    private RunningExample example;

    @BeforeEach
    void start() throws Exception {
        Files.createDirectories(home.resolve("inbox"));
        simulator = FluxSimulator.builder()
                .key("a-key")
                .clock(clock)
                .runTime(RUN_TIME)
                .start();
        s3 = new OutsideS3(home.resolve("outside-s3"));
        broker = new OutsideArtemis(home.resolve("outside-broker"));
        example = RunningExample.in(
                home,
                Stream.of(OutsideSimulator.options(simulator, "a-key"), s3.options(), broker.options(), new String[] {
                            "--example.queue.redelivery-delay=50"
                        })
                        .flatMap(Stream::of)
                        .toArray(String[]::new));
    }

    @AfterEach
    void stop() throws Exception {
        example.close();
        broker.close();
        s3.close();
        simulator.close();
    }

    @Test
    void a_broker_outside_with_user_and_password_is_used_by_configuration_alone() {
        try (JmsClient client = broker.client()) {
            client.send(context -> asking(context, "A cat in another house"));
            allEndAfter(1);

            assertThat(client.json(ANSWERS).path("outcome").asText()).isEqualTo("picture");
        }
        assertThat(example.picture("queue").format()).isEqualTo("jpeg");
        assertThat(home.resolve("data/artemis")).doesNotExist();
    }

    @Test
    void pictures_that_cannot_be_stored_are_handed_out_again_until_they_are() throws Exception {
        try (JmsClient client = broker.client()) {
            s3.stop();
            IntStream.rangeClosed(1, 5).forEach(n -> client.send(context -> asking(context, "Picture number " + n)));
            allEndAfter(5);
            client.drained(JmsClient.PROMPTS);
            // Each was fetched, so that the route has it.
            await().atMost(PATIENCE).until(() -> simulator.requestCount(Endpoint.DOWNLOAD) >= 5);
            assertThat(client.left(ANSWERS)).isZero();
            s3.start();

            await().atMost(PATIENCE).until(() -> client.left(ANSWERS) == 5);
            assertThat(example.pictureKeys()).hasSize(5);
            assertThat(client.left(JmsClient.FAILED)).isZero();
        }
        assertThat(simulator.bill().byPrompt()).hasSize(5);
        assertThat(simulator.bill().count()).isEqualTo(5);
    }

    @Test
    void a_broker_that_goes_and_comes_back_while_pictures_are_made_loses_no_message_and_no_answer() throws Exception {
        try (JmsClient client = broker.client()) {
            IntStream.rangeClosed(1, 40)
                    .forEach(n -> client.send(
                            context -> asking(context, n % 10 == 0 ? "Forbidden number " + n : "Picture number " + n)));
            await().atMost(PATIENCE).until(() -> simulator.bill().count() == 24);
        }
        broker.stop();
        clock.advance(RUN_TIME);
        // Some are stored and cannot be answered for. One more may be bought, for a message that cannot be
        // acknowledged.
        await().atMost(PATIENCE).until(() -> !example.pictureKeys().isEmpty());
        assertThat(simulator.bill().count()).isBetween(24, 25);
        broker.start();

        try (JmsClient client = broker.client()) {
            allEndAfter(40);
            await().atMost(PATIENCE).until(() -> client.left(ANSWERS) >= 40);
            await().atMost(PATIENCE).until(() -> client.left(JmsClient.FAILED) >= 4);
            assertThat(client.left(JmsClient.PROMPTS)).isZero();
            assertThat(client.left(JmsClient.DEAD_LETTERS)).isZero();
            assertThat(client.left(JmsClient.UNANSWERED)).isZero();
        }
        assertThat(example.pictureKeys()).hasSize(36);
        assertThat(simulator.bill().byPrompt()).hasSize(40).allSatisfy((prompt, charges) -> assertThat(charges)
                .isEqualTo(1));
    }

    @Test
    void the_door_says_that_the_queue_is_away() throws Exception {
        URI door = URI.create("http://127.0.0.1:" + example.setting("local.server.port") + "/api/queue");
        HttpRequest prompt = HttpRequest.newBuilder(door)
                .header("Content-Type", "text/plain")
                .POST(HttpRequest.BodyPublishers.ofString("A cat before a closed door"))
                .build();
        broker.stop();
        HttpResponse<String> refused = HttpClient.newHttpClient().send(prompt, HttpResponse.BodyHandlers.ofString());
        assertThat(refused.statusCode()).isEqualTo(503);
        assertThat(refused.body()).isEqualTo("The queue cannot be reached. Nothing was taken.");
        broker.start();

        await().atMost(PATIENCE)
                .until(() -> HttpClient.newHttpClient()
                                .send(prompt, HttpResponse.BodyHandlers.ofString())
                                .statusCode()
                        == 202);
        allEndAfter(1);
        await().atMost(PATIENCE).until(() -> example.pictureKeys().size() == 1);
    }

    /** Lets all jobs end once so many have been bought. */
    private void allEndAfter(int jobs) {
        await().atMost(PATIENCE).until(() -> simulator.bill().count() == jobs);
        clock.advance(RUN_TIME);
    }

    private static Message asking(JMSContext context, String text) throws JMSException {
        Message message = context.createTextMessage(text);
        message.setJMSReplyTo(context.createQueue(ANSWERS));
        return message;
    }
}
