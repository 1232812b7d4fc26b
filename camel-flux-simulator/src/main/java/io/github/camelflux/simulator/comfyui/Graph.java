package io.github.camelflux.simulator.comfyui;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelflux.simulator.face.Sha256;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A workflow in API format: nodes by id, each with a {@code class_type} and {@code inputs}, where {@code ["4", 0]} links
 * to the first output of node 4.
 *
 * @param json as it was sent
 */
record Graph(JsonNode json) {

    /**
     * A link to another node.
     *
     * @param node the node it comes from
     * @param slot which of its outputs
     */
    record Link(String node, int slot) {}

    List<String> nodes() {
        List<String> ids = new ArrayList<>();
        json.fieldNames().forEachRemaining(ids::add);
        return ids;
    }

    String classType(String node) {
        return json.path(node).path("class_type").asText();
    }

    JsonNode input(String node, String name) {
        return json.path(node).path("inputs").path(name);
    }

    static boolean isLink(JsonNode value) {
        return value.isArray() && value.size() == 2 && value.get(1).isInt();
    }

    static Link link(JsonNode value) {
        return new Link(value.get(0).asText(), value.get(1).intValue());
    }

    /** The links of a node by the name of the input, in the order in which they were sent. */
    Map<String, Link> links(String node) {
        Map<String, Link> links = new LinkedHashMap<>();
        json.path(node).path("inputs").properties().forEach(input -> {
            if (isLink(input.getValue())) {
                links.put(input.getKey(), link(input.getValue()));
            }
        });
        return links;
    }

    /** A node and all that it needs, nearest first. What feeds a {@code negative} input is left out on wish. */
    Set<String> upstream(String node, boolean withNegative) {
        Set<String> found = new LinkedHashSet<>();
        List<String> level = List.of(node);
        while (!level.isEmpty()) {
            List<String> next = new ArrayList<>();
            for (String id : level) {
                if (json.has(id) && found.add(id)) {
                    links(id).forEach((name, link) -> {
                        if (withNegative || !name.equals("negative")) {
                            next.add(link.node());
                        }
                    });
                }
            }
            level = next;
        }
        return found;
    }

    /** The first value, not a link, that one of these inputs has in one of these nodes. */
    Optional<JsonNode> value(Set<String> nodes, String... inputs) {
        return nodes.stream()
                .flatMap(node -> List.of(inputs).stream().map(name -> input(node, name)))
                .filter(JsonNode::isValueNode)
                .findFirst();
    }

    /** For each node a text that is the same for nodes that compute the same: its type, its values, those of all it needs. */
    Map<String, String> signatures() {
        Map<String, String> known = new HashMap<>();
        nodes().forEach(node -> signature(node, known));
        return known;
    }

    private String signature(String node, Map<String, String> known) {
        if (known.containsKey(node)) {
            return known.get(node);
        }
        // What a circle leads back to, until it is known.
        known.put(node, "#" + node);
        StringBuilder text = new StringBuilder(classType(node));
        json.path(node).path("inputs").properties().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(input -> {
                    JsonNode value = input.getValue();
                    text.append('\n').append(input.getKey()).append('=');
                    text.append(
                            isLink(value)
                                    ? signature(link(value).node(), known) + "#"
                                            + link(value).slot()
                                    : value.toString());
                });
        String signature =
                HexFormat.of().formatHex(Sha256.start().digest(text.toString().getBytes(StandardCharsets.UTF_8)));
        known.put(node, signature);
        return signature;
    }
}
