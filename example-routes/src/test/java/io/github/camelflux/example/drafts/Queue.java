package io.github.camelflux.example.drafts;

import io.github.camelflux.example.RunningExample;
import jakarta.jms.JMSConsumer;
import jakarta.jms.JMSContext;
import jakarta.jms.Message;
import java.time.Duration;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;

/** A queue of the JMS server as any client sees it. */
record Queue(String broker, String name) {

    private static final Duration PATIENCE = Duration.ofSeconds(90);

    static Queue approvals(RunningExample example) {
        return new Queue(example.setting("spring.artemis.broker-url"), "drafts.approved");
    }

    static Queue failures(RunningExample example) {
        return new Queue(example.setting("spring.artemis.broker-url"), "drafts.failed");
    }

    void send(String body) {
        try (ActiveMQConnectionFactory server = new ActiveMQConnectionFactory(broker);
                JMSContext client = server.createContext()) {
            client.createProducer().send(client.createQueue(name), body);
        }
    }

    /** Takes the next message, which has to come. */
    Message take() {
        return take(PATIENCE);
    }

    /** Whether there is no message. */
    boolean isEmpty() {
        return take(Duration.ofMillis(500)) == null;
    }

    private Message take(Duration patience) {
        try (ActiveMQConnectionFactory server = new ActiveMQConnectionFactory(broker);
                JMSContext client = server.createContext();
                JMSConsumer consumer = client.createConsumer(client.createQueue(name))) {
            return consumer.receive(patience.toMillis());
        }
    }
}
