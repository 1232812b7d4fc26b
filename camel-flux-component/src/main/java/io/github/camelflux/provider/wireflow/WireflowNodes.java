package io.github.camelflux.provider.wireflow;

import io.github.camelflux.image.ImageRequest;
import io.github.camelflux.provider.wire.Placeless;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What an execution puts into the nodes of its workflow: the prompt, and {@code input.NODE.PARAM=value} for anything else;
 * {@code input.NODE={"PARAM": value}} for several of one node, {@code input.PARAM=value} for one of the prompt's node. What
 * parameters nodes have is not published, so neutral options have no place.
 */
final class WireflowNodes {

    private static final String ADVICE = "set the parameter of the node that takes it, input.NODE.PARAM";

    private final Map<String, Map<String, Object>> params = new LinkedHashMap<>();

    private WireflowNodes() {}

    /** The nodes of an execution, each with its parameters. */
    static List<Map<String, Object>> of(ImageRequest request, WireflowOptions options) {
        Placeless.refuse(request, Set.of(), ADVICE);
        WireflowNodes nodes = new WireflowNodes();
        if (request.prompt() != null) {
            nodes.put("prompt", options.promptNode(), options.promptParam(), request.prompt());
        }
        // Sorted: the same request is written the same way each time.
        new TreeMap<>(request.extra()).forEach((name, value) -> nodes.putInput(name, value, options.promptNode()));
        return nodes.params.entrySet().stream()
                .map(node -> {
                    Map<String, Object> written = new LinkedHashMap<>();
                    written.put("id", node.getKey());
                    written.put("data", Map.of("params", node.getValue()));
                    return written;
                })
                .toList();
    }

    /** The members of a trigger, which knows no nodes. */
    static Map<String, Object> flat(ImageRequest request, WireflowOptions options) {
        Placeless.refuse(request, Set.of(), ADVICE);
        Map<String, Object> members = new LinkedHashMap<>(new TreeMap<>(request.extra()));
        if (request.prompt() != null && members.put(options.promptParam(), request.prompt()) != null) {
            throw twice(options.promptParam());
        }
        return members;
    }

    private void putInput(String name, Object value, String promptNode) {
        int dot = name.lastIndexOf('.');
        if (dot > 0) {
            put(name, name.substring(0, dot), name.substring(dot + 1), value);
        } else if (value instanceof Map<?, ?> several) {
            several.forEach((param, each) -> put(name + "." + param, name, String.valueOf(param), each));
        } else {
            put(name, promptNode, name, value);
        }
    }

    private void put(String name, String node, String param, Object value) {
        if (params.computeIfAbsent(node, id -> new LinkedHashMap<>()).putIfAbsent(param, value) != null) {
            throw twice(name);
        }
    }

    private static IllegalArgumentException twice(String name) {
        return new IllegalArgumentException("input." + name + ": it is set already");
    }
}
