package io.github.camelflux.example.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.ftpserver.FtpServer;
import org.apache.ftpserver.FtpServerFactory;
import org.apache.ftpserver.ftplet.FtpException;
import org.apache.ftpserver.listener.Listener;
import org.apache.ftpserver.listener.ListenerFactory;
import org.apache.ftpserver.usermanager.impl.BaseUser;
import org.apache.ftpserver.usermanager.impl.WritePermission;
import org.springframework.core.env.Environment;

/** An FTP server on loopback that keeps its files in {@code data/ftp}, for the one user that the configuration names. */
final class EmbeddedFtp implements EmbeddedServer {

    private final FtpServer server;
    private final int port;

    private EmbeddedFtp(FtpServer server, int port) {
        this.server = server;
        this.port = port;
    }

    static Optional<EmbeddedServer> unlessConfigured(Environment environment) {
        if (!environment.getProperty("example.ftp.host", "").isBlank()) {
            return Optional.empty();
        }
        try {
            return Optional.of(start(
                    Files.createDirectories(Path.of(environment.getRequiredProperty("example.data"), "ftp")),
                    LoopbackPort.preferring(
                            environment.getRequiredProperty("example.ftp.port", Integer.class), "the FTP server"),
                    environment.getRequiredProperty("example.ftp.user"),
                    environment.getRequiredProperty("example.ftp.password")));
        } catch (IOException failure) {
            throw new UncheckedIOException("The FTP server cannot keep its files", failure);
        } catch (FtpException failure) {
            throw new IllegalStateException("The FTP server did not start", failure);
        }
    }

    private static EmbeddedFtp start(Path home, int port, String name, String password) throws FtpException {
        ListenerFactory listeners = new ListenerFactory();
        listeners.setServerAddress("127.0.0.1");
        listeners.setPort(port);
        Listener listener = listeners.createListener();
        BaseUser user = new BaseUser();
        user.setName(name);
        user.setPassword(password);
        user.setHomeDirectory(home.toAbsolutePath().toString());
        user.setAuthorities(List.of(new WritePermission()));
        FtpServerFactory factory = new FtpServerFactory();
        factory.addListener("default", listener);
        factory.getUserManager().save(user);
        FtpServer server = factory.createServer();
        server.start();
        return new EmbeddedFtp(server, listener.getPort());
    }

    @Override
    public Map<String, Object> properties() {
        return Map.of("example.ftp.host", "127.0.0.1", "example.ftp.port", port, "example.ftp.embedded", true);
    }

    @Override
    public void close() {
        server.stop();
    }
}
