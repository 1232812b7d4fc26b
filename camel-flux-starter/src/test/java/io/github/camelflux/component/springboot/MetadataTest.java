package io.github.camelflux.component.springboot;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelflux.component.FluxComponent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.context.properties.bind.DataObjectPropertyName;

/**
 * What editors know of {@code camel.component.flux.*} is what the component's catalogue entry says. When this is red, generate the
 * starter anew: see CONTRIBUTING.md.
 */
class MetadataTest {

    private static final String PREFIX = "camel.component.flux.";
    private static final Map<String, String> WRAPPERS =
            Map.of("boolean", "java.lang.Boolean", "int", "java.lang.Integer");

    private static final JsonNode OPTIONS = catalogueEntry().path("componentProperties");
    private static final JsonNode METADATA = metadata();

    @Test
    void every_option_of_the_component_is_a_property_and_nothing_else_but_the_switches_of_camel() {
        List<String> options = Stream.concat(
                        names(OPTIONS).map(MetadataTest::dashed),
                        Stream.of(PREFIX + "enabled", PREFIX + "customizer.enabled"))
                .toList();

        assertThat(options).hasSizeGreaterThan(60);
        assertThat(stream(METADATA.path("properties"))
                        .map(property -> property.path("name").asText()))
                .containsExactlyInAnyOrderElementsOf(options);
    }

    @ParameterizedTest
    @MethodSource("options")
    void a_property_has_the_type_of_its_option(String name) {
        String type = option(name).path("javaType").asText();

        assertThat(property(name).path("type").asText()).isEqualTo(WRAPPERS.getOrDefault(type, type.replace(" ", "")));
    }

    @ParameterizedTest
    @MethodSource("options")
    void a_property_has_the_default_of_its_option(String name) {
        JsonNode option = option(name);
        // Camel's catalogue gives each Boolean the default false, also one that can be left open.
        boolean leftOpen = option.path("javaType").asText().equals("java.lang.Boolean");

        assertThat(property(name).path("defaultValue").asText())
                .isEqualTo(leftOpen ? "" : option.path("defaultValue").asText());
    }

    @ParameterizedTest
    @MethodSource("options")
    void a_property_has_the_description_of_its_option(String name) {
        String description = option(name).path("description").asText();

        assertThat(description).isNotBlank();
        assertThat(property(name).path("description").asText()).startsWith(description);
    }

    @ParameterizedTest
    @MethodSource("options")
    void a_property_has_the_values_of_its_option(String name) throws ClassNotFoundException {
        List<String> values =
                stream(option(name).path("enum")).map(JsonNode::asText).toList();

        assertThat(knownValues(name))
                .usingElementComparator(String::compareToIgnoreCase)
                .isEqualTo(values);
    }

    static Stream<String> options() {
        return names(OPTIONS);
    }

    private static List<String> knownValues(String name) throws ClassNotFoundException {
        String type = property(name).path("type").asText();
        if (type.startsWith("io.github.camelflux") && Class.forName(type).isEnum()) {
            return Arrays.stream(Class.forName(type).getEnumConstants())
                    .map(Object::toString)
                    .toList();
        }
        return stream(METADATA.path("hints"))
                .filter(hint -> hint.path("name").asText().equals(dashed(name)))
                .flatMap(hint -> stream(hint.path("values")))
                .map(value -> value.path("value").asText())
                .toList();
    }

    private static JsonNode option(String name) {
        return OPTIONS.path(name);
    }

    private static JsonNode property(String name) {
        return stream(METADATA.path("properties"))
                .filter(property -> property.path("name").asText().equals(dashed(name)))
                .findFirst()
                .orElseThrow();
    }

    private static String dashed(String name) {
        return PREFIX + DataObjectPropertyName.toDashedForm(name);
    }

    private static Stream<JsonNode> stream(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }

    private static Stream<String> names(JsonNode object) {
        Iterable<String> names = object::fieldNames;
        return StreamSupport.stream(names.spliterator(), false);
    }

    private static JsonNode catalogueEntry() {
        return read(FluxComponent.class.getResource("/META-INF/io/github/camelflux/component/flux.json"));
    }

    /** The one beside the class: other jars have files of the same name. */
    private static JsonNode metadata() {
        try {
            URL classes = FluxComponentConfiguration.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation();
            return read(new URL(classes, "META-INF/spring-configuration-metadata.json"));
        } catch (MalformedURLException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonNode read(URL file) {
        try {
            return new ObjectMapper().readTree(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
