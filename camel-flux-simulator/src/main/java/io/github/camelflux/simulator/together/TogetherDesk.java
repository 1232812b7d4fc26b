package io.github.camelflux.simulator.together;

import io.github.camelflux.simulator.face.Backstage;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What the operations of Together AI work with.
 *
 * @param stage what all faces work with
 * @param rates how many requests a key may send
 * @param counts how many pictures each job made
 */
record TogetherDesk(Backstage stage, DynamicRates rates, Map<String, Integer> counts) {

    static TogetherDesk of(Backstage stage, Optional<Integer> requestsPerMinute) {
        return new TogetherDesk(stage, new DynamicRates(requestsPerMinute), new ConcurrentHashMap<>());
    }
}
