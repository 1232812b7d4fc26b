package io.github.camelflux.job;

import io.github.camelflux.job.life.JobRow;
import io.github.camelflux.job.life.JobTerms;
import java.time.Duration;

/**
 * A job that is alive on this node, for consoles. Holds nothing secret.
 *
 * @param id our id; null before the first attempt
 * @param provider who is asked; null when not known
 * @param model what was asked for; null when not known
 * @param state where it stands
 * @param age since this node knows it
 * @param polls how often its state was asked for
 * @param waiting how many exchanges wait for it
 * @param progress at the provider, as it said last; null when it said nothing
 */
public record JobView(
        String id,
        String provider,
        String model,
        String state,
        Duration age,
        int polls,
        int waiting,
        JobProgress progress) {

    static JobView of(JobGroup group, long nanos) {
        Order order = group.order;
        JobRow row = group.row;
        JobTerms terms = order != null ? order.terms() : row == null ? null : row.terms();
        return new JobView(
                row == null ? null : row.id().value(),
                terms == null ? null : terms.provider(),
                terms == null ? null : terms.model(),
                group.state().word(),
                Duration.ofNanos(nanos - group.createdNanos),
                group.polls,
                group.waiters().size(),
                group.progress);
    }
}
