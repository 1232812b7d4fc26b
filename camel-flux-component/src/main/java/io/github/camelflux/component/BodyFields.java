package io.github.camelflux.component;

import io.github.camelflux.FluxRequestException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Reads the fields of a request that came with a message. It may say what the picture is like, and nothing else: whoever can send
 * a message must not choose who is asked, with which key, and where answers go.
 */
final class BodyFields {

    private static final String CALLBACK = "webhook";

    private final Set<String> allowed;

    /** @param option the option {@code bodyFields}: names by the provider, separated by commas; may be null */
    BodyFields(String option) {
        allowed = option == null
                ? Set.of()
                : Arrays.stream(option.split(","))
                        .map(String::strip)
                        .filter(name -> !name.isEmpty())
                        .collect(Collectors.toUnmodifiableSet());
        allowed.stream().filter(BodyFields::leadsElsewhere).findFirst().ifPresent(name -> {
            throw new IllegalArgumentException("bodyFields: a message may never set " + name);
        });
    }

    /**
     * What a request sets.
     *
     * @param request field names in camelCase or snake_case
     * @param where it came from, for messages
     * @throws FluxRequestException if it sets anything else, or the same field twice
     */
    Fields read(Map<?, ?> request, String where) {
        FieldSource fields = new FieldSource();
        Map<String, Object> extra = new LinkedHashMap<>();
        Set<PictureField> seen = new HashSet<>();
        request.forEach((key, value) -> {
            String name = String.valueOf(key);
            Optional<PictureField> field = PictureField.named(name);
            if (allowed.contains(name)) {
                extra.put(name, jsonValue(name, where, value));
            } else if (field.isEmpty()) {
                throw refused(name, where);
            } else if (!seen.add(field.get())) {
                throw BadRequest.because(
                        name + " in the " + where + ": " + field.get().fieldName() + " is set twice");
            } else {
                fields.put(field.get(), name + " in the " + where, value);
            }
        });
        extra.values().removeIf(value -> value == null);
        return new Fields(fields, extra);
    }

    /** Whether a field, by any spelling, tells the provider to send answers elsewhere: then the job could not be followed. */
    static boolean leadsElsewhere(String name) {
        return name.replace("_", "").toLowerCase(Locale.ROOT).startsWith(CALLBACK);
    }

    private FluxRequestException refused(String name, String where) {
        String why = name.equals("model") || name.equals("tier")
                ? "the model is chosen by the header " + FluxConstants.MODEL + " or " + FluxConstants.TIER
                        + ", or by the option model or tier"
                : "it may set " + PictureField.names()
                        + (allowed.isEmpty() ? "" : " and " + String.join(", ", allowed))
                        + "; the option bodyFields allows more";
        return BadRequest.because(name + " in the " + where + " may not be set by a message: " + why);
    }

    private static Object jsonValue(String name, String where, Object value) {
        boolean json = value == null
                || value instanceof CharSequence
                || value instanceof Number
                || value instanceof Boolean
                || value instanceof Map
                || value instanceof List;
        if (!json) {
            throw BadRequest.because(
                    name + " in the " + where + ": " + value.getClass().getName() + " is not a JSON value");
        }
        return value;
    }

    /**
     * What a request sets.
     *
     * @param fields of the picture
     * @param extra by the provider's own names
     */
    record Fields(FieldSource fields, Map<String, Object> extra) {

        /** Nothing. */
        static Fields none() {
            return new Fields(new FieldSource(), Map.of());
        }
    }
}
