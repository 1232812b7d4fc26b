package io.github.camelflux.job;

import io.github.camelflux.image.ImageRequest;
import io.github.camelflux.job.life.IdempotencyKey;
import io.github.camelflux.job.life.JobTerms;
import java.util.List;
import java.util.Objects;

/**
 * What a message asks for: the request, the key it is bought under, and how.
 *
 * @param key the idempotency key
 * @param fingerprint of the request
 * @param request what to make; its pictures stay readable until the job is accepted or refused
 * @param terms what is kept with the job
 * @param accounts the aliases of the API keys that it may be bought under, of which the terms name the first
 * @param timing its budgets of time
 * @param modelLimit how many jobs of the model may be in flight
 * @param priority higher goes first in line
 * @param resubmitOnUnknown whether it would rather buy again than stop at an unknown outcome
 */
public record Order(
        IdempotencyKey key,
        String fingerprint,
        ImageRequest request,
        JobTerms terms,
        List<String> accounts,
        JobTiming timing,
        int modelLimit,
        int priority,
        boolean resubmitOnUnknown) {

    public Order {
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(fingerprint, "fingerprint");
        Objects.requireNonNull(request, "request");
        Objects.requireNonNull(terms, "terms");
        accounts = List.copyOf(accounts);
        Objects.requireNonNull(timing, "timing");
    }
}
