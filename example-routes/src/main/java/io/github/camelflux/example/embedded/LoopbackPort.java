package io.github.camelflux.example.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The port that an embedded server listens on: the one asked for, or any free one (0) when another process holds it. */
final class LoopbackPort {

    private static final Logger LOG = LoggerFactory.getLogger(LoopbackPort.class);

    private LoopbackPort() {}

    static int preferring(int wanted, String server) {
        try {
            bound(wanted).close();
            return wanted;
        } catch (IOException taken) {
            LOG.warn("Port {} is taken: {} listens on a free port instead.", wanted, server);
            return 0;
        }
    }

    /** As {@link #preferring}, for a server that cannot choose by itself: a number in place of 0. */
    static int numbered(int wanted, String server) {
        int port = preferring(wanted, server);
        if (port != 0) {
            return port;
        }
        try (ServerSocket socket = bound(0)) {
            return socket.getLocalPort();
        } catch (IOException failure) {
            throw new UncheckedIOException("There is no free port for " + server, failure);
        }
    }

    private static ServerSocket bound(int port) throws IOException {
        ServerSocket socket = new ServerSocket();
        try {
            // As servers do, so that a port whose last connections are still closing counts as free.
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return socket;
        } catch (IOException taken) {
            socket.close();
            throw taken;
        }
    }
}
