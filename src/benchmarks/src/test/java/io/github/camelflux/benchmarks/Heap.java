package io.github.camelflux.benchmarks;

import java.lang.management.ManagementFactory;

/** What is retained on the heap of this JVM. */
final class Heap {

    private static final int MOST_COLLECTIONS = 10;
    private static final long SETTLED = 16 * 1024;

    private Heap() {}

    /** Bytes after collections that free nothing more: what finalizers and references hold goes with the second or third. */
    static long retained() {
        long before = collect();
        for (int i = 0; i < MOST_COLLECTIONS; i++) {
            long now = collect();
            if (before - now < SETTLED) {
                return now;
            }
            before = now;
        }
        return before;
    }

    private static long collect() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }
}
