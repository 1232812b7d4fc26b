package io.github.camelflux.simulator.engine;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The time that the simulator lives in: real by default, and it can be turned forward. Run times, link expiry and task
 * retention follow it; delays that a fault asks for are real time.
 *
 * <p>This class is thread-safe.
 */
public final class SimulatorClock extends Clock {

    private final Clock base;
    private final AtomicReference<Duration> ahead;
    private final List<Runnable> watchers;
    private final ZoneId zone;

    private SimulatorClock(Clock base, AtomicReference<Duration> ahead, List<Runnable> watchers, ZoneId zone) {
        this.base = base;
        this.ahead = ahead;
        this.watchers = watchers;
        this.zone = zone;
    }

    /** A clock that goes with real time, from now. */
    public static SimulatorClock real() {
        return on(Clock.systemUTC());
    }

    /** A clock that stands at the given instant and moves only when it is advanced. */
    public static SimulatorClock stoppedAt(Instant instant) {
        return on(Clock.fixed(instant, ZoneOffset.UTC));
    }

    private static SimulatorClock on(Clock base) {
        return new SimulatorClock(
                base, new AtomicReference<>(Duration.ZERO), new CopyOnWriteArrayList<>(), ZoneOffset.UTC);
    }

    /**
     * Turns the clock forward.
     *
     * @throws IllegalArgumentException if the step is negative: jobs never become younger
     */
    public void advance(Duration step) {
        if (step.isNegative()) {
            throw new IllegalArgumentException("The clock can only be turned forward, not by " + step);
        }
        ahead.updateAndGet(step::plus);
        watchers.forEach(Runnable::run);
    }

    /** Runs something each time after the clock was turned, on the thread that turned it. */
    void watch(Runnable watcher) {
        watchers.add(watcher);
    }

    /** Ends a {@link #watch}. */
    void forget(Runnable watcher) {
        watchers.remove(watcher);
    }

    @Override
    public Instant instant() {
        return base.instant().plus(ahead.get());
    }

    @Override
    public ZoneId getZone() {
        return zone;
    }

    /** The same time in another zone; both are advanced together. */
    @Override
    public Clock withZone(ZoneId other) {
        return new SimulatorClock(base, ahead, watchers, other);
    }
}
