package io.github.camelflux.component;

import java.util.Arrays;
import java.util.List;

/** The component option {@code allowedModels}: which models endpoints and messages may ask for. Immutable. */
final class AllowedModels {

    private final List<String> patterns;

    /** @param option names separated by commas, with {@code *} at the end for any ending; null or blank allows any */
    AllowedModels(String option) {
        patterns = option == null
                ? List.of()
                : Arrays.stream(option.split(","))
                        .map(String::strip)
                        .filter(pattern -> !pattern.isEmpty())
                        .toList();
    }

    /** Whether the model may be asked for. */
    boolean allows(String model) {
        return patterns.isEmpty() || patterns.stream().anyMatch(pattern -> matches(pattern, model));
    }

    /** @throws IllegalArgumentException if the model may not be asked for */
    void check(String model) {
        if (!allows(model)) {
            throw new IllegalArgumentException(
                    "model: '" + model + "' is not among the allowedModels " + String.join(", ", patterns));
        }
    }

    private static boolean matches(String pattern, String model) {
        return pattern.endsWith("*")
                ? model.startsWith(pattern.substring(0, pattern.length() - 1))
                : model.equals(pattern);
    }
}
