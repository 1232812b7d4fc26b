package io.github.camelflux.job;

import io.github.camelflux.job.JobStore.Unclaimed;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Outcomes that were paid for, and that no route takes: they wait in the store until their time is over, so operators are told. A
 * group is told of when it is first seen, and again each time it has grown twofold. Safe for use by several threads.
 */
final class UnclaimedResults {

    private static final Logger LOG = LoggerFactory.getLogger(UnclaimedResults.class);

    private final JobStore store;
    private final JobSettings settings;
    private final Map<String, Integer> told = new HashMap<>();
    private volatile List<Unclaimed> current = List.of();

    UnclaimedResults(JobStore store, JobSettings settings) {
        this.store = store;
        this.settings = settings;
    }

    /** As they were when the store was last asked. */
    List<Unclaimed> current() {
        return current;
    }

    /** Asks the store. A store that does not answer leaves what was known. */
    void look() {
        store.unclaimed(settings.orphanGrace()).thenAccept(found -> {
            current = found;
            tell(found);
        });
    }

    private synchronized void tell(List<Unclaimed> found) {
        told.keySet().retainAll(found.stream().map(Unclaimed::group).toList());
        for (Unclaimed group : found) {
            if (group.jobs() >= 2 * told.getOrDefault(group.group(), 0)) {
                told.put(group.group(), group.jobs());
                LOG.warn(
                        "No route takes the results of group '{}': {} jobs ended, the first at {}, and nobody got what"
                                + " they made. Consume flux:results?group={}; they are kept until resultRetention is over",
                        group.group(),
                        group.jobs(),
                        group.since(),
                        group.group());
            }
        }
    }
}
