package io.github.camelflux.simulator;

import io.github.camelflux.simulator.bfl.WebhookStyle;
import io.github.camelflux.simulator.deepinfra.CallbackShape;
import io.github.camelflux.simulator.wireflow.WireflowSettings;
import java.util.Optional;

/**
 * What a user of the simulator decides about single providers. Immutable; each method gives a changed copy.
 *
 * @param togetherRequestsPerMinute the dynamic rate of a key at Together AI, for each model; empty for none
 * @param deepInfraCallbacks where the output stands in a callback of DeepInfra
 * @param wireflow all about Wireflow
 * @param replicateCreatesPerMinute how many predictions a token may create a minute at Replicate
 * @param bflWebhooks which kind of callback BFL sends
 */
record FaceChoices(
        Optional<Integer> togetherRequestsPerMinute,
        CallbackShape deepInfraCallbacks,
        WireflowSettings wireflow,
        int replicateCreatesPerMinute,
        WebhookStyle bflWebhooks) {

    /** Replicate, rate limits: 600 predictions a minute. */
    private static final int REPLICATE_CREATES = 600;

    static final FaceChoices DEFAULTS = new FaceChoices(
            Optional.empty(),
            CallbackShape.TOP_LEVEL,
            WireflowSettings.DEFAULTS,
            REPLICATE_CREATES,
            WebhookStyle.SECRET);

    FaceChoices togetherRequestsPerMinute(int limit) {
        return new FaceChoices(
                Optional.of(limit), deepInfraCallbacks, wireflow, replicateCreatesPerMinute, bflWebhooks);
    }

    FaceChoices deepInfraCallbacks(CallbackShape shape) {
        return new FaceChoices(togetherRequestsPerMinute, shape, wireflow, replicateCreatesPerMinute, bflWebhooks);
    }

    FaceChoices wireflow(WireflowSettings settings) {
        return new FaceChoices(
                togetherRequestsPerMinute, deepInfraCallbacks, settings, replicateCreatesPerMinute, bflWebhooks);
    }

    FaceChoices replicateCreatesPerMinute(int limit) {
        return new FaceChoices(togetherRequestsPerMinute, deepInfraCallbacks, wireflow, limit, bflWebhooks);
    }

    FaceChoices bflWebhooks(WebhookStyle style) {
        return new FaceChoices(
                togetherRequestsPerMinute, deepInfraCallbacks, wireflow, replicateCreatesPerMinute, style);
    }
}
