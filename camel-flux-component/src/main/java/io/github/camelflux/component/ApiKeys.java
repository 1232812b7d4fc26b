package io.github.camelflux.component;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Finds the API keys of a provider: an option that is meant for it, the provider's setting, the environment. Several are separated by
 * commas; the first names the account whose jobs messages come back to.
 */
final class ApiKeys {

    private static final Map<String, String> VARIABLES = Map.of(
            "bfl", "BFL_API_KEY",
            "fal", "FAL_KEY",
            "replicate", "REPLICATE_API_TOKEN",
            "together", "TOGETHER_API_KEY",
            "deepinfra", "DEEPINFRA_TOKEN",
            "wireflow", "WIREFLOW_API_KEY");

    /** The two halves of a key, as fal.ai's own clients take them. */
    private static final Map<String, List<String>> HALVES = Map.of("fal", List.of("FAL_KEY_ID", "FAL_KEY_SECRET"));

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
     * @param option that is meant for this provider; may be null
     * @throws IllegalArgumentException if there is none; the message says where it was looked for
     */
    List<String> find(String provider, String option) {
        List<String> keys = search(provider, option);
        if (keys.isEmpty()) {
            throw new IllegalArgumentException("apiKey: there is no API key for the provider "
                    + provider + ". Set the option apiKey of an endpoint with provider=" + provider
                    + ", or of the component if that is its provider, the component's providers[" + provider
                    + ".apiKey]" + variables(provider));
        }
        return keys;
    }

    /** Whether there is any. */
    boolean has(String provider, String option) {
        return !search(provider, option).isEmpty();
    }

    private List<String> search(String provider, String option) {
        return present(option)
                .or(() -> providers.find(provider, "apiKey"))
                .or(() -> ofEnvironment(provider))
                .map(keys -> Arrays.stream(keys.split(","))
                        .map(String::strip)
                        .filter(key -> !key.isEmpty())
                        .map(key -> sendable(provider, key))
                        .distinct()
                        .toList())
                .orElse(List.of());
    }

    private Optional<String> ofEnvironment(String provider) {
        return variable(VARIABLES.get(provider)).or(() -> {
            List<String> halves = HALVES.getOrDefault(provider, List.of()).stream()
                    .map(this::variable)
                    .flatMap(Optional::stream)
                    .map(String::strip)
                    .toList();
            return halves.size() == 2 ? Optional.of(String.join(":", halves)) : Optional.empty();
        });
    }

    private Optional<String> variable(String name) {
        return name == null ? Optional.empty() : present(environment.apply(name));
    }

    private static String variables(String provider) {
        String variable = VARIABLES.get(provider);
        return variable == null
                ? ""
                : ", or the environment variable " + variable
                        + (HALVES.containsKey(provider)
                                ? " (or " + String.join(" and ", HALVES.get(provider)) + ")"
                                : "");
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
