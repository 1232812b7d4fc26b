package io.github.camelflux.image;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What a model costs at one provider, now, earlier and later. Immutable.
 *
 * @param prices in the order of their first days
 */
public record PriceList(List<DatedPrice> prices) {

    /** Nothing is known. */
    public static final PriceList UNKNOWN = new PriceList(List.of());

    public PriceList {
        prices =
                prices.stream().sorted(Comparator.comparing(DatedPrice::begins)).toList();
    }

    /** The price that counts on a day, however sure it is. */
    public Optional<DatedPrice> on(LocalDate day) {
        return prices.stream().filter(price -> price.countsOn(day)).reduce((earlier, later) -> later);
    }
}
