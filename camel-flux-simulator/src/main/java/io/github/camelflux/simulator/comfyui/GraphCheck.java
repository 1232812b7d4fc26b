package io.github.camelflux.simulator.comfyui;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Decides whether a graph can run, as the server does before it queues one: a graph with at least one good output runs
 * without its bad ones.
 *
 * @param types the nodes that the server has
 * @param inputFile whether a picture of this name was uploaded
 */
record GraphCheck(NodeTypes types, Predicate<String> inputFile) {

    /**
     * What was found.
     *
     * @param error the error that refuses the graph; null if it may run
     * @param outputs the output nodes that can be computed
     * @param nodeErrors what is wrong with which node
     */
    record Verdict(ObjectNode error, List<String> outputs, ObjectNode nodeErrors) {

        boolean refused() {
            return error != null;
        }
    }

    static ObjectNode error(String type, String message, String details) {
        ObjectNode error = JsonNodeFactory.instance.objectNode();
        error.put("type", type).put("message", message).put("details", details);
        error.putObject("extra_info");
        return error;
    }

    private static Verdict refused(ObjectNode error) {
        return new Verdict(error, List.of(), JsonNodeFactory.instance.objectNode());
    }

    Verdict check(Graph graph) {
        List<String> outputs = new ArrayList<>();
        for (String node : graph.nodes()) {
            String type = graph.classType(node);
            if (type.isEmpty()) {
                return refused(error(
                        "invalid_prompt",
                        "Cannot execute because a node is missing the class_type property.",
                        "Node ID '#" + node + "'"));
            }
            if (!types.knows(type)) {
                ObjectNode error = error(
                        "missing_node_type",
                        "Node '" + type + "' not found. The custom node may not be installed.",
                        "Node ID '#" + node + "'");
                error.withObject("/extra_info").put("node_id", node).put("class_type", type);
                return refused(error);
            }
            if (types.isOutput(type)) {
                outputs.add(node);
            }
        }
        return outputs.isEmpty()
                ? refused(error("prompt_no_outputs", "Prompt has no outputs", ""))
                : checkOutputs(graph, outputs);
    }

    private Verdict checkOutputs(Graph graph, List<String> outputs) {
        Map<String, List<ObjectNode>> found = new LinkedHashMap<>();
        List<String> good = new ArrayList<>();
        ObjectNode nodeErrors = JsonNodeFactory.instance.objectNode();
        for (String output : outputs) {
            boolean sound = true;
            Set<String> needed = graph.upstream(output, true);
            for (String node : needed) {
                List<ObjectNode> wrong = found.computeIfAbsent(node, id -> nodeProblems(graph, id));
                if (!wrong.isEmpty()) {
                    sound = false;
                    note(nodeErrors, graph, node, wrong).add(output);
                }
            }
            if (sound) {
                good.add(output);
            }
        }
        ObjectNode error = good.isEmpty()
                ? error("prompt_outputs_failed_validation", "Prompt outputs failed validation", details(found))
                : null;
        return new Verdict(error, good, nodeErrors);
    }

    private static ArrayNode note(ObjectNode nodeErrors, Graph graph, String node, List<ObjectNode> wrong) {
        if (!nodeErrors.has(node)) {
            ObjectNode entry = nodeErrors.putObject(node);
            entry.putArray("errors").addAll(wrong);
            entry.putArray("dependent_outputs");
            entry.put("class_type", graph.classType(node));
        }
        return (ArrayNode) nodeErrors.get(node).get("dependent_outputs");
    }

    private static String details(Map<String, List<ObjectNode>> found) {
        StringBuilder text = new StringBuilder();
        found.values()
                .forEach(wrong -> wrong.forEach(
                        problem -> text.append(problem.path("message").asText())
                                .append(": ")
                                .append(problem.path("details").asText())
                                .append('\n')));
        return text.toString().strip();
    }

