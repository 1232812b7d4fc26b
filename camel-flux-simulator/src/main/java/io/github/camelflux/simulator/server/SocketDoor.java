package io.github.camelflux.simulator.server;

import io.github.camelflux.simulator.http.Socket;
import io.undertow.Handlers;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.Headers;
import io.undertow.websockets.core.AbstractReceiveListener;
import io.undertow.websockets.core.WebSocketChannel;
import io.undertow.websockets.core.WebSockets;
import java.nio.ByteBuffer;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Turns a request into a WebSocket. */
final class SocketDoor {

    private static final Logger LOG = LoggerFactory.getLogger(SocketDoor.class);

    private SocketDoor() {}

    /** Whether a request asks for a WebSocket. */
    static boolean isAskedFor(HttpServerExchange exchange) {
        return "websocket".equalsIgnoreCase(exchange.getRequestHeaders().getFirst(Headers.UPGRADE));
    }

    static void open(HttpServerExchange exchange, Consumer<Socket> service) {
        try {
            Handlers.websocket((opened, channel) -> {
                        // Closing and pings are answered by the library, as long as somebody reads.
                        channel.getReceiveSetter().set(new AbstractReceiveListener() {});
                        channel.resumeReceives();
                        service.accept(new Connection(channel));
                    })
                    .handleRequest(exchange);
        } catch (Exception e) {
            LOG.debug("A WebSocket could not be opened", e);
            new Wire(exchange).close();
        }
    }

    private record Connection(WebSocketChannel channel) implements Socket {

        @Override
        public void text(String message) {
            if (channel.isOpen()) {
                WebSockets.sendText(message, channel, null);
            }
        }

        @Override
        public void binary(byte[] message) {
            if (channel.isOpen()) {
                WebSockets.sendBinary(ByteBuffer.wrap(message), channel, null);
            }
        }

        @Override
        public void whenClosed(Runnable step) {
            channel.addCloseTask(gone -> step.run());
        }
    }
}
