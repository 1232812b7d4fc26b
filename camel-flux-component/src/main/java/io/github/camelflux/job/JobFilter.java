package io.github.camelflux.job;

import io.github.camelflux.job.life.IdempotencyKey;
import io.github.camelflux.job.life.JobId;
import io.github.camelflux.job.life.JobRow;
import io.github.camelflux.job.life.RowState;
import java.util.Set;

/**
 * Which jobs are wanted; every member that is set narrows.
 *
 * @param id one attempt; null for any
 * @param key the attempts under one key; null for any
 * @param states what is known of them; empty for any
 * @param group their results group; null for any
 * @param limit how many at the most
 */
public record JobFilter(JobId id, IdempotencyKey key, Set<RowState> states, String group, int limit) {

    public JobFilter {
        states = Set.copyOf(states);
    }

    /** All jobs, up to a number. */
    public static JobFilter all(int limit) {
        return new JobFilter(null, null, Set.of(), null, limit);
    }

    /** Whether it wants one attempt by its id, and only if it is accepted. */
    public boolean namesAccepted() {
        return id != null && states.equals(Set.of(RowState.ACCEPTED));
    }

    /** Whether a row is wanted. */
    public boolean wants(JobRow row) {
        return (id == null || id.equals(row.id()))
                && (key == null || key.equals(row.key()))
                && (states.isEmpty() || states.contains(row.state()))
                && (group == null || group.equals(row.terms().group()));
    }
}
