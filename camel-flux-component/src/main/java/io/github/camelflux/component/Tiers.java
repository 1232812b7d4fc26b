package io.github.camelflux.component;

import io.github.camelflux.image.ModelName;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The component option {@code tiers}: names that messages may use in the place of a model's, so that an operator decides what they
 * cost and who makes them. Immutable.
 */
final class Tiers {

    /** From cheap to good: some 1.4, 3 and 7 cents for a picture of 1024 x 1024. */
    private static final Map<String, String> DEFAULTS =
            Map.of("draft", "flux-2-klein-4b", "standard", "flux-2-pro", "final", "flux-2-max");

    private final Map<String, Target> targets = new LinkedHashMap<>();

    /**
     * What a tier stands for.
     *
     * @param provider who is asked; null for the endpoint's own: what no operator wrote leads to nobody else
     * @param model its name
     */
    record Target(String provider, String model) {}

    /**
     * @param option {@code provider:model} by tier, over the default tiers
     * @param allowed the providers that may be asked
     * @throws IllegalArgumentException if a tier cannot be used; the message names option and value
     */
    Tiers(Map<String, ?> option, AllowedProviders allowed) {
        for (String name : new String[] {"draft", "standard", "final"}) {
            targets.put(name, new Target(null, DEFAULTS.get(name)));
        }
        option.forEach((name, value) -> targets.put(
                name.strip(), target("tiers." + name, String.valueOf(value).strip(), allowed)));
    }

    /** What a tier stands for. */
    Optional<Target> find(String name) {
        return Optional.ofNullable(targets.get(name));
    }

    /** All names, for messages. */
    String names() {
        return String.join(", ", targets.keySet());
    }

    /** The providers that the operator's tiers lead to. */
    Set<String> providers() {
        return targets.values().stream()
                .map(Target::provider)
                .filter(Objects::nonNull)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static Target target(String option, String value, AllowedProviders allowed) {
        int colon = value.indexOf(':');
        if (colon < 1) {
            throw new IllegalArgumentException(
                    option + ": '" + value + "' is not provider:model, such as bfl:flux-2-pro");
        }
        String provider = Providers.check(option, value.substring(0, colon));
        allowed.check(option, provider);
        try {
            return new Target(provider, ModelName.check(value.substring(colon + 1)));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(option + ": " + e.getMessage());
        }
    }
}
