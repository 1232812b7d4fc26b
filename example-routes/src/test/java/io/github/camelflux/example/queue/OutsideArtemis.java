package io.github.camelflux.example.queue;

import io.github.camelflux.example.embedded.LoopbackPort;
import java.nio.file.Path;
import java.util.Set;
import org.apache.activemq.artemis.api.core.QueueConfiguration;
import org.apache.activemq.artemis.api.core.RoutingType;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.core.config.Configuration;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.config.impl.SecurityConfiguration;
import org.apache.activemq.artemis.core.security.Role;
import org.apache.activemq.artemis.core.server.JournalType;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.activemq.artemis.core.settings.impl.AddressSettings;
import org.apache.activemq.artemis.spi.core.security.ActiveMQJAASSecurityManager;
import org.apache.activemq.artemis.spi.core.security.jaas.InVMLoginModule;

/** A JMS server that is none of the application's business: it wants user and password, keeps its messages and can be stopped. */
public final class OutsideArtemis implements AutoCloseable {

    /** A queue that nobody may write to. */
    static final String CLOSED = "closed";

    private static final String USER = "pictures-user";
    private static final String PASSWORD = "pictures-word";
    private static final String ROLE = "pictures";

    private final Path directory;
    private EmbeddedActiveMQ server;
    private final int port = LoopbackPort.numbered(0, "the JMS server");

    public OutsideArtemis(Path directory) throws Exception {
        this.directory = directory;
        start();
    }

    /** The configuration that leads the application here. */
    public String[] options() {
        return options("");
    }

    /**
     * As above, with more in the address.
     *
     * @param query what the client is told that way
     */
    public String[] options(String query) {
        return new String[] {
            "--spring.artemis.broker-url=" + address() + (query.isEmpty() ? "" : "?" + query),
            "--spring.artemis.user=" + USER,
            "--spring.artemis.password=" + PASSWORD
        };
    }

    public JmsClient client() {
        return new JmsClient(address(), USER, PASSWORD);
    }

    private String address() {
        return "tcp://127.0.0.1:" + port;
    }

    /** Starts it, the second time at the address it had the first time. */
    void start() throws Exception {
        SecurityConfiguration users = new SecurityConfiguration();
        users.addUser(USER, PASSWORD);
        users.addRole(USER, ROLE);
        server = new EmbeddedActiveMQ();
        server.setSecurityManager(new ActiveMQJAASSecurityManager(InVMLoginModule.class.getName(), users));
        server.setConfiguration(configuration());
        server.start();
    }

    private Configuration configuration() throws Exception {
        return new ConfigurationImpl()
                .setJournalDirectory(directory.resolve("journal").toString())
                .setBindingsDirectory(directory.resolve("bindings").toString())
                .setLargeMessagesDirectory(directory.resolve("large").toString())
                .setPagingDirectory(directory.resolve("paging").toString())
                .setJournalType(JournalType.NIO)
                .setMaxDiskUsage(-1)
                .setSecurityEnabled(true)
                .putSecurityRoles(
                        "#",
                        Set.of(new Role(
                                ROLE, true, true, true, true, true, true, true, true, true, true, false, false)))
                .putSecurityRoles(CLOSED, Set.of())
                .addAcceptorConfiguration("loopback", "tcp://127.0.0.1:" + port)
                .addQueueConfiguration(
                        QueueConfiguration.of(JmsClient.DEAD_LETTERS).setRoutingType(RoutingType.ANYCAST))
                .addAddressSetting(
                        "#",
                        new AddressSettings()
                                .setDeadLetterAddress(SimpleString.of(JmsClient.DEAD_LETTERS))
                                .setExpiryAddress(SimpleString.of(JmsClient.DEAD_LETTERS))
                                .setMaxDeliveryAttempts(4)
                                .setRedeliveryDelay(1000));
    }

    void stop() throws Exception {
        server.stop();
    }

    @Override
    public void close() throws Exception {
        stop();
    }
}
