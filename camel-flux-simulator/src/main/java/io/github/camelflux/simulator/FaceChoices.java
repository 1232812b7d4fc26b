package io.github.camelflux.simulator;

import io.github.camelflux.simulator.bfl.WebhookStyle;
import io.github.camelflux.simulator.deepinfra.CallbackShape;
import io.github.camelflux.simulator.wireflow.WireflowSettings;
import java.util.Optional;

/**
 * What a user of the simulator decides about single providers. A further choice is a field and a method here. Not
 * thread-safe: it belongs to one builder, and is read when a simulator starts.
 */
final class FaceChoices {

    /** Replicate, rate limits: 600 predictions a minute. */
    private static final int REPLICATE_CREATES = 600;

    private Optional<Integer> togetherRequestsPerMinute = Optional.empty();
    private CallbackShape deepInfraCallbacks = CallbackShape.TOP_LEVEL;
    private WireflowSettings wireflow = WireflowSettings.DEFAULTS;
    private int replicateCreatesPerMinute = REPLICATE_CREATES;
    private WebhookStyle bflWebhooks = WebhookStyle.SECRET;

    Optional<Integer> togetherRequestsPerMinute() {
        return togetherRequestsPerMinute;
    }

    void togetherRequestsPerMinute(int limit) {
        togetherRequestsPerMinute = Optional.of(limit);
    }

    CallbackShape deepInfraCallbacks() {
        return deepInfraCallbacks;
    }

    void deepInfraCallbacks(CallbackShape shape) {
        deepInfraCallbacks = shape;
    }

    WireflowSettings wireflow() {
        return wireflow;
    }

    void wireflow(WireflowSettings settings) {
        wireflow = settings;
    }

    int replicateCreatesPerMinute() {
        return replicateCreatesPerMinute;
    }

    void replicateCreatesPerMinute(int limit) {
        replicateCreatesPerMinute = limit;
    }

    WebhookStyle bflWebhooks() {
        return bflWebhooks;
    }

    void bflWebhooks(WebhookStyle style) {
        bflWebhooks = style;
    }
}
