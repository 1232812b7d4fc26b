package io.github.camelflux.job.life;

import java.util.Objects;

/**
 * One running component that shares a job store with others. A restart is another node.
 *
 * @param value unique among all nodes, ever
 */
public record NodeId(String value) {

    public NodeId {
        Objects.requireNonNull(value, "value");
    }

    @Override
    public String toString() {
        return value;
    }
}
