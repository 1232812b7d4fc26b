package io.github.camelflux.simulator;

import io.github.camelflux.simulator.deepinfra.CallbackShape;
import io.github.camelflux.simulator.wireflow.WireflowSettings;
import java.util.Optional;

/**
 * What a user of the simulator decides about single providers besides BFL. Immutable; each method gives a changed copy.
 *
 * @param togetherRequestsPerMinute the dynamic rate of a key at Together AI, for each model; empty for none
 * @param deepInfraCallbacks where the output stands in a callback of DeepInfra
 * @param wireflow all about Wireflow
 */
record FaceChoices(
        Optional<Integer> togetherRequestsPerMinute, CallbackShape deepInfraCallbacks, WireflowSettings wireflow) {

    static final FaceChoices DEFAULTS =
            new FaceChoices(Optional.empty(), CallbackShape.TOP_LEVEL, WireflowSettings.DEFAULTS);

    FaceChoices togetherRequestsPerMinute(int limit) {
        return new FaceChoices(Optional.of(limit), deepInfraCallbacks, wireflow);
    }

    FaceChoices deepInfraCallbacks(CallbackShape shape) {
        return new FaceChoices(togetherRequestsPerMinute, shape, wireflow);
    }

    FaceChoices wireflow(WireflowSettings settings) {
        return new FaceChoices(togetherRequestsPerMinute, deepInfraCallbacks, settings);
    }
}
