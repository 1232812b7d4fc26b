package io.github.camelflux.simulator.engine;

import java.util.Map;
import java.util.Optional;

/**
 * How many jobs one key may have running at once at one provider. BFL, rate limits: 24 in all, of which 6 for
 * flux-kontext-max.
 *
 * @param chosen limit over all models; empty for what each provider has
 * @param byModel lower limits of single models
 */
public record ActiveLimits(Optional<Integer> chosen, Map<String, Integer> byModel) {

    /** Takes a copy of the map. */
    public ActiveLimits {
        byModel = Map.copyOf(byModel);
    }

    int overall(Terms terms) {
        return chosen.orElse(terms.mostActive());
    }

    /** How many run at one time where the others wait. */
    int places(Terms terms) {
        return terms.places().isPresent() ? chosen.orElse(terms.places().getAsInt()) : Integer.MAX_VALUE;
    }

    int of(Terms terms, String model) {
        return Math.min(overall(terms), byModel.getOrDefault(model, Integer.MAX_VALUE));
    }
}
