package io.github.camelflux.simulator.http;

import java.util.Optional;
import java.util.function.Consumer;

/** The HTTP side of one provider: makes sense of requests that were read already. Implementations are thread-safe. */
@FunctionalInterface
public interface ProviderFace {

    /** Understands a request; one that the provider does not know is an operation, too, which refuses it. */
    Operation understand(Call call);

    /** What to do with a WebSocket that a client wants to open here; empty where the provider has none. */
    default Optional<Consumer<Socket>> socket(Call call) {
        return Optional.empty();
    }
}
