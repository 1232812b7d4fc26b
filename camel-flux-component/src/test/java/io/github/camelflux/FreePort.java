package io.github.camelflux;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/**
 * A port for a server that comes back to it, or that nobody listens on. It is below those that systems give to outgoing
 * connections (Linux: from 32768 on): one of those could be taken between two uses.
 */
public final class FreePort {

    private static final int FIRST = 20_000;
    private static final int BEYOND = 30_000;
    private static final int MOST_TRIES = 1_000;

    private FreePort() {}

    /** A port that is free now. */
    public static int choose() throws IOException {
        for (int i = 1; ; i++) {
            int port = ThreadLocalRandom.current().nextInt(FIRST, BEYOND);
            try (ServerSocket free = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                return free.getLocalPort();
            } catch (IOException taken) {
                if (i == MOST_TRIES) {
                    throw taken;
                }
            }
        }
    }
}
