package io.github.camelflux.http;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import javax.net.ssl.SSLContext;

/** A server on loopback whose every byte a test decides: half answers and resets are what it is for. */
final class RawServer implements AutoCloseable {

    /** Handles one connection; it is closed afterwards. */
    @FunctionalInterface
    interface Connection {
        void handle(Socket socket) throws IOException;
    }

    /** Handles one complete request on a connection that stays open. */
    @FunctionalInterface
    interface Answer {
        void answer(Socket socket, Request request) throws IOException;
    }

    /**
     * @param line such as {@code GET / HTTP/1.1}
     * @param headers by lower-case name
     */
    record Request(String line, Map<String, String> headers, byte[] body) {}

    private final ServerSocket listening;
    private final String scheme;
    private final Connection connection;
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private final CountDownLatch closed = new CountDownLatch(1);
    final List<Request> requests = new CopyOnWriteArrayList<>();

    private RawServer(SSLContext tls, Connection connection) {
        try {
            InetAddress loopback = InetAddress.getByName("127.0.0.1");
            this.listening = tls == null
                    ? new ServerSocket(0, 1000, loopback)
                    : tls.getServerSocketFactory().createServerSocket(0, 1000, loopback);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        this.scheme = tls == null ? "http" : "https";
        this.connection = connection;
    }

    static RawServer onConnection(Connection connection) {
        return started(new RawServer(null, connection));
    }

    static RawServer onConnection(SSLContext tls, Connection connection) {
        return started(new RawServer(tls, connection));
    }

    static RawServer onRequest(Answer answer) {
        return onRequest(null, answer);
    }

    static RawServer onRequest(SSLContext tls, Answer answer) {
        RawServer[] self = new RawServer[1];
        self[0] = new RawServer(tls, socket -> {
            InputStream in = new BufferedInputStream(socket.getInputStream());
            for (Request request = read(in); request != null; request = read(in)) {
                self[0].requests.add(request);
                answer.answer(socket, request);
            }
        });
        return started(self[0]);
    }

    /** Always the same answer. */
    static RawServer saying(int status, String headers, String body) {
        return onRequest((socket, request) -> reply(socket, status, headers, body.getBytes(StandardCharsets.UTF_8)));
    }

    private static RawServer started(RawServer server) {
        daemon(server::accept);
        return server;
    }

    URI uri(String pathAndQuery) {
        return URI.create(scheme + "://127.0.0.1:" + listening.getLocalPort() + pathAndQuery);
    }

    int port() {
        return listening.getLocalPort();
    }

    /** Keeps a handler busy until the server is closed. */
    void stall() {
        await(closed);
    }

    static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    static void reply(Socket socket, int status, String headers, byte[] body) throws IOException {
        ByteArrayOutputStream answer = new ByteArrayOutputStream();
        String head = "HTTP/1.1 " + status + " x\r\n" + headers + "Content-Length: " + body.length + "\r\n\r\n";
        answer.writeBytes(head.getBytes(StandardCharsets.ISO_8859_1));
        answer.writeBytes(body);
        write(socket, answer.toByteArray());
    }

    static void write(Socket socket, String text) throws IOException {
        write(socket, text.getBytes(StandardCharsets.ISO_8859_1));
    }

    private static void write(Socket socket, byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
        socket.getOutputStream().flush();
    }

    /** Makes the next close of the socket a reset. */
    static void reset(Socket socket) throws IOException {
        socket.setSoLinger(true, 0);
        socket.close();
    }

    /** Null at the end of the connection. */
    static Request read(InputStream in) throws IOException {
        String line = line(in);
        if (line == null) {
            return null;
        }
        Map<String, String> headers = new TreeMap<>();
        for (String header = line(in); header != null && !header.isEmpty(); header = line(in)) {
            int colon = header.indexOf(':');
            headers.put(
                    header.substring(0, colon).toLowerCase(Locale.ROOT),
                    header.substring(colon + 1).strip());
        }
        int length = Integer.parseInt(headers.getOrDefault("content-length", "0"));
        byte[] body = in.readNBytes(length);
        if (body.length < length) {
            throw new EOFException("the request was cut short");
        }
        return new Request(line, headers, body);
    }

    private static String line(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        int next = in.read();
        if (next < 0) {
            return null;
        }
        while (next >= 0 && next != '\n') {
            line.write(next);
            next = in.read();
        }
        return line.toString(StandardCharsets.ISO_8859_1).stripTrailing();
    }

    private void accept() {
        while (!listening.isClosed()) {
            try {
                Socket socket = listening.accept();
                sockets.add(socket);
                daemon(() -> handle(socket));
            } catch (IOException e) {
                // Closed: the loop ends.
            }
        }
    }

    private void handle(Socket socket) {
        try (socket) {
            connection.handle(socket);
        } catch (IOException e) {
            // The client went away, which many tests want.
        } finally {
            sockets.remove(socket);
        }
    }

    static void daemon(Runnable task) {
        Thread thread = new Thread(task, "raw-server");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() {
        closed.countDown();
        try {
            listening.close();
            for (Socket socket : sockets) {
                socket.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
