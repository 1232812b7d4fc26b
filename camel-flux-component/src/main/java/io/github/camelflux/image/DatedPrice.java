package io.github.camelflux.image;

import java.time.LocalDate;
import java.util.Objects;

/**
 * A price and since when it counts.
 *
 * @param from the first day (UTC) on which it counts; null for ever
 * @param price what is charged
 * @param certainty how sure it is
 * @param source where it comes from; null when not said
 */
public record DatedPrice(LocalDate from, Price price, Certainty certainty, String source) {

    public DatedPrice {
        Objects.requireNonNull(price, "price");
        Objects.requireNonNull(certainty, "certainty");
    }

    boolean countsOn(LocalDate day) {
        return from == null || !day.isBefore(from);
    }

    /** Its first day, to sort by. */
    LocalDate begins() {
        return from == null ? LocalDate.MIN : from;
    }
}
