package io.github.camelflux.job;

import java.util.Set;

/**
 * Which results groups a consumer takes.
 *
 * @param names the groups
 * @param except true to take every group but those named
 */
public record Groups(Set<String> names, boolean except) {

    public Groups {
        names = Set.copyOf(names);
    }

    /** One group. */
    public static Groups only(String name) {
        return new Groups(Set.of(name), false);
    }

    /** Every group that has no consumer of its own. */
    public static Groups allBut(Set<String> names) {
        return new Groups(names, true);
    }

    /** Whether a group is taken. */
    public boolean want(String group) {
        return names.contains(group) != except;
    }
}
