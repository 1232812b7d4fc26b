package io.github.camelflux.image;

import java.time.Duration;
import java.util.Map;
import java.util.Objects;

/**
 * What is known of a provider, whichever model it is asked for. What the catalogue says of models comes from BFL; elsewhere they have
 * other limits and other times. Immutable.
 *
 * @param linkLifetime how long a result can be fetched
 * @param activeJobs how many jobs one API key has in flight, unless {@code maxInFlight} says otherwise
 * @param deadline the least time that an exchange waits after acceptance
 * @param lostAfter the least time that a job is followed, from acceptance
 * @param standardSize what is made of a prompt when no size is asked for; null when not known
 */
public record ProviderFacts(
        Duration linkLifetime, int activeJobs, Duration deadline, Duration lostAfter, ImageSize standardSize) {

    public ProviderFacts {
        Objects.requireNonNull(linkLifetime, "linkLifetime");
        Objects.requireNonNull(deadline, "deadline");
        Objects.requireNonNull(lostAfter, "lostAfter");
    }

    static ProviderFacts read(CatalogMember entry) {
        ProviderFacts facts = new ProviderFacts(
                entry.required("linkLifetime", entry.duration("linkLifetime")),
                entry.required("activeJobs", entry.integer("activeJobs")),
                entry.required("deadline", entry.duration("deadline")),
                entry.required("lostAfter", entry.duration("lostAfter")),
                entry.parsed("defaultSize", "a size such as 1024x768", ImageSize::parse)
                        .orElse(null));
        entry.text("source");
        entry.end();
        return facts;
    }

    /** A model as it is known there: what BFL says of fields and sizes is true of BFL's API only. */
    Model of(Model model) {
        return new Model(
                model.name(),
                model.catalogued(),
                model.operations(),
                model.providerIds(),
                Map.of(),
                Map.of(),
                false,
                new SizeRule(null, null, null, null, null, standardSize, false, null),
                null,
                null,
                linkLifetime,
                activeJobs,
                model.runTime(),
                longer(model.deadline(), deadline),
                longer(model.lostAfter(), lostAfter),
                model.prices(),
                model.terms());
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }
}
