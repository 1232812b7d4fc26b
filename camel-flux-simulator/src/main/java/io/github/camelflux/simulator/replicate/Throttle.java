package io.github.camelflux.simulator.replicate;

import io.github.camelflux.simulator.face.RateWindow;
import io.github.camelflux.simulator.http.Reply;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** How often a token may call: for predictions, and five times as often for anything else. Thread-safe. */
final class Throttle {

    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final int OTHERS_FOR_EACH = 5;

    private final int createsPerMinute;
    private final Map<String, RateWindow> creates = new HashMap<>();
    private final Map<String, RateWindow> others = new HashMap<>();

    Throttle(int createsPerMinute) {
        this.createsPerMinute = createsPerMinute;
    }

    /** Counts the creation of a prediction; a refusal if it is one too many. */
    synchronized Optional<Reply> create(String token, Instant now) {
        return take(creates.computeIfAbsent(token, first -> new RateWindow(createsPerMinute, MINUTE)), now);
    }

    /** Counts any other call; a refusal if it is one too many. */
    synchronized Optional<Reply> other(String token, Instant now) {
        return take(
                others.computeIfAbsent(token, first -> new RateWindow(createsPerMinute * OTHERS_FOR_EACH, MINUTE)),
                now);
    }

    private static Optional<Reply> take(RateWindow window, Instant now) {
        if (window.remaining(now) > 0) {
            window.take(now);
            return Optional.empty();
        }
        Duration wait = Duration.between(now, window.nextFree(now));
        return Optional.of(ReplicateErrors.throttled(
                Math.max(1, wait.plusNanos(999_999_999).toSeconds())));
    }
}
