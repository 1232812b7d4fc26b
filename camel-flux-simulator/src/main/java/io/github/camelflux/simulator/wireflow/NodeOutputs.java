package io.github.camelflux.simulator.wireflow;

/** How the outputs of nodes stand in the answer to a poll. The one source that there is shows no answer. */
public enum NodeOutputs {
    /** {@code "nodes": [{"id": .., "outputs": {"images": [{"url": ..}]}}]} */
    LIST,
    /** {@code "outputs": {"<node id>": {"image": "<url>"}}} */
    BY_NODE
}
