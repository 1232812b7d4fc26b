package io.github.camelflux.simulator;

import io.github.camelflux.simulator.wireflow.WireflowSettings;
import java.util.Optional;

/**
 * What a user of the simulator decides about single providers besides BFL. Immutable; each method gives a changed copy.
 *
 * @param togetherRequestsPerMinute the dynamic rate of a key at Together AI, for each model; empty for none
 * @param wireflow all about Wireflow
 */
record FaceChoices(Optional<Integer> togetherRequestsPerMinute, WireflowSettings wireflow) {

    static final FaceChoices DEFAULTS = new FaceChoices(Optional.empty(), WireflowSettings.DEFAULTS);

    FaceChoices togetherRequestsPerMinute(int limit) {
        return new FaceChoices(Optional.of(limit), wireflow);
    }

    FaceChoices wireflow(WireflowSettings settings) {
        return new FaceChoices(togetherRequestsPerMinute, settings);
    }
}
