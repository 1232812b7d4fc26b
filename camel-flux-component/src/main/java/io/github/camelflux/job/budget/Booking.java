package io.github.camelflux.job.budget;

import java.math.BigDecimal;
import java.util.Objects;

/**
 * How a job is booked. Kept with it, so that whichever node sees its end writes the right line.
 *
 * @param route that buys; empty outside of a route
 * @param costCentre as the message says; empty if it says none
 * @param estimateUsd what it is expected to cost; null when that is not known
 */
public record Booking(String route, String costCentre, BigDecimal estimateUsd) {

    /** Of a job about which nothing is known. */
    public static final Booking NONE = new Booking("", "", null);

    public Booking {
        Objects.requireNonNull(route, "route");
        Objects.requireNonNull(costCentre, "costCentre");
        estimateUsd = estimateUsd == null ? null : Usd.atLeast(estimateUsd);
    }
}
