package io.github.camelflux.simulator.deepinfra;

/** Where the output stands in a callback of DeepInfra: the page on webhooks shows one shape, answers have the other. */
public enum CallbackShape {
    /** {@code images}, {@code nsfw_content_detected} and {@code seed} beside {@code request_id}, as in an answer. */
    TOP_LEVEL,
    /** The same three below {@code results}. */
    UNDER_RESULTS
}
