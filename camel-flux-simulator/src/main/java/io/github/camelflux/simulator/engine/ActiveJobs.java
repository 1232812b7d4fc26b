package io.github.camelflux.simulator.engine;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.TreeMap;

/**
 * Counts what runs at an instant, by key and by key and model, and remembers the highest counts. Not thread-safe: the
 * engine calls it under its lock.
 */
final class ActiveJobs {

    private record KeyAndModel(String key, String model) {}

    private final PriorityQueue<Job> byEnd = new PriorityQueue<>(Comparator.comparing(Job::endsAt));
    private final Map<String, Integer> perKey = new HashMap<>();
    private final Map<KeyAndModel, Integer> perModel = new HashMap<>();
    private final Map<String, Integer> highestPerKey = new HashMap<>();
    private final Map<String, Integer> refused = new TreeMap<>();
    private int highest;

    void add(Job job) {
        byEnd.add(job);
        int ofKey = perKey.merge(job.request().key(), 1, Integer::sum);
        perModel.merge(of(job), 1, Integer::sum);
        highestPerKey.merge(job.request().key(), ofKey, Math::max);
        highest = Math.max(highest, byEnd.size());
    }

    void dropEnded(Instant now) {
        while (!byEnd.isEmpty() && !now.isBefore(byEnd.peek().endsAt())) {
            Job ended = byEnd.remove();
            perKey.merge(ended.request().key(), -1, Integer::sum);
            perModel.merge(of(ended), -1, Integer::sum);
        }
    }

    /** A job of this key was not accepted since too many run. */
    void refuse(String key) {
        refused.merge(key, 1, Integer::sum);
    }

    /** How many were not accepted, by key. */
    Map<String, Integer> refused() {
        return new TreeMap<>(refused);
    }

    int count() {
        return byEnd.size();
    }

    int count(String key) {
        return perKey.getOrDefault(key, 0);
    }

    int count(String key, String model) {
        return perModel.getOrDefault(new KeyAndModel(key, model), 0);
    }

    int highest() {
        return highest;
    }

    int highest(String key) {
        return highestPerKey.getOrDefault(key, 0);
    }

    private static KeyAndModel of(Job job) {
        return new KeyAndModel(job.request().key(), job.request().model());
    }
}
