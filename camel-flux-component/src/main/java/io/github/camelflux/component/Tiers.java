package io.github.camelflux.component;

import io.github.camelflux.image.ModelName;
import io.github.camelflux.provider.bfl.BflProvider;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The component option {@code tiers}: names that messages may use in the place of a model's, so that an operator decides what they
 * cost. Immutable.
 */
final class Tiers {

    /** From cheap to good: some 1.4, 3 and 7 cents for a picture of 1024 x 1024. */
    private static final Map<String, String> DEFAULTS =
            Map.of("draft", "bfl:flux-2-klein-4b", "standard", "bfl:flux-2-pro", "final", "bfl:flux-2-max");

    private final Map<String, String> models = new LinkedHashMap<>();

    /**
     * @param option {@code provider:model} by tier, over the default tiers
     * @throws IllegalArgumentException if a tier cannot be used; the message names option and value
     */
    Tiers(Map<String, ?> option) {
        for (String name : new String[] {"draft", "standard", "final"}) {
            models.put(name, model(name, DEFAULTS.get(name)));
        }
        option.forEach((name, value) ->
                models.put(name.strip(), model(name, String.valueOf(value).strip())));
    }

    /** The model of a tier. */
    Optional<String> find(String name) {
        return Optional.ofNullable(models.get(name));
    }

    /** All names, for messages. */
    String names() {
        return String.join(", ", models.keySet());
    }

    private static String model(String tier, String value) {
        String option = "tiers." + tier + ": ";
        int colon = value.indexOf(':');
        if (colon < 1) {
            throw new IllegalArgumentException(
                    option + "'" + value + "' is not provider:model, such as bfl:flux-2-pro");
        }
        String provider = value.substring(0, colon);
        if (!provider.equals(BflProvider.NAME)) {
            throw new IllegalArgumentException(option + "'" + value + "' names the provider " + provider + "; there is "
                    + BflProvider.NAME + " only, in this version");
        }
        try {
            return ModelName.check(value.substring(colon + 1));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(option + e.getMessage());
        }
    }
}
