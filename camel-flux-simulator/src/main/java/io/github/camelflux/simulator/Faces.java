package io.github.camelflux.simulator;

import io.github.camelflux.simulator.bfl.BflFace;
import io.github.camelflux.simulator.deepinfra.DeepInfraFace;
import io.github.camelflux.simulator.face.Backstage;
import io.github.camelflux.simulator.fal.FalFace;
import io.github.camelflux.simulator.http.Origin;
import io.github.camelflux.simulator.http.ProviderFace;
import io.github.camelflux.simulator.replicate.ReplicateFace;
import io.github.camelflux.simulator.together.TogetherFace;
import io.github.camelflux.simulator.wireflow.WireflowFace;

/**
 * Which provider answers at which origin. A further provider is an {@link Origin} and a line here: its listener, its
 * address, its faults and its place on the bill follow from them.
 */
final class Faces {

    private Faces() {}

    static ProviderFace at(Origin origin, BflFace bfl, Backstage backstage, FaceChoices choices) {
        return switch (origin) {
            case API, POLLING, DELIVERY -> bfl;
            case FAL -> new FalFace(backstage);
            case REPLICATE -> new ReplicateFace(backstage, choices.replicateCreatesPerMinute());
            case TOGETHER -> new TogetherFace(backstage, choices.togetherRequestsPerMinute());
            case DEEPINFRA -> new DeepInfraFace(backstage, choices.deepInfraCallbacks());
            case WIREFLOW -> new WireflowFace(backstage, choices.wireflow());
        };
    }
}
