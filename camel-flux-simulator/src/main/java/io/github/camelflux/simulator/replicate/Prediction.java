package io.github.camelflux.simulator.replicate;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/**
 * What Replicate knows of a prediction beside the job itself.
 *
 * @param order what is made
 * @param version as the object names it: the id, or that it is hidden
 * @param input as sent; pictures that came inside it are not shown again
 * @param deadline how long it may take
 * @param webhook where events are sent
 * @param events which ones
 */
record Prediction(
        ReplicateOrder order,
        String version,
        JsonNode input,
        Optional<Duration> deadline,
        Optional<URI> webhook,
        Set<String> events) {}
