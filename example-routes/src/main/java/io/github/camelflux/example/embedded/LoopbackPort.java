package io.github.camelflux.example.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The port that an embedded server listens on: the one asked for, or any free one (0) when another process holds it. */
public final class LoopbackPort {

    private static final Logger LOG = LoggerFactory.getLogger(LoopbackPort.class);

    /**
     * Systems take the ports of outgoing connections from above (Linux from 32768 on): a port that was found to be free could be
     * one of those before its server has it.
     */
    private static final int FIRST = 20_000;

    private static final int BEYOND = 30_000;
    private static final int MOST_TRIES = 1_000;

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

    /** As {@link #preferring}, for a server that cannot choose by itself, or has to come back to its port: a number in place of 0. */
    public static int numbered(int wanted, String server) {
        int port = preferring(wanted, server);
        IOException last = null;
        for (int i = 0; port == 0 && i < MOST_TRIES; i++) {
            int candidate = ThreadLocalRandom.current().nextInt(FIRST, BEYOND);
            try {
                bound(candidate).close();
                port = candidate;
            } catch (IOException taken) {
                last = taken;
            }
        }
        if (port == 0) {
            throw new UncheckedIOException("There is no free port for " + server, last);
        }
        return port;
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
