package io.github.camelflux.simulator;

import java.util.Base64;

/** Videos to send: there are none in the tree, so the simulator makes them. */
final class Videos {

    private Videos() {}

    /** An mp4 in base64. */
    static String base64(FluxSimulator simulator, String prompt, int seconds) {
        byte[] video = new Client(simulator)
                .picture(
                        "flux-3-video",
                        "{\"mode\":\"t2v\",\"prompt\":\"%s\",\"duration\":%d}".formatted(prompt, seconds));
        return Base64.getEncoder().encodeToString(video);
    }
}
