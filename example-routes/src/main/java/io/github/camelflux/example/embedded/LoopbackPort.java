package io.github.camelflux.example.embedded;

import java.io.IOException;
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
        try (ServerSocket socket = new ServerSocket()) {
            // As servers do, so that a port whose last connections are still closing counts as free.
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), wanted));
            return wanted;
        } catch (IOException taken) {
            LOG.warn("Port {} is taken: {} listens on a free port instead.", wanted, server);
            return 0;
        }
    }
}
