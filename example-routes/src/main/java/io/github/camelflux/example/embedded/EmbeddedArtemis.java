package io.github.camelflux.example.embedded;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.apache.activemq.artemis.api.core.QueueConfiguration;
import org.apache.activemq.artemis.api.core.RoutingType;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.core.config.Configuration;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.remoting.impl.netty.NettyAcceptor;
import org.apache.activemq.artemis.core.server.JournalType;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.activemq.artemis.core.settings.impl.AddressSettings;
import org.springframework.core.env.Environment;

/** A JMS server on loopback that keeps its messages in {@code data/artemis}. It asks for no credentials. */
final class EmbeddedArtemis implements EmbeddedServer {

    private static final String DEAD_LETTERS = "DLQ";
    private static final String EXPIRED = "ExpiryQueue";
    private static final int TRIES = 5;
    private static final long FIRST_PAUSE_MILLIS = 1000;

    private final EmbeddedActiveMQ server;
    private final int port;

    private EmbeddedArtemis(EmbeddedActiveMQ server, int port) {
        this.server = server;
        this.port = port;
    }

    static Optional<EmbeddedServer> unlessConfigured(Environment environment) {
        if (!environment.getProperty("spring.artemis.broker-url", "").isBlank()) {
            return Optional.empty();
        }
        int wanted = environment.getRequiredProperty("example.jms.port", Integer.class);
        Path data = Path.of(environment.getRequiredProperty("example.data"), "artemis")
                .toAbsolutePath();
        try {
            EmbeddedActiveMQ server = new EmbeddedActiveMQ();
            server.setConfiguration(configuration(data, LoopbackPort.preferring(wanted, "the JMS server")));
            server.start();
            NettyAcceptor acceptor = (NettyAcceptor)
                    server.getActiveMQServer().getRemotingService().getAcceptor("loopback");
            return Optional.of(new EmbeddedArtemis(server, acceptor.getActualPort()));
        } catch (Exception failure) {
            throw new IllegalStateException("The JMS server did not start on the files in " + data, failure);
        }
    }

    private static Configuration configuration(Path data, int port) throws Exception {
        return new ConfigurationImpl()
                .setJournalDirectory(data.resolve("journal").toString())
                .setBindingsDirectory(data.resolve("bindings").toString())
                .setLargeMessagesDirectory(data.resolve("large").toString())
                .setPagingDirectory(data.resolve("paging").toString())
                .setJournalType(JournalType.NIO)
                .setSecurityEnabled(false)
                // A disk that is 90 % full is no reason to stand still on a machine that people work at.
                .setMaxDiskUsage(-1)
                .addAcceptorConfiguration("loopback", "tcp://127.0.0.1:" + port)
                // What is sent to an address without a queue is dropped, dead letters too.
                .addQueueConfiguration(queue(DEAD_LETTERS))
                .addQueueConfiguration(queue(EXPIRED))
                .addAddressSetting(
                        "#",
                        new AddressSettings()
                                .setDeadLetterAddress(SimpleString.of(DEAD_LETTERS))
                                .setExpiryAddress(SimpleString.of(EXPIRED))
                                .setMaxDeliveryAttempts(TRIES)
                                .setRedeliveryDelay(FIRST_PAUSE_MILLIS)
                                .setRedeliveryMultiplier(2));
    }

    private static QueueConfiguration queue(String name) {
        return QueueConfiguration.of(name).setRoutingType(RoutingType.ANYCAST);
    }

    @Override
    public Map<String, Object> properties() {
        return Map.of("spring.artemis.broker-url", "tcp://127.0.0.1:" + port);
    }

    @Override
    public void close() {
        try {
            server.stop();
        } catch (Exception failure) {
            throw new IllegalStateException("The JMS server did not stop", failure);
        }
    }
}