    private List<ObjectNode> nodeProblems(Graph graph, String node) {
        List<ObjectNode> wrong = new ArrayList<>();
        String type = graph.classType(node);
        types.required(type).properties().forEach(input -> {
            JsonNode value = graph.input(node, input.getKey());
            if (value.isMissingNode()) {
                wrong.add(
                        problem("required_input_missing", "Required input is missing", input.getKey(), input.getKey()));
            } else {
                checkInput(graph, input.getKey(), input.getValue(), value, wrong);
            }
        });
        types.optional(type).properties().forEach(input -> {
            JsonNode value = graph.input(node, input.getKey());
            if (!value.isMissingNode()) {
                checkInput(graph, input.getKey(), input.getValue(), value, wrong);
            }
        });
        return wrong;
    }

    private void checkInput(Graph graph, String name, JsonNode declared, JsonNode value, List<ObjectNode> wrong) {
        JsonNode wanted = declared.path(0);
        if (value.isArray()) {
            checkLink(graph, name, wanted.asText(), value, wrong);
        } else if (declared.at("/1/image_upload").asBoolean()) {
            if (!inputFile.test(value.asText())) {
                wrong.add(problem(
                        "custom_validation_failed",
                        "Custom validation failed for node",
                        name + " - Invalid image file: " + value.asText(),
                        name));
            }
        } else if (wanted.isArray()) {
            checkChoice(name, wanted, value, wrong);
        } else {
            checkValue(name, wanted.asText(), declared.path(1), value, wrong);
        }
    }

    private void checkLink(Graph graph, String name, String wanted, JsonNode value, List<ObjectNode> wrong) {
        if (!Graph.isLink(value)) {
            wrong.add(problem(
                    "bad_linked_input",
                    "Bad linked input, must be a length-2 list of [node_id, slot_index]",
                    name,
                    name));
            return;
        }
        Graph.Link link = Graph.link(value);
        if (!graph.json().has(link.node())) {
            wrong.add(problem(
                    "exception_during_inner_validation",
                    "Exception when validating inner node",
                    "'" + link.node() + "'",
                    name));
            return;
        }
        String received = types.output(graph.classType(link.node()), link.slot());
        if (!received.equals(wanted)) {
            wrong.add(problem(
                    "return_type_mismatch",
                    "Return type mismatch between linked nodes",
                    name + ", received_type(" + received + ") mismatch input_type(" + wanted + ")",
                    name));
        }
    }

    private static void checkChoice(String name, JsonNode choices, JsonNode value, List<ObjectNode> wrong) {
        for (JsonNode choice : choices) {
            if (choice.equals(value)) {
                return;
            }
        }
        wrong.add(problem(
                "value_not_in_list", "Value not in list", name + ": '" + value.asText() + "' not in " + choices, name));
    }

    private static void checkValue(String name, String type, JsonNode bounds, JsonNode value, List<ObjectNode> wrong) {
        if (!type.equals("INT") && !type.equals("FLOAT")) {
            boolean plain = type.equals("STRING") || type.equals("BOOLEAN");
            if (!plain) {
                wrong.add(problem(
                        "bad_linked_input",
                        "Bad linked input, must be a length-2 list of [node_id, slot_index]",
                        name + ", received_value(" + value + ")",
                        name));
            }
            return;
        }
        BigDecimal number;
        try {
            number = new BigDecimal(value.asText());
        } catch (NumberFormatException e) {
            wrong.add(problem(
                    "invalid_input_type",
                    "Failed to convert an input value to a " + type + " value",
                    name + ", " + value.asText() + ", invalid literal for a number",
                    name));
            return;
        }
        if (bounds.has("min") && number.compareTo(bounds.get("min").decimalValue()) < 0) {
            wrong.add(problem(
                    "value_smaller_than_min",
                    "Value " + number + " smaller than min of " + bounds.get("min"),
                    name,
                    name));
        }
        if (bounds.has("max") && number.compareTo(bounds.get("max").decimalValue()) > 0) {
            wrong.add(problem(
                    "value_bigger_than_max",
                    "Value " + number + " bigger than max of " + bounds.get("max"),
                    name,
                    name));
        }
    }

    private static ObjectNode problem(String type, String message, String details, String input) {
        ObjectNode problem = error(type, message, details);
        problem.withObject("/extra_info").put("input_name", input);
        return problem;
    }
}
