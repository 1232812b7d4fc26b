package io.github.camelflux.benchmarks;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** The component, and from the middle on another client that takes its half of the account and keeps it until the end. */
final class SharedAccountLoop implements Loop {

    /** What the other client's prompts begin with. */
    static final String OTHER = "another's ";

    private final FluxLoop component;
    private final ThreadLoop other;
    private final int othersPermits;

    SharedAccountLoop(FluxLoop component, ThreadLoop other, int othersPermits) {
        this.component = component;
        this.other = other;
        this.othersPermits = othersPermits;
    }

    @Override
    public List<Purchase> buy(int pictures) throws Exception {
        CountDownLatch middle = new CountDownLatch(pictures / 2);
        ExecutorService pool = Executors.newFixedThreadPool(othersPermits);
        try {
            for (int i = 0; i < othersPermits; i++) {
                pool.submit(() -> {
                    middle.await();
                    while (true) {
                        other.buyOne(OTHER + "picture");
                    }
                });
            }
            return component.buy(pictures, count -> middle.countDown());
        } finally {
            pool.shutdownNow();
        }
    }

    @Override
    public void warmUp(int pictures) throws Exception {
        component.buy(pictures);
    }

    /** How many of the submissions that were refused were the other client's. */
    int othersRefused() {
        return other.refused();
    }

    @Override
    public void close() {
        component.close();
    }
}
