package io.github.camelflux.simulator.http;

/** The service's end of a WebSocket that a client opened; what the client sends is overlooked. Thread-safe. */
public interface Socket {

    /** Sends a message of text; nothing happens if the client is gone. */
    void text(String message);

    /** Sends a binary message; nothing happens if the client is gone. */
    void binary(byte[] message);

    /** Runs something once the connection is gone. */
    void whenClosed(Runnable step);
}
