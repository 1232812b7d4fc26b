package io.github.camelflux.crash;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;

/** Holds the first thread that comes, until it is opened. Safe for use by several threads. */
final class Gate {

    private final Runnable reached;
    private final AtomicBoolean first = new AtomicBoolean(true);
    private final CountDownLatch open = new CountDownLatch(1);

    /** @param reached told when the thread stands still */
    Gate(Runnable reached) {
        this.reached = reached;
    }

    void pass() {
        if (first.getAndSet(false)) {
            reached.run();
            try {
                open.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    void open() {
        open.countDown();
    }
}
