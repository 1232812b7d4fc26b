package io.github.camelflux.image;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What may be a model's name. It becomes part of a path at the provider and may come from a message, so it must not lead anywhere
 * but to a model.
 */
public final class ModelName {

    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9._@:/-]+");

    /** First segments of BFL's paths under {@code /v1} that are no models (BFL, OpenAPI document). */
    private static final Set<String> UTILITY_ROUTES =
            Set.of("credits", "get_result", "my_finetunes", "finetune_details", "delete_finetune", "licenses");

    private ModelName() {}

    /**
     * Checks a name: letters, digits and {@code . _ @ : / -}, without {@code ..}, without empty or {@code .} path segments, and not
     * one of the provider's utility routes.
     *
     * @return the name
     * @throws IllegalArgumentException if it is not a model's name; the message quotes it
     */
    public static String check(String name) {
        if (!FORM.matcher(name).matches() || name.contains("..")) {
            throw new IllegalArgumentException(
                    "model: '" + name + "' is not a model name (letters, digits and . _ @ : / - without ..)");
        }
        List<String> segments = List.of(name.split("/", -1));
        if (segments.contains("") || segments.contains(".")) {
            throw new IllegalArgumentException("model: '" + name + "' has an empty part between slashes");
        }
        if (UTILITY_ROUTES.contains(segments.get(0).toLowerCase(Locale.ROOT))) {
            throw new IllegalArgumentException("model: '" + name + "' is a utility route of the provider, not a model");
        }
        return name;
    }
}
