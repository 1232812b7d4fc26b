package io.github.camelflux.simulator.bfl;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import io.github.camelflux.simulator.face.BodySchema;
import io.github.camelflux.simulator.face.SchemaDocument;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * BFL's API as the OpenAPI document of this module has it: the models, their schemas, prices and limits. Read once for
 * all simulators; immutable.
 */
public final class Contract {

    private static final String DOCUMENT = "bfl-openapi.yaml";
    private static final String PREFIX = "/v1/";
    private static final String BODY = "/requestBody/content/application~1json/schema";

    private static final class Loaded {
        private static final Contract CONTRACT = new Contract(SchemaDocument.read(Contract.class, DOCUMENT));
    }

    private final Map<String, Model> models = new LinkedHashMap<>();
    private final Map<String, BodySchema> bodies = new LinkedHashMap<>();
    private final List<String> slugs = new ArrayList<>();
    private final Map<String, Integer> activeLimits = new LinkedHashMap<>();
    private final int activeLimit;

    private Contract(JsonNode document) {
        activeLimit = document.get("x-max-active-tasks").intValue();
        document.get("paths").properties().forEach(path -> {
            JsonNode post = path.getValue().path("post");
            if (post.has("x-family")) {
                String name = path.getKey().substring(PREFIX.length());
                models.put(name, model(name, post, document));
                if (post.has("x-max-active-tasks")) {
                    activeLimits.put(name, post.get("x-max-active-tasks").intValue());
                }
            } else if (!post.isMissingNode()) {
                bodies.put(
                        path.getKey(),
                        BodySchema.single(SchemaDocument.compile(post.at(BODY), document.get("components"))));
                post.at("/parameters/0/schema/enum").forEach(slug -> slugs.add(slug.textValue()));
            }
        });
    }

    /** The contract; reading it takes a moment the first time. */
    public static Contract load() {
        return Loaded.CONTRACT;
    }

    /** How many tasks a key may have active by default. */
    public int activeLimit() {
        return activeLimit;
    }

    /** The models that have a lower limit of their own. */
    public Map<String, Integer> activeLimits() {
        return Map.copyOf(activeLimits);
    }

    Optional<Model> model(String path) {
        return path.startsWith(PREFIX)
                ? Optional.ofNullable(models.get(path.substring(PREFIX.length())))
                : Optional.empty();
    }

    /** The schema of the body of a call that makes no picture. */
    BodySchema body(String path) {
        return bodies.get(path);
    }

    /** Whether licences are sold for a model that a licensee runs on machines of its own. */
    boolean licenses(String slug) {
        return slugs.contains(slug);
    }

    private static Model model(String name, JsonNode post, JsonNode document) {
        JsonNode schema = post.at(BODY);
        JsonNode definition = document.at(schema.get("$ref").textValue().substring(1));
        return new Model(
                name,
                ModelFamily.valueOf(post.get("x-family").textValue()),
                bodySchema(schema, definition, document),
                Members.of(schema, document),
                definition.path("x-max-output-pixels").asLong(Long.MAX_VALUE),
                post.path("x-max-result-pixels").asLong(Long.MAX_VALUE),
                PriceList.from(post),
                Duration.ofMillis(Math.round(post.get("x-run-seconds").doubleValue() * 1000)),
                post.path("x-submit-cost").asBoolean(true),
                post.path("x-withdrawn").asBoolean(false));
    }

    private static BodySchema bodySchema(JsonNode schema, JsonNode definition, JsonNode document) {
        JsonNode components = document.get("components");
        JsonNode choice = definition.path("discriminator");
        if (choice.isMissingNode()) {
            return BodySchema.single(SchemaDocument.compile(schema, components));
        }
        Map<String, JsonSchema> byTag = new LinkedHashMap<>();
        choice.get("mapping").properties().forEach(one -> {
            ObjectNode reference = JsonNodeFactory.instance.objectNode();
            reference.put("$ref", one.getValue().textValue());
            byTag.put(one.getKey(), SchemaDocument.compile(reference, components));
        });
        return new BodySchema(choice.get("propertyName").textValue(), byTag);
    }
}
