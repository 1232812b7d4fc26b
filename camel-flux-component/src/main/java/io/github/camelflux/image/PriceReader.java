package io.github.camelflux.image;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** Reads one price of the catalogue's file. */
final class PriceReader {

    private PriceReader() {}

    /**
     * @param megapixel how many pixels one has
     * @throws ModelCatalogException if it has not exactly one form, or a member is wrong
     */
    static DatedPrice read(CatalogMember entry, long megapixel) {
        List<Price> forms = List.of(
                        entry.amount("fixed").<Price>map(Price.Fixed::new),
                        entry.object("megapixels").<Price>map(parts -> megapixels(parts, megapixel)),
                        entry.object("resolutions")
                                .<Price>map(classes -> new Price.Resolutions(classes.each(classes::amount))),
                        entry.object("seconds").<Price>map(PriceReader::seconds))
                .stream()
                .flatMap(Optional::stream)
                .toList();
        if (forms.size() != 1) {
            throw entry.refused("a price has one of fixed, megapixels, resolutions and seconds");
        }
        DatedPrice price = new DatedPrice(
                entry.date("from").orElse(null),
                forms.get(0),
                entry.parsed("certainty", "one of A, B, C, D, E", Certainty::valueOf)
                        .orElse(Certainty.OWN),
                entry.text("source").orElse(null));
        entry.end();
        return price;
    }

    private static Price megapixels(CatalogMember parts, long megapixel) {
        CatalogMember output = parts.required("output", parts.object("output"));
        CatalogMember input = parts.object("input").orElse(null);
        Price price = new Price.Megapixels(rate(output), input == null ? Price.Rate.NOTHING : rate(input), megapixel);
        parts.end();
        return price;
    }

    private static Price.Rate rate(CatalogMember rate) {
        BigDecimal first = rate.required("first", rate.amount("first"));
        Price.Rate read = new Price.Rate(first, rate.amount("further").orElse(first));
        rate.end();
        return read;
    }

    private static Price seconds(CatalogMember modes) {
        return new Price.Seconds(modes.each(mode -> modes.object(mode).map(classes -> classes.each(classes::amount))));
    }
}
