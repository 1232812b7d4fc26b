package io.github.camelflux.benchmarks;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * Counts the threads that came since it was made and stayed for a second. On one or two processors the JDK's client starts a thread
 * for an instant with each request, and on a busy machine that instant may be longer than it takes to look twice.
 */
final class LastingThreads implements AutoCloseable {

    private static final long EVERY_MILLIS = 100;
    private static final int LOOKS = 10;

    private final ScheduledExecutorService watch =
            Executors.newSingleThreadScheduledExecutor(task -> new Thread(task, "benchmark-watch"));
    private Set<String> before = Set.of();
    private Map<String, Integer> seen = Map.of();
    private Set<String> most = Set.of();

    LastingThreads() throws Exception {
        watch.submit(() -> before = all()).get();
        watch.scheduleWithFixedDelay(this::look, EVERY_MILLIS, EVERY_MILLIS, TimeUnit.MILLISECONDS);
    }

    /** The largest set of them that there was at a time, by number and name. */
    synchronized Set<String> most() {
        return most;
    }

    private synchronized void look() {
        Map<String, Integer> now = new HashMap<>();
        for (String thread : all()) {
            if (!before.contains(thread)) {
                now.put(thread, seen.getOrDefault(thread, 0) + 1);
            }
        }
        seen = now;
        Set<String> lasting =
                now.keySet().stream().filter(thread -> now.get(thread) >= LOOKS).collect(Collectors.toSet());
        most = lasting.size() > most.size() ? lasting : most;
    }

    private static Set<String> all() {
        return Thread.getAllStackTraces().keySet().stream()
                .map(thread -> thread.getId() + " " + thread.getName())
                .collect(Collectors.toSet());
    }

    @Override
    public void close() {
        watch.shutdownNow();
    }
}
