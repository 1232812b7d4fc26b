package io.github.camelflux.provider.comfyui;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** A workflow in API format: nodes by id, each with a {@code class_type} and {@code inputs}. One request's own; changed by it. */
final class ComfyUiGraph {

    private static final ObjectMapper MAPPER =
            new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

    private final Map<String, Object> nodes;
    private final Set<Place> taken = new HashSet<>();

    private ComfyUiGraph(Map<String, Object> nodes) {
        this.nodes = nodes;
    }

    /** An input of a node. */
    record Place(String node, String input) {
        @Override
        public String toString() {
            return node + "." + input;
        }
    }

    /** @throws IllegalArgumentException if it is no graph in API format; the message names the option */
    @SuppressWarnings("unchecked")
    static ComfyUiGraph parse(String option, String json) {
        Map<String, Object> nodes;
        try {
            nodes = MAPPER.readValue(json, LinkedHashMap.class);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(option + ": it is no JSON object: " + e.getOriginalMessage(), e);
        }
        if (nodes == null || nodes.isEmpty() || nodes.get("nodes") instanceof List) {
            throw new IllegalArgumentException(
                    option
                            + ": it is no workflow in API format, but perhaps in the editor's; export it with \"Export (API)\"");
        }
        ComfyUiGraph graph = new ComfyUiGraph(nodes);
        nodes.keySet().forEach(node -> graph.check(option, node));
        return graph;
    }

    Map<String, Object> nodes() {
        return nodes;
    }

    boolean has(String node) {
        return nodes.containsKey(node);
    }

    boolean has(Place place) {
        return has(place.node()) && inputs(place.node()).containsKey(place.input());
    }

    /** Where nodes have a value of their own under one of these names, rather than another node's. */
    List<Place> values(String... inputs) {
        List<Place> places = new ArrayList<>();
        for (String node : ids()) {
            Arrays.stream(inputs)
                    .map(input -> new Place(node, input))
                    .filter(place -> has(place) && !(inputs(node).get(place.input()) instanceof List))
                    .forEach(places::add);
        }
        return places;
    }

    /** The nodes of a type. */
    List<String> ofType(String type) {
        return ids().stream()
                .filter(node -> type.equals(((Map<?, ?>) nodes.get(node)).get("class_type")))
                .toList();
    }

    boolean isTaken(Place place) {
        return taken.contains(place);
    }

    /**
     * Sets an input.
     *
     * @param option names the setting in messages
     * @throws IllegalArgumentException if there is no such node, or the input is set already
     */
    void set(String option, Place place, Object value) {
        if (!has(place.node())) {
            throw new IllegalArgumentException(option + ": the workflow has no node '" + place.node() + "', but "
                    + ids().stream().collect(Collectors.joining(", ")));
        }
        if (!taken.add(place)) {
            throw new IllegalArgumentException(option + ": the input " + place + " is set already");
        }
        inputs(place.node()).put(place.input(), value);
    }

    @SuppressWarnings("unchecked")
    private Map<String, Object> inputs(String node) {
        return (Map<String, Object>) ((Map<String, Object>) nodes.get(node)).get("inputs");
    }

    /** As people count: 9 before 10. */
    private List<String> ids() {
        return nodes.keySet().stream()
                .sorted(Comparator.comparingInt(String::length).thenComparing(Comparator.naturalOrder()))
                .toList();
    }

    private void check(String option, String node) {
        boolean sound = nodes.get(node) instanceof Map<?, ?> content
                && content.get("class_type") instanceof String
                && content.get("inputs") instanceof Map;
        if (!sound) {
            throw new IllegalArgumentException(option + ": the node '" + node
                    + "' has no class_type or no inputs, so that it is no workflow in API"
                    + " format; export it with \"Export (API)\"");
        }
    }
}
