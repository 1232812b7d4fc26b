package io.github.camelflux.example.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelflux.example.RunningExample;
import jakarta.jms.Destination;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.TemporaryQueue;
import java.time.Duration;
import java.util.function.Function;
import org.apache.activemq.artemis.api.core.management.ResourceNames;
import org.apache.activemq.artemis.api.jms.management.JMSManagementHelper;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;

/** Somebody else's program that sends prompts and reads answers. */
public final class JmsClient implements AutoCloseable {

    public static final String PROMPTS = "pictures";
    public static final String FAILED = "pictures.failed";
    static final String UNANSWERED = "pictures.unanswered";
    public static final String DEAD_LETTERS = "DLQ";

    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final ActiveMQConnectionFactory factory;
    private final JMSContext context;

    JmsClient(String address, String user, String password) {
        factory = new ActiveMQConnectionFactory(address, user, password);
        context = factory.createContext();
    }

    static JmsClient of(RunningExample example) {
        return new JmsClient(example.setting("spring.artemis.broker-url"), null, null);
    }

    JMSContext context() {
        return context;
    }

    Destination queue(String name) {
        return context.createQueue(name);
    }

    /** Makes a message. */
    @FunctionalInterface
    public interface Maker {
        Message make(JMSContext context) throws JMSException;
    }

    /** Sends a prompt. Answers its message id. */
    public String send(Maker maker) {
        try {
            Message message = maker.make(context);
            context.createProducer().send(queue(PROMPTS), message);
            return message.getJMSMessageID();
        } catch (JMSException failure) {
            throw new IllegalStateException(failure);
        }
    }

    public String send(String text) {
        return send(context -> context.createTextMessage(text));
    }

    /** Takes the next message from a queue, which may be long in coming. */
    Message receive(Destination queue) {
        try (var consumer = context.createConsumer(queue)) {
            Message message = consumer.receive(PATIENCE.toMillis());
            assertThat(message).as("a message in " + queue).isNotNull();
            return message;
        }
    }

    public Message receive(String queue) {
        return receive(queue(queue));
    }

    /** What the next message in a queue says in JSON. */
    JsonNode json(String queue) {
        return json(receive(queue));
    }

    public static JsonNode json(Message message) {
        return read(message, text -> {
            try {
                return new ObjectMapper().readTree(text);
            } catch (JsonProcessingException failure) {
                throw new IllegalStateException(text, failure);
            }
        });
    }

    static String text(Message message) {
        return read(message, Function.identity());
    }

    private static <T> T read(Message message, Function<String, T> reader) {
        try {
            return reader.apply(message.getBody(String.class));
        } catch (JMSException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** How many messages are in a queue: waiting, being delivered, or waiting for their next delivery. */
    public int left(String queue) {
        return attribute(queue, "messageCount");
    }

    /** How many consumers read a queue. */
    int consumers(String queue) {
        return attribute(queue, "consumerCount");
    }

    /** Asks the server itself, as a console does. A browser would not see a message between two deliveries. */
    private int attribute(String queue, String attribute) {
        try (JMSContext own = factory.createContext()) {
            TemporaryQueue answers = own.createTemporaryQueue();
            Message question = own.createMessage();
            JMSManagementHelper.putAttribute(question, ResourceNames.QUEUE + queue, attribute);
            question.setJMSReplyTo(answers);
            own.createProducer().send(own.createQueue("activemq.management"), question);
            Message answer = own.createConsumer(answers).receive(PATIENCE.toMillis());
            // The server makes a queue when somebody uses it.
            return JMSManagementHelper.hasOperationSucceeded(answer)
                    ? ((Number) JMSManagementHelper.getResult(answer)).intValue()
                    : 0;
        } catch (Exception failure) {
            throw new IllegalStateException(failure);
        }
    }

    public void drained(String queue) {
        await("emptying of " + queue).atMost(PATIENCE).until(() -> left(queue) == 0);
    }

    @Override
    public void close() {
        context.close();
        factory.close();
    }
}
