package io.github.camelflux.image;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A price in words, for people. */
public final class PriceWords {

    private PriceWords() {}

    /** Such as {@code $0.03 first megapixel, $0.015 each further; $0.015 a megapixel that goes in}. */
    public static String of(Price price) {
        if (price instanceof Price.Fixed fixed) {
            return usd(fixed.usd());
        }
        if (price instanceof Price.Megapixels megapixels) {
            return megapixels(megapixels);
        }
        if (price instanceof Price.Resolutions resolutions) {
            return classes(resolutions.usd());
        }
        return seconds((Price.Seconds) price);
    }

    /** An amount of US dollars, without zeros at the end beyond whole cents. */
    public static String usd(BigDecimal amount) {
        BigDecimal plain = amount.stripTrailingZeros();
        return "$" + (plain.scale() < 2 ? plain.setScale(2) : plain).toPlainString();
    }

    private static String megapixels(Price.Megapixels price) {
        List<String> parts = new ArrayList<>();
        parts.add(rate(price.output(), "megapixel"));
        if (!price.input().equals(Price.Rate.NOTHING)) {
            parts.add(rate(price.input(), "megapixel that goes in"));
        }
        return String.join("; ", parts);
    }

    private static String rate(Price.Rate rate, String of) {
        return rate.first().compareTo(rate.further()) == 0
                ? usd(rate.first()) + " a " + of
                : usd(rate.first()) + " first " + of + ", " + usd(rate.further()) + " each further";
    }

    private static String classes(Map<String, BigDecimal> classes) {
        return classes.entrySet().stream()
                .map(entry -> entry.getKey() + " " + usd(entry.getValue()))
                .collect(Collectors.joining(", "));
    }

    private static String seconds(Price.Seconds price) {
        Map<String, BigDecimal> any = price.usd().get(Price.Seconds.ANY);
        if (any != null && any.containsKey(Price.Seconds.ANY)) {
            return usd(any.get(Price.Seconds.ANY)) + " a second";
        }
        return price.usd().entrySet().stream()
                        .map(mode -> mode.getKey() + ": " + classes(mode.getValue()))
                        .collect(Collectors.joining("; "))
                + " a second";
    }
}
