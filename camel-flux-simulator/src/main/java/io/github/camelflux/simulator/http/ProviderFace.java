package io.github.camelflux.simulator.http;

/** The HTTP side of one provider: makes sense of requests that were read already. Implementations are thread-safe. */
@FunctionalInterface
public interface ProviderFace {

    /** Understands a request; one that the provider does not know is an operation, too, which refuses it. */
    Operation understand(Call call);
}
