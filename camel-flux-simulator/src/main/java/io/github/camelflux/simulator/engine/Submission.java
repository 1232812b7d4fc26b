package io.github.camelflux.simulator.engine;

import java.math.BigDecimal;

/** What became of a submission. */
public sealed interface Submission {

    /** The job runs and is on the bill. */
    record Accepted(Job job) implements Submission {}

    /** The key's balance does not cover the price; nothing was charged. */
    record NoCredit(BigDecimal required, BigDecimal available) implements Submission {}

    /** As many jobs as allowed are running under the key; nothing was charged. */
    record TooManyActive(int limit) implements Submission {}
}
