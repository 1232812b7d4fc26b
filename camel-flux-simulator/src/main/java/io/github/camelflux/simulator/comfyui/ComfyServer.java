package io.github.camelflux.simulator.comfyui;

/** How old the server is. */
public enum ComfyServer {
    /** Has {@code /api/jobs}, and interrupts only the prompt that is named. */
    NEWER,
    /** Has no {@code /api/jobs}, and interrupts whatever runs. */
    OLDER
}
