package io.github.camelflux.simulator.server;

import io.github.camelflux.simulator.http.Endpoint;
import io.github.camelflux.simulator.http.RecordedRequest;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Remembers the latest {@value #KEPT} requests, and how many of each kind there ever were. Thread-safe.
 */
public final class RequestLog {

    private static final int KEPT = 10_000;

    private final Deque<RecordedRequest> latest = new ArrayDeque<>();
    private final Map<Kind, Long> counts = new HashMap<>();

    private record Kind(String provider, Endpoint endpoint) {}

    synchronized void record(RecordedRequest request) {
        if (latest.size() == KEPT) {
            latest.removeFirst();
        }
        latest.addLast(request);
    }

    /** Counts one more. */
    public synchronized void count(String provider, Endpoint endpoint) {
        counts.merge(new Kind(provider, endpoint), 1L, Long::sum);
    }

    /** The requests that are kept, in the order of their arrival. */
    public synchronized List<RecordedRequest> latest() {
        return List.copyOf(latest);
    }

    /** How many requests of a kind there were at all providers together, kept or not. */
    public synchronized long countOf(Endpoint endpoint) {
        return counts.entrySet().stream()
                .filter(entry -> entry.getKey().endpoint() == endpoint)
                .mapToLong(Map.Entry::getValue)
                .sum();
    }

    /** How many requests of a kind there were at one provider, kept or not. */
    public synchronized long countOf(String provider, Endpoint endpoint) {
        return counts.getOrDefault(new Kind(provider, endpoint), 0L);
    }

    /** Forgets all of them. */
    public synchronized void clear() {
        latest.clear();
        counts.clear();
    }
}
