package io.github.camelflux.simulator.face;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * So many calls in any stretch of time: the reading of "n a minute" that leaves no way around it. Not thread-safe.
 */
public final class RateWindow {

    private final int limit;
    private final Duration length;
    private final Deque<Instant> taken = new ArrayDeque<>();

    /**
     * @param limit how many calls; {@link Integer#MAX_VALUE} for any number
     * @param length the stretch
     */
    public RateWindow(int limit, Duration length) {
        this.limit = limit;
        this.length = length;
    }

    /** How many calls there may be in a stretch. */
    public int limit() {
        return limit;
    }

    /** How many more there may be now. */
    public int remaining(Instant now) {
        forget(now);
        return limit == Integer.MAX_VALUE ? limit : limit - taken.size();
    }

    /** Counts one more; it is the caller's business whether it may be. */
    public void take(Instant now) {
        forget(now);
        if (limit != Integer.MAX_VALUE) {
            taken.addLast(now);
        }
    }

    /** When the next call that was counted leaves the stretch; now if none was counted. */
    public Instant nextFree(Instant now) {
        forget(now);
        return taken.isEmpty() ? now : taken.peekFirst().plus(length);
    }

    private void forget(Instant now) {
        while (!taken.isEmpty() && !taken.peekFirst().plus(length).isAfter(now)) {
            taken.removeFirst();
        }
    }
}
