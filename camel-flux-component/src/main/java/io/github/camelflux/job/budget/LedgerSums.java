package io.github.camelflux.job.budget;

import java.math.BigDecimal;

/**
 * What jobs came to.
 *
 * @param jobs how many were accepted and ended, whatever their outcome
 * @param pictures how many of them gave a picture or a video
 * @param estimatedJobs for how many the provider named no charge, and an estimate stands for it
 * @param unpricedJobs for how many there is neither charge nor estimate: they are in no sum
 * @param costUsd what the provider said that it charged, for all others
 * @param estimatedUsd the estimates
 */
public record LedgerSums(
        long jobs, long pictures, long estimatedJobs, long unpricedJobs, BigDecimal costUsd, BigDecimal estimatedUsd) {

    /** Of no jobs. */
    public static final LedgerSums NONE = new LedgerSums(0, 0, 0, 0, BigDecimal.ZERO, BigDecimal.ZERO);

    public LedgerSums {
        costUsd = Usd.rounded(costUsd);
        estimatedUsd = Usd.rounded(estimatedUsd);
    }

    /** Of these jobs and others. */
    public LedgerSums plus(LedgerSums other) {
        return new LedgerSums(
                jobs + other.jobs,
                pictures + other.pictures,
                estimatedJobs + other.estimatedJobs,
                unpricedJobs + other.unpricedJobs,
                costUsd.add(other.costUsd),
                estimatedUsd.add(other.estimatedUsd));
    }
}
