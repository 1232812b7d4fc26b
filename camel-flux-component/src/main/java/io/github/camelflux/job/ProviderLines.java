package io.github.camelflux.job;

import io.github.camelflux.job.life.JobTerms;
import java.util.Optional;

/** Finds the line of a job, also of one that another node submitted. */
@FunctionalInterface
public interface ProviderLines {

    /** The line of a provider and an account; empty when this node has no such account. */
    Optional<ProviderLine> find(String provider, String account);

    /** The line of the job's provider and account; empty when this node has no such account. */
    default Optional<ProviderLine> find(JobTerms terms) {
        return find(terms.provider(), terms.account());
    }
}
