package io.github.camelflux.simulator.bfl;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;

/**
 * The finetunes (LoRAs) that the service knows, the same for all keys. While none was registered every id can be used
 * but those that begin with {@code unknown}, as it is with keys.
 *
 * <p>This class is thread-safe.
 */
final class Finetunes {

    private final boolean any;
    private final Set<String> known;

    Finetunes(Collection<String> registered) {
        this.any = registered.isEmpty();
        this.known = new ConcurrentSkipListSet<>(registered);
    }

    /** Whether a picture can be made with it. */
    boolean usable(String id) {
        return any ? !id.startsWith("unknown") : known.contains(id);
    }

    List<String> all() {
        return List.copyOf(known);
    }

    boolean knows(String id) {
        return known.contains(id);
    }

    /** Forgets one; false if there was none. */
    boolean delete(String id) {
        return known.remove(id);
    }
}
