package io.github.camelflux.consumers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.jms.JMSContext;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.remoting.impl.netty.NettyAcceptor;
import org.apache.activemq.artemis.core.server.Queue;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.activemq.artemis.core.settings.impl.AddressSettings;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;

/** An ActiveMQ Artemis broker in this process, reached by TCP. It delivers a message three times, then puts it into a queue of dead ones. */
final class JmsBroker implements AutoCloseable {

    static final int DELIVERIES = 3;

    private static final String DEAD = "dead";

    private final EmbeddedActiveMQ broker = new EmbeddedActiveMQ();
    private final String address;

    JmsBroker() throws Exception {
        broker.setConfiguration(new ConfigurationImpl()
                .setPersistenceEnabled(false)
                .setSecurityEnabled(false)
                .addAcceptorConfiguration("tcp", "tcp://127.0.0.1:0")
                .addAddressSetting(
                        "#",
                        new AddressSettings()
                                .setMaxDeliveryAttempts(DELIVERIES)
                                .setDeadLetterAddress(SimpleString.of(DEAD))
                                .setExpiryAddress(SimpleString.of(DEAD))
                                .setAutoCreateDeadLetterResources(true)));
        broker.start();
        NettyAcceptor acceptor =
                (NettyAcceptor) broker.getActiveMQServer().getRemotingService().getAcceptor("tcp");
        address = "tcp://127.0.0.1:" + acceptor.getActualPort();
    }

    /** Has an application read from a queue here. */
    Setup connect(Setup setup, String queue) {
        return connect(setup, queue, "");
    }

    /**
     * As above, with parameters of Artemis' client.
     *
     * @param parameters added to the address of the broker
     */
    Setup connect(Setup setup, String queue, String parameters) {
        String factory = ActiveMQConnectionFactory.class.getName();
        return setup.set("queue", queue)
                .set("camel.component.jms.receiveTimeout", "200")
                .set(
                        "camel.component.jms.connectionFactory",
                        "#class:%s('%s%s')".formatted(factory, address, parameters));
    }

    void send(String queue, String... prompts) {
        try (ActiveMQConnectionFactory connections = new ActiveMQConnectionFactory(address);
                JMSContext context = connections.createContext()) {
            for (String prompt : prompts) {
                context.createProducer().send(context.createQueue(queue), prompt);
            }
        }
    }

    /** How many messages a queue holds that are not acknowledged: those at consumers, too. */
    long unacknowledged(String queue) {
        Queue found = broker.getActiveMQServer().locateQueue(queue);
        return found == null ? 0 : found.getMessageCount();
    }

    /** Waits until a queue holds exactly so many messages that are not acknowledged. */
    void awaitUnacknowledged(String queue, int messages) {
        await().untilAsserted(() -> assertThat(unacknowledged(queue)).isEqualTo(messages));
    }

    /** How many messages were given up. */
    long dead() {
        return broker.getActiveMQServer()
                .getPostOffice()
                .getAllBindings()
                .filter(binding -> binding.getAddress().toString().equals(DEAD))
                .mapToLong(binding -> ((Queue) binding.getBindable()).getMessageCount())
                .sum();
    }

    /** Waits until consumers have taken exactly so many messages, whether they work on them or not. */
    void awaitTaken(String queue, int messages) {
        await().untilAsserted(() -> assertThat(
                        broker.getActiveMQServer().locateQueue(queue).getDeliveringCount())
                .isEqualTo(messages));
    }

    /** How many consumers read from a queue. */
    int consumers(String queue) {
        Queue found = broker.getActiveMQServer().locateQueue(queue);
        return found == null ? 0 : found.getConsumerCount();
    }

    /** How many connections were made to the broker since it was started. */
    long connectionsMade() {
        return broker.getActiveMQServer().getTotalConnectionCount();
    }

    @Override
    public void close() throws Exception {
        broker.stop();
    }
}
