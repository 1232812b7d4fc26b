package io.github.camelflux.simulator.face;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.JsonMetaSchema;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.NonValidationKeyword;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** Reads the documents in which this module writes down what a provider takes, and makes their schemas usable. */
public final class SchemaDocument {

    private static final JsonSchemaFactory SCHEMAS = factory();

    private SchemaDocument() {}

    /** Reads a document in YAML that lies beside a class. */
    public static JsonNode read(Class<?> beside, String name) {
        YAMLMapper yaml = new YAMLMapper();
        yaml.enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);
        try (InputStream in = beside.getResourceAsStream(name)) {
            return yaml.readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + name, e);
        }
    }

    /**
     * The schemas refer to each other by their place in the document, so each is compiled with all components beside
     * it.
     */
    public static JsonSchema compile(JsonNode schema, JsonNode components) {
        ObjectNode root = schema.deepCopy();
        root.set("components", components);
        SchemaValidatorsConfig config =
                SchemaValidatorsConfig.builder().formatAssertionsEnabled(true).build();
        return SCHEMAS.getSchema(root, config);
    }

    private static JsonSchemaFactory factory() {
        JsonMetaSchema dialect = JsonMetaSchema.builder(JsonMetaSchema.getV202012())
                .keyword(new NonValidationKeyword("components"))
                .keyword(new NonValidationKeyword("x-max-output-pixels"))
                .keyword(new NonValidationKeyword("x-input"))
                .build();
        return JsonSchemaFactory.builder(JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012))
                .metaSchema(dialect)
                .build();
    }
}
