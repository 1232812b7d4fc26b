package io.github.camelflux.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The catalogue against the OpenAPI document that the simulator answers by: what is said twice must be the same. */
class CatalogAndContractTest {

    private static final Set<String> OTHERS =
            Set.of("get_result", "credits", "my_finetunes", "finetune_details", "delete_finetune");

    private final ModelCatalog catalog = ModelCatalog.shipped();

    @TestFactory
    Stream<DynamicTest> every_endpoint_that_makes_something_is_in_the_catalogue_with_its_fields() throws IOException {
        JsonNode document = document();
        return document.path("paths").properties().stream()
                .map(path -> path.getKey().substring("/v1/".length()))
                .filter(name -> !OTHERS.contains(name) && !name.startsWith("licenses/"))
                .map(name -> dynamicTest(name, () -> {
                    Model model = catalog.find(name);

                    assertThat(model.catalogued()).isTrue();
                    JsonNode schema = document.at("/paths")
                            .path("/v1/" + name)
                            .at("/post/requestBody/content/application~1json/schema");
                    assertThat(model.fields().keySet()).isEqualTo(members(document, schema));
                }));
    }

    private static Set<String> members(JsonNode document, JsonNode schema) {
        if (schema.has("$ref")) {
            return members(document, document.at(schema.get("$ref").asText().substring(1)));
        }
        Set<String> members = new TreeSet<>();
        schema.path("properties").fieldNames().forEachRemaining(members::add);
        schema.path("allOf").forEach(part -> members.addAll(members(document, part)));
        schema.path("oneOf").forEach(part -> members.addAll(members(document, part)));
        return members;
    }

    private static JsonNode document() throws IOException {
        try (InputStream in = CatalogAndContractTest.class.getResourceAsStream(
                "/io/github/camelflux/simulator/bfl/bfl-openapi.yaml")) {
            return new YAMLMapper().readTree(in);
        }
    }
}
