package io.github.camelflux.simulator.comfyui;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/**
 * The kinds of nodes that this server has, as {@code /object_info} lists them.
 *
 * @param all by class type
 */
record NodeTypes(JsonNode all) {

    static NodeTypes load() {
        try (InputStream in = NodeTypes.class.getResourceAsStream("object_info.json")) {
            return new NodeTypes(JsonMapper.builder().build().readTree(in));
        } catch (IOException e) {
            throw new UncheckedIOException("The list of node types cannot be read", e);
        }
    }

    boolean knows(String classType) {
        return all.has(classType);
    }

    /** Whether a graph is executed for the sake of such nodes. */
    boolean isOutput(String classType) {
        return all.path(classType).path("output_node").asBoolean();
    }

    JsonNode required(String classType) {
        return all.at("/" + classType + "/input/required");
    }

    JsonNode optional(String classType) {
        return all.at("/" + classType + "/input/optional");
    }

    /** What comes out at a slot; empty text if there is no such slot. */
    String output(String classType, int slot) {
        return all.path(classType).path("output").path(slot).asText();
    }
}
