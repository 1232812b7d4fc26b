package io.github.camelflux.docs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What the component's catalogue entry, the committed {@code flux.json}, says of options and headers.
 */
final class CatalogEntry {

    private static final Path FILE =
            Path.of("src/generated/resources/META-INF/io/github/camelflux/component/flux.json");
    private static final String HEADER_START = "CamelFlux";

    private final JsonNode entry;

    private CatalogEntry(JsonNode entry) {
        this.entry = entry;
    }

    /** Reads the file of the module that this runs in. */
    static CatalogEntry read() throws IOException {
        return new CatalogEntry(new ObjectMapper().readTree(Files.readString(FILE)));
    }

    /** All options that are set by name, sorted; the path of a URI is none. */
    List<Option> options() {
        Set<String> names = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        entry.path("properties").properties().stream()
                .filter(property -> property.getValue().path("kind").textValue().equals("parameter"))
                .forEach(property -> names.add(property.getKey()));
        entry.path("componentProperties").fieldNames().forEachRemaining(names::add);
        return names.stream().map(this::option).toList();
    }

    /** All headers, in the order in which they are declared. */
    List<Header> headers() {
        List<Header> headers = new ArrayList<>();
        entry.path("headers")
                .properties()
                .forEach(header -> headers.add(new Header(
                        header.getKey(),
                        text(header.getValue(), "description"),
                        ValueKind.of(header.getValue()),
                        option(stem(header.getKey())).scope())));
        return headers;
    }

    private Option option(String name) {
        JsonNode endpoint = entry.path("properties").path(name);
        JsonNode component = entry.path("componentProperties").path(name);
        JsonNode facts = endpoint.isMissingNode() ? component : endpoint;
        String header = HEADER_START + name.substring(0, 1).toUpperCase() + name.substring(1);
        return new Option(
                name,
                Scope.of(!endpoint.isMissingNode(), !component.isMissingNode()),
                text(facts, "description"),
                defaultOf(facts),
                ValueKind.of(facts),
                entry.path("headers").has(header) ? header : null);
    }

    /** Camel's tooling says of a Boolean that is not set that it is false: what nobody sets here is not sent. */
    private static String defaultOf(JsonNode option) {
        boolean mayBeUnset = text(option, "javaType").equals("java.lang.Boolean");
        return mayBeUnset || !option.has("defaultValue")
                ? null
                : option.path("defaultValue").asText();
    }

    private static String stem(String header) {
        String stem = header.substring(HEADER_START.length());
        return stem.substring(0, 1).toLowerCase() + stem.substring(1);
    }

    private static String text(JsonNode node, String member) {
        return node.path(member).asText("");
    }

    /** Where an option can be set. */
    enum Scope {
        NOWHERE(""),
        ENDPOINT("endpoint"),
        COMPONENT("component"),
        BOTH("endpoint, component");

        private final String words;

        Scope(String words) {
            this.words = words;
        }

        static Scope of(boolean endpoint, boolean component) {
            if (endpoint) {
                return component ? BOTH : ENDPOINT;
            }
            return component ? COMPONENT : NOWHERE;
        }

        @Override
        public String toString() {
            return words;
        }
    }

    /**
     * An option.
     *
     * @param standard what counts when nobody sets it; null if that is nothing
     * @param header the header of the same stem, which a message may set in its place; null if there is none
     */
    record Option(String name, Scope scope, String description, String standard, String value, String header) {

        /** Whether the value is evaluated for each message: its description says so, and a test tries it. */
        boolean simple() {
            return description.contains("Simple functions") || description.contains("Simple expression");
        }

        @Override
        public String toString() {
            return name;
        }
    }

    /**
     * A header.
     *
     * @param option where the option of the same stem can be set
     */
    record Header(String name, String description, String value, Scope option) {

        /**
         * Whether a message brings it. What can be said by an option too, has a default or is used up was meant for the component;
         * anything else comes from it.
         */
        boolean asks() {
            return option != Scope.NOWHERE
                    || description.contains("Removed after use")
                    || description.contains("Default:");
        }
    }
}
