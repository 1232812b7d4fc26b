package io.github.camelflux.benchmarks;

import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * Counts the threads that came since it was made. Those that are seen only once do not count: on one or two processors the JDK's
 * client starts a thread for an instant with each request.
 */
final class LastingThreads implements AutoCloseable {

    private static final long EVERY_MILLIS = 100;

    private final ScheduledExecutorService watch =
            Executors.newSingleThreadScheduledExecutor(task -> new Thread(task, "benchmark-watch"));
    private Set<String> before = Set.of();
    private Set<String> last = Set.of();
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
        Set<String> now = new HashSet<>(all());
        now.removeAll(before);
        Set<String> lasting = now.stream().filter(last::contains).collect(Collectors.toSet());
        most = lasting.size() > most.size() ? lasting : most;
        last = now;
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
