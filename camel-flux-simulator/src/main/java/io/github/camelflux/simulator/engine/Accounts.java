package io.github.camelflux.simulator.engine;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The API keys that the simulator knows, and what is left on each.
 *
 * <p>When no key was registered every key is accepted, except that one beginning with {@code wrong} is refused and one
 * beginning with {@code empty} has no credit.
 *
 * <p>This class is thread-safe.
 */
public final class Accounts {

    /** What an account without a limit reports; no source says what such an account would show. */
    private static final BigDecimal PLENTY = new BigDecimal(1_000_000);

    private final Map<String, Optional<BigDecimal>> registered;
    private final Map<String, BigDecimal> spent = new ConcurrentHashMap<>();

    /**
     * @param registered the accepted keys with their balance in credits; empty stands for no limit
     */
    public Accounts(Map<String, Optional<BigDecimal>> registered) {
        this.registered = Map.copyOf(registered);
    }

    /** Whether a request under this key is let in. */
    public boolean accepts(String key) {
        return registered.isEmpty() ? !key.startsWith("wrong") : registered.containsKey(key);
    }

    /** Whether requests without any key are let in: if the empty key was registered. */
    public boolean acceptsNone() {
        return registered.containsKey("");
    }

    /** The credits left under an accepted key. */
    public BigDecimal balance(String key) {
        return granted(key).orElse(PLENTY).subtract(spent.getOrDefault(key, BigDecimal.ZERO));
    }

    boolean covers(String key, BigDecimal credits) {
        return granted(key).isEmpty() || balance(key).compareTo(credits) >= 0;
    }

    void charge(String key, BigDecimal credits) {
        spent.merge(key, credits, BigDecimal::add);
    }

    private Optional<BigDecimal> granted(String key) {
        if (registered.isEmpty()) {
            return key.startsWith("empty") ? Optional.of(BigDecimal.ZERO) : Optional.empty();
        }
        return registered.getOrDefault(key, Optional.of(BigDecimal.ZERO));
    }
}
