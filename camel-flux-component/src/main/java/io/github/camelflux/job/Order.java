package io.github.camelflux.job;

import io.github.camelflux.image.ImageRequest;
import io.github.camelflux.job.budget.Budget;
import io.github.camelflux.job.budget.BudgetCharge;
import io.github.camelflux.job.life.IdempotencyKey;
import io.github.camelflux.job.life.JobTerms;
import io.github.camelflux.provider.Callback;
import java.time.Instant;
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
 * @param callback where the provider is asked to report its end, without the token of the attempt; null for nowhere
 * @param budget that it is paid from, with the estimate of its booking; null for none
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
        Callback callback,
        Budget budget,
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
        if (budget != null && terms.booking().estimateUsd() == null) {
            throw new IllegalArgumentException("a budget needs to know what the job will cost");
        }
    }

    /** What it asks of its budget if it is bought now; null without one. */
    BudgetCharge charge(Instant now) {
        return budget == null ? null : budget.charge(terms.booking().estimateUsd(), now);
    }
}
