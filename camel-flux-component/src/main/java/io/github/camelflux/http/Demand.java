package io.github.camelflux.http;

import java.util.concurrent.Flow;

/**
 * Asks a connection for the pieces of a body. Some are asked for ahead, since to ask wakes the client's selector, which costs as much
 * as to write one; few, so that a slow disk slows the host down instead of filling the heap. Not safe for use by several threads.
 */
final class Demand {

    /** Pieces at once. One is mostly 16 KiB of the JDK's client, 48 KiB at most. */
    private static final int PIECES = 8;

    private final Flow.Subscription subscription;
    private int left;

    Demand(Flow.Subscription subscription) {
        this.subscription = subscription;
    }

    /** Asks for pieces, which may come within the call. */
    void ask() {
        left = PIECES;
        subscription.request(PIECES);
    }

    /** To be called when a piece is done with: asks for the next ones when all are. */
    void served() {
        left--;
        if (left == 0) {
            ask();
        }
    }

    void cancel() {
        subscription.cancel();
    }
}
