package io.github.camelflux.example.http;

import io.github.camelflux.example.embedded.LoopbackPort;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.List;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.apache.sshd.common.file.virtualfs.VirtualFileSystemFactory;
import org.apache.sshd.common.keyprovider.KeyPairProvider;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.sftp.server.SftpSubsystemFactory;

/** An SFTP server that is none of the application's business. It can be stopped, and comes back where it was. */
final class OutsideSftp implements AutoCloseable {

    private final Path home;
    private final Path knownHosts;
    private final KeyPair key = key();
    private SshServer server;
    private final int port = LoopbackPort.numbered(0, "the SFTP server");

    OutsideSftp(Path home) throws Exception {
        this.home = Files.createDirectories(home);
        this.knownHosts = home.resolveSibling("known-hosts");
        start();
        know(key);
    }

    String[] options() {
        return new String[] {
            "--example.sftp.host=127.0.0.1",
            "--example.sftp.port=" + port,
            "--example.sftp.user=somebody",
            "--example.sftp.password=a&b %+secret",
            "--example.sftp.known-hosts=" + knownHosts
        };
    }

    void start() throws IOException {
        server = SshServer.setUpDefaultServer();
        server.setHost("127.0.0.1");
        server.setPort(port);
        server.setKeyPairProvider(KeyPairProvider.wrap(key));
        server.setPasswordAuthenticator(
                (name, word, session) -> name.equals("somebody") && word.equals("a&b %+secret"));
        server.setFileSystemFactory(new VirtualFileSystemFactory(home));
        server.setSubsystemFactories(List.of(new SftpSubsystemFactory()));
        server.start();
    }

    void stop() throws IOException {
        server.stop(true);
    }

    /** From now on the file of known hosts says that the server has another key. */
    void mistake() throws Exception {
        know(key());
    }

    /** From now on it says what is true. */
    void recognize() throws IOException {
        know(key);
    }

    List<String> names() throws IOException {
        return Folder.names(home.resolve("pictures"));
    }

    private void know(KeyPair pair) throws IOException {
        Files.writeString(knownHosts, "[127.0.0.1]:" + port + " " + PublicKeyEntry.toString(pair.getPublic()) + "\n");
    }

    private static KeyPair key() throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        return generator.generateKeyPair();
    }

    @Override
    public void close() throws IOException {
        stop();
    }
}
