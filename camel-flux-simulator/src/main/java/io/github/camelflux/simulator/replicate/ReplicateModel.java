package io.github.camelflux.simulator.replicate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.github.camelflux.simulator.face.BodySchema;
import io.github.camelflux.simulator.face.SchemaDocument;
import io.github.camelflux.simulator.face.Sha256;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * One model at Replicate.
 *
 * @param name owner and name, such as {@code black-forest-labs/flux-dev}
 * @param schema what the input is held against
 * @param listed whether the output is a list; otherwise it is one text
 * @param drops whether refused pictures are left out; otherwise the prediction fails
 * @param usd price of a picture
 * @param furtherUsd price of each further megapixel
 * @param usualRunTime what it usually takes
 */
record ReplicateModel(
        String name,
        BodySchema schema,
        boolean listed,
        boolean drops,
        BigDecimal usd,
        BigDecimal furtherUsd,
        Duration usualRunTime) {

    private static final String DOCUMENT = "replicate-models.yaml";

    private static final class Loaded {
        private static final Map<String, ReplicateModel> MODELS = read();
    }

    static Optional<ReplicateModel> find(String name) {
        return Optional.ofNullable(Loaded.MODELS.get(name));
    }

    /** A deployment is somebody's own; here each runs the model that is named as it is. */
    static Optional<ReplicateModel> deployed(String deployment) {
        return Loaded.MODELS.values().stream()
                .filter(model -> model.name().endsWith("/" + deployment))
                .findFirst();
    }

    /** By the member {@code version}: an id, owner and name, or both. */
    static Optional<ReplicateModel> byVersion(String version) {
        return Loaded.MODELS.values().stream()
                .filter(model -> version.equals(model.name())
                        || version.equals(model.versionId())
                        || version.equals(model.name() + ":" + model.versionId()))
                .findFirst();
    }

    /** The id of its only version. */
    String versionId() {
        return HexFormat.of().formatHex(Sha256.start().digest(name.getBytes(StandardCharsets.UTF_8)));
    }

    private static Map<String, ReplicateModel> read() {
        JsonNode document = SchemaDocument.read(ReplicateModel.class, DOCUMENT);
        Map<String, ReplicateModel> models = new LinkedHashMap<>();
        document.get("models").properties().forEach(entry -> {
            JsonNode row = entry.getValue();
            String schema = "#/components/schemas/" + row.get("schema").textValue();
            models.put(
                    entry.getKey(),
                    new ReplicateModel(
                            entry.getKey(),
                            BodySchema.single(SchemaDocument.compile(
                                    JsonNodeFactory.instance.objectNode().put("$ref", schema),
                                    document.get("components"))),
                            row.get("output").textValue().equals("list"),
                            row.get("refusal").textValue().equals("drop"),
                            row.get("usd").decimalValue(),
                            row.has("further") ? row.get("further").decimalValue() : BigDecimal.ZERO,
                            Duration.ofMillis(Math.round(row.get("seconds").doubleValue() * 1000))));
        });
        return models;
    }
}
