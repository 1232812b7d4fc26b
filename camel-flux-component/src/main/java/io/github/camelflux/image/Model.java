package io.github.camelflux.image;

import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * What is known of a model. Immutable.
 *
 * @param name the neutral name
 * @param operations what it can be asked for
 * @param providerIds its name at each provider that calls it otherwise or is known to have it
 * @param maxReferences how many pictures it takes at most; null when no limit is known
 * @param defaultFormat what it makes when {@code outputFormat} is not set; null when not known
 * @param linkLifetime how long a result can be fetched
 * @param activeJobs how many jobs one API key may have in flight
 * @param deadline how long an exchange waits after the job was accepted, unless {@code jobTimeout} says otherwise
 * @param lostAfter how long a job is followed at all, from acceptance, before it is called lost
 * @param source where the facts come from; null for a model that the catalogue does not hold
 * @param date the source's state, such as {@code 2026-10}; null as above
 */
public record Model(
        String name,
        Set<Operation> operations,
        Map<String, String> providerIds,
        Integer maxReferences,
        ImageFormat defaultFormat,
        Duration linkLifetime,
        int activeJobs,
        Duration deadline,
        Duration lostAfter,
        String source,
        String date) {

    public Model {
        Objects.requireNonNull(name, "name");
        operations = Set.copyOf(operations);
        providerIds = Map.copyOf(providerIds);
        Objects.requireNonNull(linkLifetime, "linkLifetime");
        Objects.requireNonNull(deadline, "deadline");
        Objects.requireNonNull(lostAfter, "lostAfter");
    }

    /** Its name at a provider: the neutral name when nothing else is known. */
    public String idAt(String provider) {
        return providerIds.getOrDefault(provider, name);
    }

    /** Whether the catalogue holds it; otherwise everything but the name is assumed. */
    public boolean catalogued() {
        return source != null;
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

    Model named(String other) {
        return new Model(
                other,
                operations,
                providerIds,
                maxReferences,
                defaultFormat,
                linkLifetime,
                activeJobs,
                deadline,
                lostAfter,
                source,
                date);
    }
}
