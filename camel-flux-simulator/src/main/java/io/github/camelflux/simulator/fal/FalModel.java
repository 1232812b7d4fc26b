package io.github.camelflux.simulator.fal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.github.camelflux.simulator.draw.PictureFormat;
import io.github.camelflux.simulator.face.BodySchema;
import io.github.camelflux.simulator.face.SchemaDocument;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * One endpoint of fal.
 *
 * @param id its full id, such as {@code fal-ai/flux-2-pro/edit}
 * @param schema what a body is held against
 * @param fullOutput whether results have more than pictures and a seed
 * @param blacksOut whether refused pictures come black; otherwise the job ends in an error
 * @param unitUsd price of one billable unit
 * @param further units of each further megapixel; empty where a picture is one unit whatever its size
 * @param usualRunTime what it usually takes
 * @param format how results are encoded unless the body says otherwise
 */
record FalModel(
        String id,
        BodySchema schema,
        boolean fullOutput,
        boolean blacksOut,
        BigDecimal unitUsd,
        Optional<BigDecimal> further,
        Duration usualRunTime,
        PictureFormat format) {

    private static final String DOCUMENT = "fal-models.yaml";

    private static final class Loaded {
        private static final Map<String, FalModel> MODELS = read();
    }

    static Optional<FalModel> find(String id) {
        return Optional.ofNullable(Loaded.MODELS.get(id));
    }

    /** Everything after a submission is at owner and app; what follows them chooses a model there. */
    String app() {
        String[] parts = id.split("/");
        return parts[0] + "/" + parts[1];
    }

    private static Map<String, FalModel> read() {
        JsonNode document = SchemaDocument.read(FalModel.class, DOCUMENT);
        Map<String, FalModel> models = new LinkedHashMap<>();
        document.get("models").properties().forEach(entry -> {
            JsonNode row = entry.getValue();
            String schema = "#/components/schemas/" + row.get("schema").textValue();
            models.put(
                    entry.getKey(),
                    new FalModel(
                            entry.getKey(),
                            BodySchema.single(SchemaDocument.compile(
                                    JsonNodeFactory.instance.objectNode().put("$ref", schema),
                                    document.get("components"))),
                            row.get("output").textValue().equals("full"),
                            row.get("refusal").textValue().equals("blackout"),
                            row.get("usd").decimalValue(),
                            row.has("further") ? Optional.of(row.get("further").decimalValue()) : Optional.empty(),
                            Duration.ofMillis(Math.round(row.get("seconds").doubleValue() * 1000)),
                            entry.getKey().matches("fal-ai/flux-2(/.*)?") ? PictureFormat.PNG : PictureFormat.JPEG));
        });
        return models;
    }
}
