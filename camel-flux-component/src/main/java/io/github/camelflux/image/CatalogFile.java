package io.github.camelflux.image;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** The catalogue as JSON, before it is understood: reads files, merges them, and gives each model the members of its family. */
final class CatalogFile {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS, DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private static final String UNKNOWN = "unknown";
    private static final String FAMILIES = "families";
    private static final String MODELS = "models";
    private static final String PROVIDERS = "providers";
    private static final Set<String> MEMBERS = Set.of("about", UNKNOWN, PROVIDERS, FAMILIES, MODELS);

    private final ObjectNode root;

    private CatalogFile(ObjectNode root) {
        this.root = root;
    }

    /**
     * Reads a file.
     *
     * @throws IOException if the stream cannot be read
     * @throws ModelCatalogException if it is no JSON object, or has another member than {@code about}, {@code unknown},
     *     {@code providers}, {@code families} and {@code models}
     */
    static CatalogFile read(InputStream in) throws IOException {
        JsonNode root;
        try {
            root = JSON.readTree(in);
        } catch (JsonProcessingException e) {
            throw new ModelCatalogException(
                    "",
                    "it is no JSON: " + e.getOriginalMessage() + " (line "
                            + (e.getLocation() == null ? "?" : e.getLocation().getLineNr()) + ")");
        }
        if (!(root instanceof ObjectNode object)) {
            throw new ModelCatalogException("", "it is no JSON object");
        }
        object.fieldNames().forEachRemaining(name -> {
            if (!MEMBERS.contains(name)) {
                throw new ModelCatalogException(name, "is no member that is known here");
            }
        });
        return new CatalogFile(object);
    }

    /** This file with another merged over it, member by member as JSON Merge Patch does (RFC 7396). Neither is changed. */
    CatalogFile with(CatalogFile over) {
        return new CatalogFile(merge(root.deepCopy(), over.root));
    }

    /** What holds for a model that is not listed. */
    ObjectNode unknown() {
        return object(UNKNOWN, root.path(UNKNOWN)).deepCopy();
    }

    /** What is said of providers, whatever the model, by their names; empty if nothing is. */
    Map<String, ObjectNode> providers() {
        Map<String, ObjectNode> providers = new LinkedHashMap<>();
        if (root.has(PROVIDERS)) {
            object(PROVIDERS, root.path(PROVIDERS))
                    .properties()
                    .forEach(entry ->
                            providers.put(entry.getKey(), object(PROVIDERS + "." + entry.getKey(), entry.getValue())));
        }
        return providers;
    }

    /**
     * Each model with all its members, by name.
     *
     * @throws ModelCatalogException if one has a family that there is not
     */
    Map<String, ObjectNode> models() {
        Map<String, ObjectNode> models = new LinkedHashMap<>();
        object(MODELS, root.path(MODELS)).properties().forEach(entry -> {
            String path = MODELS + "." + entry.getKey();
            models.put(entry.getKey(), whole(path, object(path, entry.getValue())));
        });
        return models;
    }

    private ObjectNode whole(String path, ObjectNode own) {
        ObjectNode model = unknown();
        if (own.hasNonNull("family")) {
            String family = own.get("family").asText();
            if (!root.path(FAMILIES).has(family)) {
                throw new ModelCatalogException(path + ".family", "there is no family " + own.get("family"));
            }
            merge(model, object(FAMILIES + "." + family, root.path(FAMILIES).get(family)));
        }
        ObjectNode merged = merge(model, own);
        merged.remove("family");
        return merged;
    }

    private static ObjectNode object(String path, JsonNode node) {
        if (node instanceof ObjectNode object) {
            return object;
        }
        throw new ModelCatalogException(path, node.isMissingNode() ? "is missing" : node + " is not an object");
    }

    /** A null stays: it takes away what a family, or the file below, says. */
    private static ObjectNode merge(ObjectNode target, ObjectNode patch) {
        patch.properties().forEach(member -> {
            String name = member.getKey();
            JsonNode value = member.getValue();
            if (value instanceof ObjectNode object) {
                ObjectNode below = target.get(name) instanceof ObjectNode old ? old : target.objectNode();
                target.set(name, merge(below, object));
            } else {
                target.set(name, value);
            }
        });
        return target;
    }
}
