package io.github.camelflux.component;

import java.util.Arrays;
import java.util.List;

/** The component option {@code allowedProviders}: who may be asked by endpoints, and by messages that name a tier. Immutable. */
final class AllowedProviders {

    private final List<String> names;

    /**
     * @param option names separated by commas; null or blank allows any
     * @throws IllegalArgumentException if there is no such provider; the message names it
     */
    AllowedProviders(String option) {
        names = option == null
                ? List.of()
                : Arrays.stream(option.split(","))
                        .map(String::strip)
                        .filter(name -> !name.isEmpty())
                        .map(name -> Providers.check("allowedProviders", name))
                        .toList();
    }

    /**
     * @param place where it is named, for the message
     * @throws IllegalArgumentException if the provider may not be asked
     */
    void check(String place, String provider) {
        if (!names.isEmpty() && !names.contains(provider)) {
            throw new IllegalArgumentException(
                    place + ": '" + provider + "' is not among the allowedProviders " + String.join(", ", names));
        }
    }
}
