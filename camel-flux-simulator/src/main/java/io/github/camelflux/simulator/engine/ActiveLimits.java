package io.github.camelflux.simulator.engine;

import java.util.Map;

/**
 * How many jobs one key may have running at once. BFL, rate limits: 24 in all, of which 6 for flux-kontext-max.
 *
 * @param overall limit over all models
 * @param byModel lower limits of single models
 */
public record ActiveLimits(int overall, Map<String, Integer> byModel) {

    /** Takes a copy of the map. */
    public ActiveLimits {
        byModel = Map.copyOf(byModel);
    }

    int of(String model) {
        return Math.min(overall, byModel.getOrDefault(model, overall));
    }
}
