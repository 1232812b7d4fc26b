package io.github.camelflux.benchmarks;

import java.util.List;

/** A way to buy pictures: the component, or what people write instead. */
interface Loop extends AutoCloseable {

    /**
     * Buys pictures, as many as the account allows at a time.
     *
     * @throws IllegalStateException if one did not come
     */
    List<Purchase> buy(int pictures) throws Exception;

    /** Buys a few before anything is measured: a cold JVM is not what is asked about. */
    default void warmUp(int pictures) throws Exception {
        buy(pictures);
    }

    @Override
    default void close() {}
}
