package io.github.camelflux.simulator.deepinfra;

import io.github.camelflux.simulator.draw.PictureSize;
import io.github.camelflux.simulator.face.Fields;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What a body asks for. Members that are not known are overlooked.
 *
 * @param prompt the prompt
 * @param size of each picture
 * @param count how many
 * @param steps how many steps each takes
 * @param seed the seed that was fixed, if any
 * @param webhook where the result is to be sent; empty if the answer is to hold it
 */
record DeepInfraOrder(String prompt, PictureSize size, int count, int steps, OptionalLong seed, Optional<URI> webhook) {

    private static final int SIDE = 1024;
    private static final int LEAST_SIDE = 128;
    private static final int MOST_SIDE = 2048;
    private static final int MOST_PICTURES = 4;
    private static final int MOST_STEPS = 50;
    private static final int MOST_GUIDANCE = 20;

    static DeepInfraOrder read(DeepInfraModel model, Fields fields) {
        String prompt = fields.needed("prompt");
        PictureSize size = new PictureSize(
                fields.whole("width", LEAST_SIDE, MOST_SIDE, SIDE),
                fields.whole("height", LEAST_SIDE, MOST_SIDE, SIDE));
        fields.number("guidance_scale", 0, MOST_GUIDANCE);
        fields.text("aspect_ratio", "");
        return new DeepInfraOrder(
                prompt,
                size,
                fields.whole("num_images", 1, MOST_PICTURES, 1),
                fields.whole("num_inference_steps", 1, MOST_STEPS, model.steps()),
                fields.seed("seed"),
                webhook(fields));
    }

    private static Optional<URI> webhook(Fields fields) {
        if (!fields.has("webhook")) {
            return Optional.empty();
        }
        try {
            URI address = new URI(fields.text("webhook", ""));
            if (address.getHost() != null && String.valueOf(address.getScheme()).matches("https?")) {
                return Optional.of(address);
            }
        } catch (URISyntaxException e) {
            // Told below, as any other address that cannot be called.
        }
        fields.refuse("webhook", "must be an http(s) address");
        return Optional.empty();
    }
}
