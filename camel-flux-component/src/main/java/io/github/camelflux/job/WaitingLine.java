package io.github.camelflux.job;

import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Who waits for a permit, in the order in which they are served: higher priority first; within one priority the routes take
 * turns; of one route first come, first served, except that a model without room does not hold up the others. The caller
 * guards it.
 *
 * @param <T> who waits
 */
final class WaitingLine<T extends WaitingLine.Waiting> {

    private final NavigableMap<Integer, Map<String, Route<T>>> priorities = new TreeMap<>(Comparator.reverseOrder());
    private int size;

    /** One that waits. */
    interface Waiting {

        /** Grows with each that came. */
        long number();

        /** Higher is served first. */
        int priority();

        /** Whose turn it takes. */
        String route();

        /** What it is for. */
        String model();

        /** Whether the limit of its model lets it go. */
        boolean hasRoom();
    }

    void add(T waiting) {
        priorities
                .computeIfAbsent(waiting.priority(), priority -> new LinkedHashMap<>())
                .computeIfAbsent(waiting.route(), route -> new Route<>())
                .add(waiting);
        size++;
    }

    void remove(T waiting) {
        Map<String, Route<T>> routes = priorities.getOrDefault(waiting.priority(), Map.of());
        Route<T> route = routes.get(waiting.route());
        if (route == null || !route.remove(waiting)) {
            return;
        }
        size--;
        if (route.isEmpty()) {
            routes.remove(waiting.route());
        }
        if (routes.isEmpty()) {
            priorities.remove(waiting.priority());
        }
    }

    int size() {
        return size;
    }

    boolean isEmpty() {
        return size == 0;
    }

    /** Takes out whose turn it is among those that have room. */
    Optional<T> next() {
        for (Map<String, Route<T>> routes : priorities.values()) {
            for (Iterator<Map.Entry<String, Route<T>>> each = routes.entrySet().iterator(); each.hasNext(); ) {
                Map.Entry<String, Route<T>> served = each.next();
                Optional<T> next = served.getValue().first();
                if (next.isPresent()) {
                    each.remove();
                    routes.put(served.getKey(), served.getValue());
                    remove(next.get());
                    return next;
                }
            }
        }
        return Optional.empty();
    }

    /** The line of one route, by model. */
    private static final class Route<T extends Waiting> {

        private final Map<String, ArrayDeque<T>> models = new LinkedHashMap<>();

        private void add(T waiting) {
            models.computeIfAbsent(waiting.model(), model -> new ArrayDeque<>()).add(waiting);
        }

        private boolean remove(T waiting) {
            ArrayDeque<T> line = models.get(waiting.model());
            boolean removed = line != null && line.remove(waiting);
            if (removed && line.isEmpty()) {
                models.remove(waiting.model());
            }
            return removed;
        }

        private Optional<T> first() {
            return models.values().stream()
                    .map(ArrayDeque::peek)
                    .filter(Waiting::hasRoom)
                    .min(Comparator.comparingLong(Waiting::number));
        }

        private boolean isEmpty() {
            return models.isEmpty();
        }
    }
}
