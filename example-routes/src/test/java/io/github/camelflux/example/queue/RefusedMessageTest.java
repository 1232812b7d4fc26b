package io.github.camelflux.example.queue;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelflux.example.OutsideSimulator;
import io.github.camelflux.example.RunningExample;
import io.github.camelflux.example.Since;
import io.github.camelflux.simulator.FluxSimulator;
import io.github.camelflux.simulator.fault.Fault;
import io.github.camelflux.simulator.http.Endpoint;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import java.io.ObjectInputStream;
import java.io.Serializable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A message that gives no picture, however often it is tried, is told about in a queue of its own and not delivered again. */
class RefusedMessageTest {

    private static final String ANSWERS = "answers";

    @TempDir
    static Path home;

    private static FluxSimulator simulator;
    private static RunningExample example;
    private static JmsClient client;

    private Since since;

    @BeforeAll
    static void start() throws Exception {
        Files.createDirectories(home.resolve("inbox"));
        simulator = OutsideSimulator.start();
        example = RunningExample.in(home, OutsideSimulator.options(simulator, "a-key"));
        client = JmsClient.of(example);
    }

    @BeforeEach
    void tidy() {
        since = Since.now(simulator);
    }

    @AfterAll
    static void stop() {
        client.close();
        example.close();
        simulator.close();
    }

    @Test
    void a_moderated_prompt_is_told_to_the_operator_and_to_the_sender() throws Exception {
        client.send(context -> asking(context, "A forbidden thing"));

        Message failed = client.receive(JmsClient.FAILED);
        JsonNode said = JmsClient.json(failed);
        assertThat(said.path("outcome").asText()).isEqualTo("moderated");
        assertThat(said.path("exception").asText()).isEqualTo("io.github.camelflux.FluxModerationException");
        assertThat(said.path("why").asText()).contains("content rules");
        assertThat(said.path("charged").asText()).isEqualTo("YES");
        assertThat(said.path("jobId").asText()).hasSize(32);
        assertThat(said.path("receipt").path("costUsd").decimalValue())
                .isEqualByComparingTo(since.bill().totalUsd());
        assertThat(failed.getJMSCorrelationID()).isEqualTo("order 18");
        Message answer = client.receive(ANSWERS);
        assertThat(answer.getJMSCorrelationID()).isEqualTo("order 18");
        assertThat(JmsClient.json(answer)).isEqualTo(said);
        settledWith(1);
    }

    @Test
    void a_job_that_fails_at_the_provider_is_reported() {
        client.send("A picture that will fail-error");

        JsonNode said = client.json(JmsClient.FAILED);
        assertThat(said.path("outcome").asText()).isEqualTo("failed");
        assertThat(said.path("exception").asText()).isEqualTo("io.github.camelflux.FluxJobFailedException");
        settledWith(1);
    }

    @Test
    void a_size_that_cannot_be_made_is_reported_with_the_request() throws Exception {
        String request = "{\"prompt\": \"A mite\", \"width\": 3, \"height\": 3}";
        String id = client.send(context -> asking(context, request));

        JsonNode said = client.json(JmsClient.FAILED);
        assertThat(said.path("outcome").asText()).isEqualTo("refused");
        assertThat(said.path("exception").asText()).isEqualTo("io.github.camelflux.FluxRequestException");
        assertThat(said.path("why").asText()).contains("width");
        assertThat(said.path("charged").asText()).isEqualTo("NO");
        assertThat(said.path("messageId").asText()).isEqualTo(id);
        assertThat(said.path("request").asText()).isEqualTo(request);
        assertThat(client.json(ANSWERS)).isEqualTo(said);
        settledWith(0);
    }

    @Test
    void json_that_is_none_is_not_bought_as_a_prompt() {
        client.send("{\"prompt\": ");

        JsonNode said = client.json(JmsClient.FAILED);
        assertThat(said.path("exception").asText()).isEqualTo("io.github.camelflux.FluxRequestException");
        assertThat(said.path("why").asText()).contains("not a JSON object");
        assertThat(said.path("request").asText()).isEqualTo("{\"prompt\": ");
        settledWith(0);
    }

    @Test
    void an_empty_message_is_reported() {
        client.send("");

        assertThat(client.json(JmsClient.FAILED).path("why").asText()).contains("prompt");
        settledWith(0);
    }

    @Test
    void an_object_is_refused_and_not_even_read() {
        Trap.sprung.set(false);
        client.send(context -> context.createObjectMessage(new Trap()));

        assertThat(client.json(JmsClient.FAILED).path("why").asText()).contains("neither text nor bytes");
        assertThat(Trap.sprung).isFalse();
        settledWith(0);
    }

    @Test
    void a_message_that_could_not_be_known_again_is_refused() {
        // A client of its own: whatever else is sent through it has no id either.
        try (JmsClient nameless = JmsClient.of(example)) {
            nameless.context()
                    .createProducer()
                    .setDisableMessageID(true)
                    .send(nameless.queue(JmsClient.PROMPTS), "A cat without a name");
        }

        assertThat(client.json(JmsClient.FAILED).path("why").asText()).contains("no JMSMessageID");
        settledWith(0);
    }

    @Test
    void a_job_of_which_nobody_knows_whether_it_was_bought_is_reported_and_never_sent_again() {
        simulator.faults().on(Endpoint.SUBMIT, Fault.dropAfterAcceptance());
        client.send("A cat in the fog");

        JsonNode said = client.json(JmsClient.FAILED);
        assertThat(said.path("outcome").asText()).isEqualTo("unknown");
        assertThat(said.path("exception").asText()).isEqualTo("io.github.camelflux.FluxUnknownOutcomeException");
        assertThat(said.path("charged").asText()).isEqualTo("UNKNOWN");
        assertThat(said.path("request").asText()).isEqualTo("A cat in the fog");
        assertThat(since.submissions()).isEqualTo(1);
        settledWith(1);
    }

    /** Nothing is in the bucket, nothing is left to be delivered, and so much is on the bill. */
    private void settledWith(int charges) {
        client.drained(JmsClient.PROMPTS);
        assertThat(client.left(JmsClient.DEAD_LETTERS)).isZero();
        assertThat(client.left(JmsClient.FAILED)).isZero();
        assertThat(since.bill().count()).isEqualTo(charges);
        assertThat(example.keys()).isEmpty();
    }

    private static Message asking(JMSContext context, String text) throws JMSException {
        Message message = context.createTextMessage(text);
        message.setJMSReplyTo(context.createQueue(ANSWERS));
        message.setJMSCorrelationID("order 18");
        return message;
    }

    /** Knows when somebody reads it. */
    static final class Trap implements Serializable {

        private static final long serialVersionUID = 1L;
        static final AtomicBoolean sprung = new AtomicBoolean();

        private void readObject(ObjectInputStream in) {
            sprung.set(true);
        }
    }
}
