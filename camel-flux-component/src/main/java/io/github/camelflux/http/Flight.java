package io.github.camelflux.http;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;

/**
 * One use of the network: waits for its turn, departs, lands exactly once. When the stage completes, its place, timer and request
 * are already given back. Safe for use by several threads.
 *
 * @param <T> how it may end
 */
abstract class Flight<T> {

    private static final Duration LAST_LOOK = Duration.ofMillis(500);

    private enum State {
        WAITING,
        FLYING,
        LANDED
    }

    private final HttpConnections connections;
    private final Turnstile turnstile;
    private final CompletableFuture<T> landing = new CompletableFuture<>();
    private State state = State.WAITING;
    private Sending request;
    private Future<?> timer;

    Flight(HttpConnections connections, Turnstile turnstile) {
        this.connections = connections;
        this.turnstile = turnstile;
    }

    /** Sends the request. Runs on the executor, once, and returns without waiting. */
    abstract void depart();

    /** How it ends when something outside ends it. */
    abstract T cutOff(String why, boolean departed);

    /** Closes what the flight holds open. Runs once, before the stage completes. */
    abstract void tidy();

    final CompletionStage<T> start() {
        try {
            if (connections.admit(this)) {
                turnstile.enter(this::takeTurn);
            } else {
                cut("the HTTP client is closed");
            }
        } catch (RejectedExecutionException e) {
            cut("the HTTP client's executor has stopped");
        }
        return landing.minimalCompletionStage();
    }

    /**
     * Ends the flight when this much time has passed from now. A process that stood still wakes to find the time over and, it may
     * be, the answer in its sockets: the last part of the time is counted from when somebody is there to read it.
     */
    final void limit(Duration limit) {
        Duration quarter = limit.dividedBy(4);
        Duration last = quarter.compareTo(LAST_LOOK) < 0 ? quarter : LAST_LOOK;
        Runnable end = () -> cut("nothing complete within " + limit.toMillis() + " ms");
        arm(limit.minus(last), () -> {
            if (awaitsAnswer()) {
                arm(last, end);
            } else {
                end.run();
            }
        });
    }

    /** Whether all that is to come comes from the other side. If not, nothing is sent any more. */
    boolean awaitsAnswer() {
        return isFlying();
    }

    private void arm(Duration delay, Runnable alarm) {
        Future<?> started;
        try {
            started = connections.after(delay, alarm);
        } catch (RejectedExecutionException e) {
            cut("the HTTP client's scheduler has stopped");
            return;
        }
        synchronized (this) {
            if (state != State.LANDED) {
                timer = started;
                return;
            }
        }
        started.cancel(false);
    }

    /** Remembers what to cancel when the flight ends early. */
    final void track(Sending sent) {
        synchronized (this) {
            if (state != State.LANDED) {
                request = sent;
                return;
            }
        }
        sent.cancel();
    }

    /** Ends the flight early. */
    final void cut(String why) {
        State before = touchDown();
        if (before != State.LANDED) {
            finish(cutOff(why, before == State.FLYING), before);
        }
    }

    /** Ends the flight; false if it had ended before. */
    final boolean land(T how) {
        State before = touchDown();
        if (before != State.LANDED) {
            finish(how, before);
        }
        return before != State.LANDED;
    }

    private synchronized State touchDown() {
        State before = state;
        state = State.LANDED;
        return before;
    }

    private void finish(T how, State before) {
        if (timer != null) {
            timer.cancel(false);
        }
        if (request != null) {
            request.cancel();
        }
        tidy();
        connections.forget(this);
        if (before == State.FLYING) {
            leave();
        }
        landing.complete(how);
    }

    final synchronized boolean isLanded() {
        return state == State.LANDED;
    }

    final synchronized boolean isFlying() {
        return state == State.FLYING;
    }

    private void takeTurn() {
        if (!takeOff()) {
            connections.forget(this);
            leave();
            return;
        }
        try {
            depart();
        } catch (RuntimeException e) {
            cut(Failures.describe(e));
        }
    }

    private synchronized boolean takeOff() {
        if (state == State.LANDED) {
            return false;
        }
        state = State.FLYING;
        return true;
    }

    private void leave() {
        try {
            turnstile.leave();
        } catch (RejectedExecutionException e) {
            // The executor has stopped: who waits is cut off by its timer or by close().
        }
    }
}
