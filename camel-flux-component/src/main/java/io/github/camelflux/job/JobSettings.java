package io.github.camelflux.job;

import io.github.camelflux.job.life.NodeId;
import java.time.Duration;
import java.util.Objects;

/**
 * How a {@link JobAggregator} behaves as a node among others.
 *
 * @param node this node
 * @param nodeLease how long a lease lasts; above {@code postLimit} plus two renewals
 * @param renewal how often the lease is renewed
 * @param storePollInterval how often rows that others act for, and results for consumers here, are looked at
 * @param orphanGrace how long an undelivered outcome waits for its message to come back
 * @param postLimit the longest that a POST may take
 * @param redeliveryDelay how long a result waits after its route failed
 */
public record JobSettings(
        NodeId node,
        Duration nodeLease,
        Duration renewal,
        Duration storePollInterval,
        Duration orphanGrace,
        Duration postLimit,
        Duration redeliveryDelay) {

    public JobSettings {
        Objects.requireNonNull(node, "node");
        if (nodeLease.compareTo(postLimit.plus(renewal.multipliedBy(2))) <= 0) {
            throw new IllegalArgumentException("nodeLease " + nodeLease + " must be above the longest POST limit "
                    + postLimit + " plus two renewals of " + renewal);
        }
    }

    /** The defaults for a node: lease 90 s renewed every 15 s, store looked at every second, grace 1 min. */
    public static JobSettings of(NodeId node, Duration postLimit) {
        return new JobSettings(
                node,
                Duration.ofSeconds(90),
                Duration.ofSeconds(15),
                Duration.ofSeconds(1),
                Duration.ofMinutes(1),
                postLimit,
                Duration.ofSeconds(5));
    }
}
