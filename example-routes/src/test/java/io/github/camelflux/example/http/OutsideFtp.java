package io.github.camelflux.example.http;

import io.github.camelflux.example.embedded.LoopbackPort;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.ftpserver.FtpServer;
import org.apache.ftpserver.FtpServerFactory;
import org.apache.ftpserver.ftplet.FtpException;
import org.apache.ftpserver.listener.Listener;
import org.apache.ftpserver.listener.ListenerFactory;
import org.apache.ftpserver.usermanager.impl.BaseUser;
import org.apache.ftpserver.usermanager.impl.WritePermission;

/** An FTP server that is none of the application's business. It can be stopped, and comes back where it was. */
final class OutsideFtp implements AutoCloseable {

    private final Path home;
    private FtpServer server;
    private final int port = LoopbackPort.numbered(0, "the FTP server");

    OutsideFtp(Path home) throws FtpException, IOException {
        this.home = Files.createDirectories(home);
        start();
    }

    String[] options() {
        return new String[] {
            "--example.ftp.host=127.0.0.1",
            "--example.ftp.port=" + port,
            "--example.ftp.user=somebody",
            "--example.ftp.password=a&b %+secret"
        };
    }

    void start() throws FtpException {
        ListenerFactory listener = new ListenerFactory();
        listener.setServerAddress("127.0.0.1");
        listener.setPort(port);
        Listener listening = listener.createListener();
        BaseUser user = new BaseUser();
        user.setName("somebody");
        user.setPassword("a&b %+secret");
        user.setHomeDirectory(home.toString());
        user.setAuthorities(List.of(new WritePermission()));
        FtpServerFactory factory = new FtpServerFactory();
        factory.getUserManager().save(user);
        factory.addListener("default", listening);
        server = factory.createServer();
        server.start();
    }

    void stop() {
        server.stop();
    }

    List<String> names() throws IOException {
        return Folder.names(home.resolve("pictures"));
    }

    @Override
    public void close() {
        stop();
    }
}
