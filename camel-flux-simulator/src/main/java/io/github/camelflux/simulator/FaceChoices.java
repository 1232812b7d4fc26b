package io.github.camelflux.simulator;

import io.github.camelflux.simulator.comfyui.CachedOutputs;
import io.github.camelflux.simulator.comfyui.ComfyServer;
import io.github.camelflux.simulator.deepinfra.CallbackShape;
import io.github.camelflux.simulator.wireflow.WireflowSettings;
import java.util.Optional;

/**
 * What a user of the simulator decides about single providers besides BFL. Immutable; each method gives a changed copy.
 *
 * @param togetherRequestsPerMinute the dynamic rate of a key at Together AI, for each model; empty for none
 * @param deepInfraCallbacks where the output stands in a callback of DeepInfra
 * @param wireflow all about Wireflow
 * @param comfyServer how old the ComfyUI server is
 * @param comfyCachedOutputs what its history says of a graph that ran before
 */
record FaceChoices(
        Optional<Integer> togetherRequestsPerMinute,
        CallbackShape deepInfraCallbacks,
        WireflowSettings wireflow,
        ComfyServer comfyServer,
        CachedOutputs comfyCachedOutputs) {

    static final FaceChoices DEFAULTS = new FaceChoices(
            Optional.empty(),
            CallbackShape.TOP_LEVEL,
            WireflowSettings.DEFAULTS,
            ComfyServer.NEWER,
            CachedOutputs.NONE);

    FaceChoices togetherRequestsPerMinute(int limit) {
        return new FaceChoices(Optional.of(limit), deepInfraCallbacks, wireflow, comfyServer, comfyCachedOutputs);
    }

    FaceChoices deepInfraCallbacks(CallbackShape shape) {
        return new FaceChoices(togetherRequestsPerMinute, shape, wireflow, comfyServer, comfyCachedOutputs);
    }

    FaceChoices wireflow(WireflowSettings settings) {
        return new FaceChoices(
                togetherRequestsPerMinute, deepInfraCallbacks, settings, comfyServer, comfyCachedOutputs);
    }

    FaceChoices comfyUi(ComfyServer server, CachedOutputs outputs) {
        return new FaceChoices(togetherRequestsPerMinute, deepInfraCallbacks, wireflow, server, outputs);
    }
}
