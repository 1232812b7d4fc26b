package io.github.camelflux.simulator.together;

import io.github.camelflux.simulator.face.RateWindow;
import io.github.camelflux.simulator.http.Reply;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * How many requests a minute each key may send for each model. The newest page describes such rates, which the service
 * sets by itself; older ones have fixed ones. Thread-safe.
 */
final class DynamicRates {

    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final Optional<Integer> perMinute;
    private final Map<String, RateWindow> windows = new HashMap<>();

    DynamicRates(Optional<Integer> perMinute) {
        this.perMinute = perMinute;
    }

    /**
     * Where a key stands after a request.
     *
     * @param limit how many it may send a minute
     * @param remaining how many more now
     * @param resetSeconds the wait that is suggested, rounded up
     * @param refused whether this request was one too many
     */
    record Standing(int limit, int remaining, long resetSeconds, boolean refused) {

        Reply on(Reply reply) {
            return reply.withHeader("x-ratelimit-limit", Integer.toString(limit))
                    .withHeader("x-ratelimit-remaining", Integer.toString(remaining))
                    .withHeader("x-ratelimit-reset", Long.toString(resetSeconds));
        }
    }

    /** Counts a request; empty if there is no rate. */
    synchronized Optional<Standing> count(String key, String model, Instant now) {
        return perMinute.map(limit -> {
            RateWindow window = windows.computeIfAbsent(key + " " + model, name -> new RateWindow(limit, MINUTE));
            boolean refused = window.remaining(now) == 0;
            if (!refused) {
                window.take(now);
            }
            long reset = Duration.between(now, window.nextFree(now))
                    .plusNanos(999_999_999)
                    .toSeconds();
            return new Standing(limit, window.remaining(now), reset, refused);
        });
    }
}
