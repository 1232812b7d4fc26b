package io.github.camelflux.simulator.deepinfra;

import io.github.camelflux.simulator.face.Backstage;
import io.github.camelflux.simulator.face.RefusedOperation;
import io.github.camelflux.simulator.http.Call;
import io.github.camelflux.simulator.http.Operation;
import io.github.camelflux.simulator.http.ProviderFace;

/** DeepInfra's own API, {@code POST /v1/inference/<model>}, and its route with OpenAI's images API. Thread-safe. */
public final class DeepInfraFace implements ProviderFace {

    private static final String INFERENCE = "/v1/inference/";
    private static final String OPENAI = "/v1/openai/images/(generations|edits)";

    private final Backstage stage;
    private final CallbackShape shape;

    /**
     * @param stage what all faces work with
     * @param shape where the output stands in a callback
     */
    public DeepInfraFace(Backstage stage, CallbackShape shape) {
        this.stage = stage;
        this.shape = shape;
    }

    @Override
    public Operation understand(Call call) {
        if (call.path().matches(OPENAI) && call.method().equals("POST")) {
            return new OpenAiRoute(stage, call, call.path().endsWith("edits"));
        }
        if (!call.path().startsWith(INFERENCE)) {
            return new RefusedOperation(DeepInfraErrors.noSuchPath());
        }
        return call.method().equals("POST")
                ? new InferenceOperation(stage, shape, call, call.path().substring(INFERENCE.length()))
                : new RefusedOperation(DeepInfraErrors.wrongMethod("POST"));
    }
}
