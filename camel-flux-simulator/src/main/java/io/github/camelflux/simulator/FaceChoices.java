package io.github.camelflux.simulator;

import java.util.Optional;

/**
 * What a user of the simulator decides about single providers besides BFL. Immutable; each method gives a changed copy.
 *
 * @param togetherRequestsPerMinute the dynamic rate of a key at Together AI, for each model; empty for none
 */
record FaceChoices(Optional<Integer> togetherRequestsPerMinute) {

    static final FaceChoices DEFAULTS = new FaceChoices(Optional.empty());

    FaceChoices togetherRequestsPerMinute(int limit) {
        return new FaceChoices(Optional.of(limit));
    }
}
