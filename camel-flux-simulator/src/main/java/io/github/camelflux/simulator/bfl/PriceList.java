package io.github.camelflux.simulator.bfl;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * A model's prices over time.
 *
 * @param today the present price
 * @param before earlier prices by the instant at which they ended, the beginning of a day in UTC
 */
record PriceList(PriceTag today, NavigableMap<Instant, PriceTag> before) {

    static PriceList from(JsonNode post) {
        NavigableMap<Instant, PriceTag> before = new TreeMap<>();
        post.path("x-price-usd-before")
                .forEach(old -> before.put(
                        LocalDate.parse(old.get("day").asText())
                                .atStartOfDay(ZoneOffset.UTC)
                                .toInstant(),
                        PriceTag.from(old)));
        return new PriceList(PriceTag.from(post.get("x-price-usd")), before);
    }

    BigDecimal usd(Usage usage, Instant now) {
        var ended = before.higherEntry(now);
        return (ended == null ? today : ended.getValue()).usd(usage);
    }
}
