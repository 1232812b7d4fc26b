package io.github.camelflux.example.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PublicKey;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.apache.sshd.common.file.virtualfs.VirtualFileSystemFactory;
import org.apache.sshd.common.session.SessionContext;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.server.keyprovider.SimpleGeneratorHostKeyProvider;
import org.apache.sshd.sftp.server.SftpSubsystemFactory;
import org.springframework.core.env.Environment;

/**
 * An SFTP server on loopback that keeps its files in {@code data/sftp}. Its host key is made at the first start; the file of known
 * hosts that goes with it is written at each, so that the route checks this server as strictly as any other.
 */
final class EmbeddedSftp implements EmbeddedServer {

    private final SshServer server;
    private final Path knownHosts;

    private EmbeddedSftp(SshServer server, Path knownHosts) {
        this.server = server;
        this.knownHosts = knownHosts;
    }

    static Optional<EmbeddedServer> unlessConfigured(Environment environment) {
        if (!environment.getProperty("example.sftp.host", "").isBlank()) {
            return Optional.empty();
        }
        Path data = Path.of(environment.getRequiredProperty("example.data"));
        try {
            return Optional.of(start(
                    data,
                    LoopbackPort.preferring(
                            environment.getRequiredProperty("example.sftp.port", Integer.class), "the SFTP server"),
                    environment.getRequiredProperty("example.sftp.user"),
                    environment.getRequiredProperty("example.sftp.password")));
        } catch (IOException failure) {
            throw new UncheckedIOException("The SFTP server did not start on the files in " + data, failure);
        }
    }

    private static EmbeddedSftp start(Path data, int port, String user, String password) throws IOException {
        Path home = Files.createDirectories(data.resolve("sftp"));
        SimpleGeneratorHostKeyProvider hostKey = new SimpleGeneratorHostKeyProvider(data.resolve("sftp-host-key"));
        hostKey.setAlgorithm(KeyUtils.RSA_ALGORITHM);
        hostKey.setKeySize(2048);
        SshServer server = SshServer.setUpDefaultServer();
        server.setHost("127.0.0.1");
        server.setPort(port);
        server.setKeyPairProvider(hostKey);
        server.setPasswordAuthenticator((name, word, session) -> name.equals(user) && word.equals(password));
        server.setFileSystemFactory(new VirtualFileSystemFactory(home.toAbsolutePath()));
        server.setSubsystemFactories(List.of(new SftpSubsystemFactory()));
        server.start();
        Path knownHosts = data.resolve("sftp-known-hosts");
        Files.writeString(
                knownHosts,
                knownHost(
                        server.getPort(),
                        hostKey.loadKeys((SessionContext) null)
                                .iterator()
                                .next()
                                .getPublic()));
        return new EmbeddedSftp(server, knownHosts);
    }

    private static String knownHost(int port, PublicKey key) {
        return "[127.0.0.1]:" + port + " " + PublicKeyEntry.toString(key) + "\n";
    }

    @Override
    public Map<String, Object> properties() {
        return Map.of(
                "example.sftp.host",
                "127.0.0.1",
                "example.sftp.port",
                server.getPort(),
                "example.sftp.embedded",
                true,
                "example.sftp.known-hosts",
                knownHosts.toAbsolutePath().toString());
    }

    @Override
    public void close() {
        try {
            server.stop(true);
        } catch (IOException failure) {
            throw new UncheckedIOException("The SFTP server did not stop", failure);
        }
    }
}
