package io.github.camelflux.simulator.fal;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelflux.simulator.draw.InputPicture;
import io.github.camelflux.simulator.draw.PictureSize;
import java.util.List;
import java.util.Map;

/** What size of picture a body of fal's asks for. */
final class FalSizes {

    private static final Map<String, PictureSize> NAMED = Map.of(
            "square_hd", new PictureSize(1024, 1024),
            "square", new PictureSize(512, 512),
            "portrait_4_3", new PictureSize(768, 1024),
            "portrait_16_9", new PictureSize(576, 1024),
            "landscape_4_3", new PictureSize(1024, 768),
            "landscape_16_9", new PictureSize(1024, 576));

    /** Of a side that is left out. */
    private static final int SIDE = 512;

    private static final long MEGAPIXEL = 1L << 20;
    private static final int STEP = 16;

    private FalSizes() {}

    static PictureSize of(JsonNode body, List<InputPicture> inputs) {
        JsonNode size = body.path("image_size");
        if (size.isObject()) {
            return new PictureSize(
                    size.path("width").asInt(SIDE), size.path("height").asInt(SIDE));
        }
        if (NAMED.containsKey(size.asText())) {
            return NAMED.get(size.asText());
        }
        if (body.hasNonNull("aspect_ratio")) {
            String[] sides = body.get("aspect_ratio").textValue().split(":");
            return ofShape(Integer.parseInt(sides[0]), Integer.parseInt(sides[1]));
        }
        return inputs.isEmpty()
                ? NAMED.get("landscape_4_3")
                : ofShape(inputs.get(0).size().width(), inputs.get(0).size().height());
    }

    private static PictureSize ofShape(int width, int height) {
        double scale = Math.sqrt((double) MEGAPIXEL / Math.max(1, (long) width * height));
        return new PictureSize(rounded(width * scale), rounded(height * scale));
    }

    private static int rounded(double side) {
        return Math.max(STEP, (int) Math.round(side / STEP) * STEP);
    }
}
