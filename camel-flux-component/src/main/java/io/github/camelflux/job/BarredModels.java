package io.github.camelflux.job;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/**
 * The models that the provider refused to an API key of late (401, 403): where there are other keys, those are asked for them
 * meanwhile. Safe for use by several threads.
 */
public final class BarredModels {

    private final Duration length;
    private final LongSupplier nanos;
    private final Map<String, Long> since = new ConcurrentHashMap<>();

    /**
     * @param length how long a model is left out; nothing for never
     * @param nanos a monotonic clock in nanoseconds
     */
    public BarredModels(Duration length, LongSupplier nanos) {
        this.length = length;
        this.nanos = nanos;
    }

    void bar(String model) {
        since.put(model, nanos.getAsLong());
    }

    boolean isBarred(String model) {
        Long refused = since.get(model);
        if (refused == null) {
            return false;
        }
        boolean over = nanos.getAsLong() - refused >= length.toNanos();
        if (over) {
            since.remove(model, refused);
        }
        return !over;
    }
}
