package io.github.camelflux.job.budget;

import java.time.LocalDate;
import java.util.Objects;

/**
 * What the jobs of one line of the ledger have in common.
 *
 * @param day on which they ended
 * @param route that bought them; empty outside of a route
 * @param model as it was asked for
 * @param provider that ran them
 * @param costCentre as their messages said; empty if they said none
 */
public record LedgerKey(LocalDate day, String route, String model, String provider, String costCentre) {

    public LedgerKey {
        Objects.requireNonNull(day, "day");
        Objects.requireNonNull(route, "route");
        Objects.requireNonNull(model, "model");
        Objects.requireNonNull(provider, "provider");
        Objects.requireNonNull(costCentre, "costCentre");
    }
}
