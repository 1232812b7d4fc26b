package io.github.camelflux.component;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Finds the API keys of an endpoint: its own option, the component's, the provider's setting, the environment. Several are
 * separated by commas; the first names the account whose jobs messages come back to.
 */
final class ApiKeys {

    private static final Map<String, String> VARIABLES = Map.of("bfl", "BFL_API_KEY");

    private final ProviderSettings providers;
    private final UnaryOperator<String> environment;

    /** @param environment the value of an environment variable; null when it is not set */
    ApiKeys(ProviderSettings providers, UnaryOperator<String> environment) {
        this.providers = providers;
        this.environment = environment;
    }

    /**
     * The keys, each once.
     *
     * @param option of the endpoint, which has the component's as its default; may be null
     * @throws IllegalArgumentException if there is none; the message says where it was looked for
     */
    List<String> find(String provider, String option) {
        List<String> keys = search(provider, option);
        if (keys.isEmpty()) {
            throw new IllegalArgumentException("apiKey: there is no API key for the provider "
                    + provider + ". Set the option apiKey of the endpoint or of the component, the component's"
                    + " providers[" + provider + ".apiKey], or the environment variable "
                    + VARIABLES.get(provider));
        }
        return keys;
    }

    /** The keys, if there are any. */
    List<String> search(String provider, String option) {
        return present(option)
                .or(() -> providers.find(provider, "apiKey"))
                .or(() -> present(environment.apply(VARIABLES.get(provider))))
                .map(keys -> Arrays.stream(keys.split(","))
                        .map(String::strip)
                        .filter(key -> !key.isEmpty())
                        .map(key -> sendable(provider, key))
                        .distinct()
                        .toList())
                .orElse(List.of());
    }

    /** A key that HTTP cannot carry, such as one in curly quotes, would only fail much later. */
    private static String sendable(String provider, String key) {
        if (key.chars().allMatch(letter -> letter > ' ' && letter < 127)) {
            return key;
        }
        throw new IllegalArgumentException("apiKey: the API key for the provider " + provider
                + " holds a space, a control character or a character beyond ASCII, which no key does");
    }

    private static Optional<String> present(String key) {
        return Optional.ofNullable(key).filter(text -> !text.isBlank());
    }
}
