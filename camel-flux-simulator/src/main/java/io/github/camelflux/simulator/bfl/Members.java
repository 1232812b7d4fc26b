package io.github.camelflux.simulator.bfl;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The members that a model's schema knows, those of all alternatives together.
 *
 * @param properties their schemas by name
 */
record Members(Map<String, JsonNode> properties) {

    static Members of(JsonNode schema, JsonNode document) {
        Map<String, JsonNode> found = new LinkedHashMap<>();
        collect(schema, document, found);
        return new Members(found);
    }

    private static void collect(JsonNode schema, JsonNode document, Map<String, JsonNode> found) {
        schema.path("properties").properties().forEach(member -> found.putIfAbsent(member.getKey(), member.getValue()));
        schema.path("allOf").forEach(part -> collect(part, document, found));
        schema.path("oneOf").forEach(part -> collect(part, document, found));
        if (schema.has("$ref")) {
            collect(document.at(schema.get("$ref").textValue().substring(1)), document, found);
        }
    }

    boolean has(String name) {
        return properties.containsKey(name);
    }

    /** What kind of input a member holds; empty for plain values and for members that the model does not know. */
    Optional<InputKind> input(String name) {
        JsonNode kind = properties.containsKey(name) ? properties.get(name).get("x-input") : null;
        return Optional.ofNullable(kind)
                .map(text -> InputKind.valueOf(text.textValue().toUpperCase(Locale.ROOT)));
    }

    /** The default that the document names, as text; empty text where there is none. */
    String defaultOf(String name) {
        return properties.containsKey(name)
                ? properties.get(name).path("default").asText()
                : "";
    }
}
