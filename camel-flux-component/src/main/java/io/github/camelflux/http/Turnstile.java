package io.github.camelflux.http;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Executor;

/** Lets a bounded number in at once; the others wait in order, without a thread. Safe for use by several threads. */
final class Turnstile {

    private final int places;
    private final Executor executor;
    private final Queue<Runnable> waiting = new ArrayDeque<>();
    private int taken;

    Turnstile(int places, Executor executor) {
        this.places = places;
        this.executor = executor;
    }

    /**
     * Runs a task on the executor when a place is free: at once or later. Each run is followed by one {@link #leave()}.
     *
     * @throws java.util.concurrent.RejectedExecutionException if the executor has stopped
     */
    void enter(Runnable task) {
        synchronized (this) {
            if (taken == places) {
                waiting.add(task);
                return;
            }
            taken++;
        }
        executor.execute(task);
    }

    /** Gives the place to who waits longest. */
    void leave() {
        Runnable next;
        synchronized (this) {
            next = waiting.poll();
            if (next == null) {
                taken--;
                return;
            }
        }
        executor.execute(next);
    }
}
