package io.github.camelflux.example.queue;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelflux.example.OutsideSimulator;
import io.github.camelflux.example.RunningExample;
import io.github.camelflux.simulator.FluxSimulator;
import jakarta.jms.Message;
import jakarta.jms.TemporaryQueue;
import jakarta.jms.TextMessage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.api.core.client.ActiveMQClient;
import org.apache.activemq.artemis.api.core.client.ClientMessage;
import org.apache.activemq.artemis.utils.UUIDGenerator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The sender's word where to answer is worth nothing. The picture is stored and done with all the same. */
class AnswerNobodyTakesTest {

    @TempDir
    Path home;

    private FluxSimulator simulator;
    private OutsideArtemis broker;
    private RunningExample example;
    private JmsClient client;

    @BeforeEach
    void start() throws Exception {
        Files.createDirectories(home.resolve("inbox"));
        simulator = OutsideSimulator.start();
        broker = new OutsideArtemis(home.resolve("outside"));
        example = RunningExample.in(
                home,
                Stream.of(OutsideSimulator.options(simulator, "a-key"), broker.options(), new String[] {
                            "--example.queue.redelivery-delay=50"
                        })
                        .flatMap(Stream::of)
                        .toArray(String[]::new));
        client = broker.client();
    }

    @AfterEach
    void stop() throws Exception {
        client.close();
        example.close();
        broker.close();
        simulator.close();
    }

    @Test
    void what_is_no_address_of_jms() throws Exception {
        try (var locator = ActiveMQClient.createServerLocator(example.setting("spring.artemis.broker-url"));
                var factory = locator.createSessionFactory();
                var session = factory.createSession(
                        example.setting("spring.artemis.user"),
                        example.setting("spring.artemis.password"),
                        false,
                        true,
                        true,
                        false,
                        1)) {
            ClientMessage message = session.createMessage(ClientMessage.TEXT_TYPE, true);
            message.getBodyBuffer().writeNullableSimpleString(SimpleString.of("A cat with a strange address"));
            message.putStringProperty("JMSReplyTo", "fax://?!{}");
            message.setUserID(UUIDGenerator.getInstance().generateUUID());
            session.createProducer(JmsClient.PROMPTS).send(message);
        }

        Message answer = client.receive(JmsClient.UNANSWERED);
        assertThat(JmsClient.json(answer).path("outcome").asText()).isEqualTo("picture");
        assertThat(answer.getStringProperty("answerTo")).contains("fax://");
        doneWith();
    }

    @Test
    void a_queue_that_the_application_may_not_write_to() throws Exception {
        client.send(context -> {
            TextMessage message = context.createTextMessage("A cat with a closed letter box");
            message.setJMSReplyTo(context.createQueue(OutsideArtemis.CLOSED));
            message.setJMSCorrelationID("order 19");
            return message;
        });

        Message answer = client.receive(JmsClient.UNANSWERED);
        assertThat(JmsClient.json(answer).path("outcome").asText()).isEqualTo("picture");
        assertThat(answer.getStringProperty("answerTo")).isEqualTo("queue:" + OutsideArtemis.CLOSED);
        assertThat(answer.getJMSCorrelationID()).isEqualTo("order 19");
        doneWith();
    }

    /**
     * The broker makes the queue anew: the answer is in a queue of that name, for whoever looks there. The client goes before
     * its prompt is sent, since an answer that overtook its leaving would go with the queue.
     */
    @Test
    void a_temporary_queue_of_a_client_that_has_gone() throws Exception {
        TemporaryQueue gone;
        try (JmsClient passing = broker.client()) {
            gone = passing.context().createTemporaryQueue();
            gone.delete();
        }
        client.send(context -> {
            TextMessage message = context.createTextMessage("A cat for somebody who does not wait");
            message.setJMSReplyTo(gone);
            return message;
        });

        assertThat(client.json(gone.getQueueName()).path("outcome").asText()).isEqualTo("picture");
        doneWith();
    }

    private void doneWith() {
        assertThat(example.pictureKeys()).hasSize(1);
        assertThat(simulator.bill().count()).isEqualTo(1);
        assertThat(client.left(JmsClient.PROMPTS)).isZero();
        assertThat(client.left(JmsClient.UNANSWERED)).isZero();
        assertThat(client.left(JmsClient.DEAD_LETTERS)).isZero();
    }
}
