package io.github.camelflux.job;

import io.github.camelflux.job.life.JobId;
import io.github.camelflux.job.life.JobTerms;
import java.util.Objects;

/**
 * How far a job is that runs at its provider.
 *
 * @param id our id of it
 * @param terms what is known of it
 * @param status the provider's word
 * @param share between 0 and 1; null when not given
 * @param queuePosition how many are ahead of it at the provider; null when not given
 */
public record JobProgress(JobId id, JobTerms terms, String status, Double share, Integer queuePosition) {

    public JobProgress {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(terms, "terms");
        Objects.requireNonNull(status, "status");
    }
}
