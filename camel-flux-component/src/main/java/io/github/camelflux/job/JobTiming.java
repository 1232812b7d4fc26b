package io.github.camelflux.job;

import io.github.camelflux.job.poll.Polling;
import java.time.Duration;
import java.util.Objects;

/**
 * The budgets of time of one job.
 *
 * @param queueTimeout until it is accepted: permit, pauses and refusals
 * @param submitTimeout one submission: as long as one HTTP exchange, or as long as the picture takes that comes with the answer
 * @param requestTimeout any other HTTP exchange
 * @param downloadTimeout one download
 * @param polling how often it is asked for its state
 * @param lostAfter how long after acceptance it is followed at the most
 * @param linkLifetime how long a picture's link is good for where it does not say so itself
 */
public record JobTiming(
        Duration queueTimeout,
        Duration submitTimeout,
        Duration requestTimeout,
        Duration downloadTimeout,
        Polling polling,
        Duration lostAfter,
        Duration linkLifetime) {

    public JobTiming {
        Objects.requireNonNull(queueTimeout, "queueTimeout");
        Objects.requireNonNull(submitTimeout, "submitTimeout");
        Objects.requireNonNull(requestTimeout, "requestTimeout");
        Objects.requireNonNull(downloadTimeout, "downloadTimeout");
        Objects.requireNonNull(polling, "polling");
        Objects.requireNonNull(lostAfter, "lostAfter");
        Objects.requireNonNull(linkLifetime, "linkLifetime");
    }
}
