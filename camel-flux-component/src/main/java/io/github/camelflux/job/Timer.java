package io.github.camelflux.job;

import java.time.Duration;

/** Port: calls back later. Safe for use by several threads. */
public interface Timer {

    /**
     * Calls back once after a while, on a thread that must not block.
     *
     * @param delay from now, monotonic
     * @param task what to call
     */
    Alarm after(Duration delay, Runnable task);

    /** A call that is still to come. */
    interface Alarm {

        /** Calls it off; does nothing if it was made already. */
        void cancel();
    }
}
