package io.github.camelflux.job;

import io.github.camelflux.provider.RateLimit;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * A limit over a day or so. All of it may be used at once; the next one goes when the first of the last so many is that long ago.
 * The caller guards it.
 */
final class LongSpan {

    private final int times;
    private final long length;
    private final Deque<Long> booked = new ArrayDeque<>();

    LongSpan(RateLimit limit) {
        times = limit.times();
        length = limit.per().toNanos();
    }

    Duration pause(long now) {
        long left = booked.size() < times ? 0 : booked.getFirst() + length - now;
        return Duration.ofNanos(Math.max(0, left));
    }

    /** @param at when it leaves, not before the one that was booked last */
    void book(long at) {
        if (booked.size() == times) {
            booked.removeFirst();
        }
        booked.addLast(at);
    }
}
