package io.github.camelflux.http;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;

/** As much of HTTP/2 over TLS as a test needs: takes whole requests and ends each stream in one way. */
final class Http2Server implements AutoCloseable {

    enum End {
        /** Status 200 and {@code {}}. */
        OK,
        /** The stream is reset as not processed. */
        REFUSED_STREAM,
        /** The connection goes away, saying that no stream was processed. */
        GO_AWAY
    }

    private static final int DATA = 0;
    private static final int HEADERS = 1;
    private static final int RESET = 3;
    private static final int SETTINGS = 4;
    private static final int GO_AWAY = 7;
    private static final int END_STREAM = 1;
    private static final int ACK = 1;

    private final SSLServerSocket listening;
    private final End end;
    private final Set<SSLSocket> sockets = ConcurrentHashMap.newKeySet();
    final AtomicInteger requests = new AtomicInteger();

    Http2Server(SSLContext tls, End end) {
        try {
            this.listening = (SSLServerSocket)
                    tls.getServerSocketFactory().createServerSocket(0, 50, InetAddress.getByName("127.0.0.1"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        SSLParameters parameters = listening.getSSLParameters();
        parameters.setApplicationProtocols(new String[] {"h2"});
        listening.setSSLParameters(parameters);
        this.end = end;
        RawServer.daemon(this::accept);
    }

    URI uri(String path) {
        return URI.create("https://127.0.0.1:" + listening.getLocalPort() + path);
    }

    private void accept() {
        while (!listening.isClosed()) {
            try {
                SSLSocket socket = (SSLSocket) listening.accept();
                sockets.add(socket);
                RawServer.daemon(() -> serve(socket));
            } catch (IOException e) {
                // Closed: the loop ends.
            }
        }
    }

    private void serve(SSLSocket socket) {
        try (socket) {
            DataInputStream in = new DataInputStream(socket.getInputStream());
            OutputStream out = socket.getOutputStream();
            in.readNBytes("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".length());
            frame(out, SETTINGS, 0, 0, new byte[0]);
            while (true) {
                int length = in.readUnsignedByte() << 16 | in.readUnsignedShort();
                int type = in.readUnsignedByte();
                int flags = in.readUnsignedByte();
                int stream = in.readInt() & 0x7fffffff;
                in.readNBytes(length);
                if (type == SETTINGS && flags != ACK) {
                    frame(out, SETTINGS, ACK, 0, new byte[0]);
                } else if ((type == HEADERS || type == DATA) && (flags & END_STREAM) != 0) {
                    requests.incrementAndGet();
                    end(out, stream);
                }
            }
        } catch (EOFException e) {
            // The client is done.
        } catch (IOException e) {
            // The client went away.
        }
    }

    private void end(OutputStream out, int stream) throws IOException {
        switch (end) {
            case OK -> {
                // 0x88 is the whole header block of ":status: 200".
                frame(out, HEADERS, 4, stream, new byte[] {(byte) 0x88});
                frame(out, DATA, END_STREAM, stream, "{}".getBytes(StandardCharsets.US_ASCII));
            }
            case REFUSED_STREAM -> frame(out, RESET, 0, stream, new byte[] {0, 0, 0, 7});
            case GO_AWAY -> frame(out, GO_AWAY, 0, 0, new byte[8]);
        }
    }

    private static void frame(OutputStream out, int type, int flags, int stream, byte[] payload) throws IOException {
        byte[] frame = new byte[9 + payload.length];
        frame[2] = (byte) payload.length;
        frame[3] = (byte) type;
        frame[4] = (byte) flags;
        for (int i = 0; i < 4; i++) {
            frame[5 + i] = (byte) (stream >> (24 - 8 * i));
        }
        System.arraycopy(payload, 0, frame, 9, payload.length);
        out.write(frame);
        out.flush();
    }

    @Override
    public void close() {
        try {
            listening.close();
            for (SSLSocket socket : sockets) {
                socket.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
