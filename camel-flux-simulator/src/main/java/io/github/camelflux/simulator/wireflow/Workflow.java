package io.github.camelflux.simulator.wireflow;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A workflow as somebody drew it at Wireflow: text inputs, and nodes that make one picture each of the prompt of the
 * first input or of their own.
 *
 * @param id names it when it is executed
 * @param webhookId names it when it is triggered
 * @param nodes its nodes
 */
public record Workflow(String id, String webhookId, List<Node> nodes) {

    /** What a text input is called. */
    public static final String TEXT_INPUT = "input:text";

    /** Makes a picture with FLUX.2 [pro]. */
    public static final String FLUX_2_PRO = "generate:flux_2_pro";

    /** Takes a copy of the list. */
    public Workflow {
        nodes = List.copyOf(nodes);
    }

    /**
     * One node.
     *
     * @param id its id in the workflow
     * @param type what it does
     * @param credits what it takes of the plan's credits
     */
    public record Node(String id, String type, BigDecimal credits) {

        /** Whether a picture comes out of it. */
        public boolean generates() {
            return type.startsWith("generate:");
        }
    }

    /** A workflow with the input {@code text-input-1} and nothing that makes pictures yet; its webhook id is {@code hook-} and the id. */
    public static Workflow named(String id) {
        return new Workflow(id, "hook-" + id, List.of(new Node("text-input-1", TEXT_INPUT, BigDecimal.ZERO)));
    }

    /** The same workflow with one more node that makes a picture with FLUX.2 [pro] for 5 credits. */
    public Workflow generating(String nodeId) {
        return with(new Node(nodeId, FLUX_2_PRO, BigDecimal.valueOf(5)));
    }

    /** The same workflow with one more node. */
    public Workflow with(Node node) {
        List<Node> more = new ArrayList<>(nodes);
        more.add(node);
        return new Workflow(id, webhookId, more);
    }

    Optional<Node> node(String nodeId) {
        return nodes.stream().filter(node -> node.id().equals(nodeId)).findFirst();
    }

    List<Node> generating() {
        return nodes.stream().filter(Node::generates).toList();
    }

    BigDecimal credits() {
        return nodes.stream().map(Node::credits).reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
