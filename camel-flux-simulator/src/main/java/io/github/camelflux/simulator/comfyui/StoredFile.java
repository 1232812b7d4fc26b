package io.github.camelflux.simulator.comfyui;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * The name of a picture on the server's disk.
 *
 * @param filename its name
 * @param subfolder the folder below that of its type; empty for none
 * @param type {@code output}, {@code temp} or {@code input}
 */
record StoredFile(
        @JsonProperty String filename,
        @JsonProperty String subfolder,
        @JsonProperty String type) {}
