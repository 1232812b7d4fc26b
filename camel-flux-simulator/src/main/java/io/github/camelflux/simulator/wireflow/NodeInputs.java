package io.github.camelflux.simulator.wireflow;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelflux.simulator.draw.Beside;
import io.github.camelflux.simulator.draw.PictureFormat;
import io.github.camelflux.simulator.draw.PictureRequest;
import io.github.camelflux.simulator.draw.PictureSize;
import io.github.camelflux.simulator.face.Refusal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/**
 * What an execution puts into the nodes of its workflow.
 *
 * @param params the parameters by node id
 */
record NodeInputs(Map<String, JsonNode> params) {

    private static final PictureSize SIZE = new PictureSize(1024, 1024);

    /** The body of an execution: {@code {"nodes": [{"id", "data": {"params": {..}}}], "edges": []}}. */
    static NodeInputs ofExecution(Workflow workflow, JsonNode body) throws Refusal {
        if (!body.isObject() || !body.path("nodes").isArray()) {
            throw new Refusal(WireflowErrors.invalid("nodes must be a list"));
        }
        if (body.has("edges") && !body.get("edges").isArray()) {
            throw new Refusal(WireflowErrors.invalid("edges must be a list"));
        }
        Map<String, JsonNode> params = new LinkedHashMap<>();
        for (JsonNode node : body.get("nodes")) {
            String id = node.path("id").asText();
            if (workflow.node(id).isEmpty()) {
                throw new Refusal(WireflowErrors.invalid("The workflow has no node " + id));
            }
            params.put(id, node.at("/data/params"));
        }
        return new NodeInputs(params).checked(workflow);
    }

    /** The flat body of a trigger, {@code {"prompt": ".."}}: what it names goes into the first text input. */
    static NodeInputs ofTrigger(Workflow workflow, JsonNode body) throws Refusal {
        Map<String, JsonNode> params = new LinkedHashMap<>();
        workflow.nodes().stream()
                .filter(node -> node.type().equals(Workflow.TEXT_INPUT))
                .findFirst()
                .ifPresent(input -> params.put(input.id(), body));
        return new NodeInputs(params).checked(workflow);
    }

    private NodeInputs checked(Workflow workflow) throws Refusal {
        for (JsonNode each : params.values()) {
            if (each.hasNonNull("prompt") && !each.get("prompt").isTextual()) {
                throw new Refusal(WireflowErrors.invalid("prompt must be a string"));
            }
        }
        if (workflow.generating().isEmpty()) {
            throw new Refusal(WireflowErrors.invalid("The workflow makes no picture"));
        }
        for (Workflow.Node node : workflow.generating()) {
            if (prompt(workflow, node).isBlank()) {
                throw new Refusal(WireflowErrors.invalid("Node " + node.id() + " has no prompt"));
            }
        }
        return this;
    }

    /** The prompt of a node: its own, else that of the first text input that has one. */
    String prompt(Workflow workflow, Workflow.Node node) {
        String own = text(node.id());
        return !own.isBlank()
                ? own
                : workflow.nodes().stream()
                        .filter(input -> input.type().equals(Workflow.TEXT_INPUT))
                        .map(input -> text(input.id()))
                        .filter(text -> !text.isBlank())
                        .findFirst()
                        .orElse("");
    }

    private String text(String nodeId) {
        return params.containsKey(nodeId) ? params.get(nodeId).path("prompt").asText() : "";
    }

    /** The seed that the first node that makes a picture was given. */
    OptionalLong seed(Workflow workflow) {
        List<Workflow.Node> nodes = workflow.generating();
        JsonNode seed = nodes.isEmpty() || !params.containsKey(nodes.get(0).id())
                ? null
                : params.get(nodes.get(0).id()).get("seed");
        return seed != null && seed.isIntegralNumber() ? OptionalLong.of(seed.longValue()) : OptionalLong.empty();
    }

    Map<String, PictureRequest> pictures(Workflow workflow, long seed) {
        Map<String, PictureRequest> pictures = new LinkedHashMap<>();
        for (Workflow.Node node : workflow.generating()) {
            PictureRequest first = new PictureRequest(
                    prompt(workflow, node), seed, node.type(), SIZE, PictureFormat.PNG, new Beside(List.of()), 0);
            pictures.put(node.id(), first.numbered(pictures.size()));
        }
        return pictures;
    }
}
