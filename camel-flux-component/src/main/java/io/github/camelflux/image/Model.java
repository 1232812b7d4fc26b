package io.github.camelflux.image;

import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * What is known of a model. Immutable.
 *
 * @param name the neutral name
 * @param catalogued whether the catalogue holds it; otherwise everything but the name is assumed
 * @param operations what it can be asked for
 * @param providerIds its name at each provider that is known to have it
 * @param fields what a request for it may hold, by BFL's names; empty when not known
 * @param instead what to use, in words, for a field that it does not take
 * @param strict whether a member beside {@code fields} is refused by BFL, rather than ignored
 * @param size which sizes it makes
 * @param maxReferences how many pictures it takes at most; null when no limit is known
 * @param defaultFormat what it makes when {@code outputFormat} is not set, such as {@code jpeg} or {@code mp4}; null when not known
 * @param linkLifetime how long a result can be fetched
 * @param activeJobs how many jobs one API key may have in flight
 * @param runTime how long a job runs as a rule; null when not known
 * @param deadline how long an exchange waits after the job was accepted, unless {@code jobTimeout} says otherwise
 * @param lostAfter how long a job is followed at all, from acceptance, before it is called lost
 * @param prices by provider
 * @param terms licence, notes and source
 */
public record Model(
        String name,
        boolean catalogued,
        Set<Operation> operations,
        Map<String, String> providerIds,
        Map<String, FieldRule> fields,
        Map<String, String> instead,
        boolean strict,
        SizeRule size,
        Integer maxReferences,
        String defaultFormat,
        Duration linkLifetime,
        int activeJobs,
        Duration runTime,
        Duration deadline,
        Duration lostAfter,
        Map<String, PriceList> prices,
        ModelTerms terms) {

    private static final int DEADLINE_PARTS = 18;

    public Model {
        Objects.requireNonNull(name, "name");
        operations = Set.copyOf(operations);
        providerIds = inOrder(providerIds);
        fields = inOrder(fields);
        instead = inOrder(instead);
        Objects.requireNonNull(size, "size");
        Objects.requireNonNull(linkLifetime, "linkLifetime");
        Objects.requireNonNull(deadline, "deadline");
        Objects.requireNonNull(lostAfter, "lostAfter");
        prices = inOrder(prices);
        Objects.requireNonNull(terms, "terms");
    }

    /** Its name at a provider: the neutral name when nothing else is known. */
    public String idAt(String provider) {
        return providerIds.getOrDefault(provider, name);
    }

    /** Whether a request may hold a member, as far as that is known. */
    public boolean accepts(String field) {
        return fields.isEmpty() || fields.containsKey(field);
    }

    /**
     * Checks how many pictures go in.
     *
     * @throws IllegalArgumentException if they are more than the model takes; the message names model, limit and number
     */
    public void checkReferences(int count) {
        if (maxReferences != null && count > maxReferences) {
            throw new IllegalArgumentException(
                    "images: " + name + " takes at most " + maxReferences + ", the request has " + count);
        }
    }

    /** How long to expect a job to run: what is known, or else a small part of the time that an exchange waits. */
    public Duration expectedRunTime() {
        return runTime == null ? deadline.dividedBy(DEADLINE_PARTS) : runTime;
    }

    /** What it costs at a provider; {@link PriceList#UNKNOWN} when nothing is known. */
    public PriceList pricesAt(String provider) {
        return prices.getOrDefault(provider, PriceList.UNKNOWN);
    }

    /**
     * What a request will cost, in US dollars: an estimate, since the provider's own figure decides.
     *
     * @param day when it is bought (UTC)
     * @return empty when the price is not known, not sure enough, or depends on something that is not known
     * @throws IOException if a picture of the request cannot be read
     */
    public Optional<BigDecimal> estimate(String provider, ImageRequest request, LocalDate day) throws IOException {
        DatedPrice price = pricesAt(provider).on(day).orElse(null);
        if (price == null || !price.certainty().suffices()) {
            return Optional.empty();
        }
        return price.price().of(RequestQuantities.of(request, this)).map(Model::inCents);
    }

    /** Without zeros at the end, but for whole cents. */
    private static BigDecimal inCents(BigDecimal usd) {
        BigDecimal plain = usd.stripTrailingZeros();
        return plain.scale() < 2 ? plain.setScale(2) : plain;
    }

    /** The same for a model of another name that the catalogue does not hold. */
    Model assumedFor(String other) {
        return new Model(
                other,
                false,
                operations,
                providerIds,
                fields,
                instead,
                strict,
                size,
                maxReferences,
                defaultFormat,
                linkLifetime,
                activeJobs,
                runTime,
                deadline,
                lostAfter,
                prices,
                terms);
    }

    private static <T> Map<String, T> inOrder(Map<String, T> values) {
        return Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }
}
