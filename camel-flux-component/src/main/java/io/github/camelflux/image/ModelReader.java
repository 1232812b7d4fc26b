package io.github.camelflux.image;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** Reads one model of the catalogue's file. Members that it does not know are left to newer versions. */
final class ModelReader {

    private final String name;
    private final JsonNode entry;

    ModelReader(String name, JsonNode entry) {
        this.name = name;
        this.entry = entry;
    }

    /** @throws IllegalArgumentException if a member is missing or has the wrong form; the message names it and the model */
    Model read() {
        return new Model(
                name,
                operations(),
                providerIds(),
                entry.hasNonNull("maxReferences") ? number("maxReferences") : null,
                entry.hasNonNull("defaultFormat") ? format() : null,
                duration("linkLifetime"),
                number("activeJobs"),
                duration("deadline"),
                duration("lostAfter"),
                entry.path("source").asText(null),
                entry.path("date").asText(null));
    }

    private Set<Operation> operations() {
        Set<Operation> operations = EnumSet.noneOf(Operation.class);
        for (JsonNode uriName : entry.path("operations")) {
            operations.add(Operation.named(uriName.asText()).orElseThrow(() -> wrong("operations")));
        }
        return operations;
    }

    private Map<String, String> providerIds() {
        Map<String, String> ids = new LinkedHashMap<>();
        entry.path("providers")
                .properties()
                .forEach(id -> ids.put(id.getKey(), id.getValue().asText()));
        return ids;
    }

    private ImageFormat format() {
        return ImageFormat.named(text("defaultFormat")).orElseThrow(() -> wrong("defaultFormat"));
    }

    private Duration duration(String member) {
        try {
            return Duration.parse(text(member));
        } catch (DateTimeParseException e) {
            throw wrong(member);
        }
    }

    private int number(String member) {
        if (!entry.path(member).isInt()) {
            throw wrong(member);
        }
        return entry.path(member).intValue();
    }

    private String text(String member) {
        if (!entry.path(member).isTextual()) {
            throw wrong(member);
        }
        return entry.path(member).textValue();
    }

    private IllegalArgumentException wrong(String member) {
        return new IllegalArgumentException(
                "Model catalogue: " + name + " has no usable " + member + " (" + entry.path(member) + ")");
    }
}
