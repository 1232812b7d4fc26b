package io.github.camelflux.store.jdbc;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Divides a limit: each node gets what it wishes for as long as that is no more than what the others get, and what cannot be divided
 * evenly goes from one to the next with time, so that a limit below the number of nodes starves none of them. The same on every
 * node that knows the same.
 */
final class FairShare {

    private FairShare() {}

    /**
     * @param wanted by node
     * @param turn counts up with time
     * @return how many are this node's by right
     */
    static int of(String node, Map<String, Integer> wanted, int limit, long turn) {
        int level = 0;
        while (level < limit && sum(wanted, level + 1) <= limit) {
            level++;
        }
        int even = Math.min(wanted.get(node), level);
        int rest = limit - sum(wanted, level);
        return even + (hungry(wanted, level, turn).stream().limit(rest).anyMatch(node::equals) ? 1 : 0);
    }

    private static int sum(Map<String, Integer> wanted, int level) {
        return wanted.values().stream().mapToInt(each -> Math.min(each, level)).sum();
    }

    /** Those who wish for more, beginning with whose turn it is. */
    private static List<String> hungry(Map<String, Integer> wanted, int level, long turn) {
        List<String> all = List.copyOf(new TreeMap<>(wanted).keySet());
        int first = Math.floorMod(turn, all.size());
        return all.stream()
                .filter(node -> wanted.get(node) > level)
                .sorted(Comparator.comparingInt(node -> Math.floorMod(all.indexOf(node) - first, all.size())))
                .toList();
    }
}
