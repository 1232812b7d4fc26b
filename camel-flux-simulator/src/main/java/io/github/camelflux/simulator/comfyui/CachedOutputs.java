package io.github.camelflux.simulator.comfyui;

/** What the history says of a graph that ran before with the very same inputs, so that nothing is computed again. */
public enum CachedOutputs {
    /** No outputs at all, as some versions have it. */
    NONE,
    /** Those of the first run. */
    AGAIN
}
