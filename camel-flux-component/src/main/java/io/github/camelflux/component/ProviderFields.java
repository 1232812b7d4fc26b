package io.github.camelflux.component;

import java.util.LinkedHashMap;
import java.util.Map;

/** Reads the options {@code input.NAME=value}, which go to the provider by its own names. */
final class ProviderFields {

    private ProviderFields() {}

    /**
     * The JSON values of the options: a text is read as JSON if it is JSON.
     *
     * @throws IllegalArgumentException if one of them would lead the provider's answers elsewhere
     */
    static Map<String, Object> of(Map<String, Object> options) {
        Map<String, Object> fields = new LinkedHashMap<>();
        options.forEach((name, value) -> {
            if (BodyFields.leadsElsewhere(name)) {
                throw new IllegalArgumentException(
                        "input." + name + ": a callback set here would keep the component from following the job");
            }
            fields.put(name, value instanceof CharSequence text ? JsonRequest.literal(text.toString()) : value);
        });
        return fields;
    }
}
