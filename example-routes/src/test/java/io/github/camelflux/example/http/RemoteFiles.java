package io.github.camelflux.example.http;

import static org.awaitility.Awaitility.await;

import com.jcraft.jsch.ChannelSftp;
import com.jcraft.jsch.JSch;
import com.jcraft.jsch.JSchException;
import com.jcraft.jsch.Session;
import com.jcraft.jsch.SftpException;
import io.github.camelflux.example.RunningExample;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import org.apache.commons.net.ftp.FTP;
import org.apache.commons.net.ftp.FTPClient;
import org.apache.commons.net.ftp.FTPFile;

/** The folder for pictures on a file server, as a client of that server sees it. */
final class RemoteFiles {

    private static final String FOLDER = "pictures";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Visit visit;

    private RemoteFiles(Visit visit) {
        this.visit = visit;
    }

    static RemoteFiles ftp(RunningExample example) {
        return new RemoteFiles(new FtpVisit(
                Integer.parseInt(example.setting("example.ftp.port")),
                example.setting("example.ftp.user"),
                example.setting("example.ftp.password")));
    }

    static RemoteFiles sftp(RunningExample example) {
        return new RemoteFiles(new SftpVisit(
                Integer.parseInt(example.setting("example.sftp.port")),
                example.setting("example.sftp.user"),
                example.setting("example.sftp.password"),
                example.setting("example.sftp.known-hosts")));
    }

    /** Every name, also that of a file that is not whole yet. */
    List<String> names() {
        return call(() -> visit.names(FOLDER));
    }

    byte[] read(String name) {
        return call(() -> visit.read(FOLDER + "/" + name));
    }

    /** Waits until a file is there, and answers what is in it. */
    byte[] arrived(String name) {
        await("arrival of " + name).atMost(PATIENCE).until(() -> names().contains(name));
        return read(name);
    }

    private static <T> T call(Callable<T> visit) {
        try {
            return visit.call();
        } catch (Exception failure) {
            throw new IllegalStateException(failure);
        }
    }

    private interface Visit {

        List<String> names(String folder) throws Exception;

        byte[] read(String path) throws Exception;
    }

    private record FtpVisit(int port, String user, String password) implements Visit {

        @Override
        public List<String> names(String folder) throws IOException {
            FTPClient client = login();
            try {
                client.setListHiddenFiles(true);
                return Arrays.stream(client.listFiles(folder))
                        .filter(FTPFile::isFile)
                        .map(FTPFile::getName)
                        .sorted()
                        .toList();
            } finally {
                client.disconnect();
            }
        }

        @Override
        public byte[] read(String path) throws IOException {
            FTPClient client = login();
            try {
                ByteArrayOutputStream content = new ByteArrayOutputStream();
                if (!client.retrieveFile(path, content)) {
                    throw new IOException(path + ": " + client.getReplyString());
                }
                return content.toByteArray();
            } finally {
                client.disconnect();
            }
        }

        private FTPClient login() throws IOException {
            FTPClient client = new FTPClient();
            client.connect("127.0.0.1", port);
            if (!client.login(user, password)) {
                throw new IOException(client.getReplyString());
            }
            client.enterLocalPassiveMode();
            client.setFileType(FTP.BINARY_FILE_TYPE);
            return client;
        }
    }

    private record SftpVisit(int port, String user, String password, String knownHosts) implements Visit {

        @Override
        public List<String> names(String folder) throws Exception {
            return with(sftp -> sftp.ls(folder).stream()
                    .filter(entry -> !entry.getAttrs().isDir())
                    .map(ChannelSftp.LsEntry::getFilename)
                    .sorted()
                    .toList());
        }

        @Override
        public byte[] read(String path) throws Exception {
            return with(sftp -> {
                ByteArrayOutputStream content = new ByteArrayOutputStream();
                sftp.get(path, content);
                return content.toByteArray();
            });
        }

        private <T> T with(Work<T> work) throws JSchException, SftpException {
            JSch client = new JSch();
            client.setKnownHosts(knownHosts);
            Session session = client.getSession(user, "127.0.0.1", port);
            session.setPassword(password);
            session.connect();
            try {
                ChannelSftp sftp = (ChannelSftp) session.openChannel("sftp");
                sftp.connect();
                try {
                    return work.with(sftp);
                } catch (SftpException failure) {
                    if (failure.id == ChannelSftp.SSH_FX_NO_SUCH_FILE) {
                        throw new IllegalStateException("Nothing was stored yet", failure);
                    }
                    throw failure;
                }
            } finally {
                session.disconnect();
            }
        }

        private interface Work<T> {

            T with(ChannelSftp sftp) throws SftpException;
        }
    }
}
