package io.github.camelflux.simulator.comfyui;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

/**
 * A graph that was accepted.
 *
 * @param id its id, the client's own or the server's
 * @param number its place in the queue; lower ones run first
 * @param graph what to compute
 * @param outputs the output nodes that can be computed
 * @param extra what came along for the history
 * @param clientId whose socket is told of it; empty for all
 * @param acceptedAt when
 */
record Prompt(
        String id,
        BigDecimal number,
        Graph graph,
        List<String> outputs,
        JsonNode extra,
        String clientId,
        Instant acceptedAt) {}
