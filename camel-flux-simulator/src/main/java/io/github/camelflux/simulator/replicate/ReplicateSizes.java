package io.github.camelflux.simulator.replicate;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelflux.simulator.draw.InputPicture;
import io.github.camelflux.simulator.draw.PictureSize;
import java.util.List;
import java.util.Map;

/** What size of picture an input asks for. */
final class ReplicateSizes {

    private static final Map<String, PictureSize> ONE_MEGAPIXEL = Map.of(
            "1:1", new PictureSize(1024, 1024),
            "16:9", new PictureSize(1344, 768),
            "21:9", new PictureSize(1536, 640),
            "3:2", new PictureSize(1216, 832),
            "4:5", new PictureSize(896, 1088),
            "3:4", new PictureSize(896, 1152),
            "2:1", new PictureSize(1440, 720));

    private static final int STEP = 16;

    private ReplicateSizes() {}

    static PictureSize of(JsonNode input, List<InputPicture> inputs) {
        if (input.hasNonNull("width") && input.hasNonNull("height")) {
            return new PictureSize(
                    input.get("width").intValue(), input.get("height").intValue());
        }
        if (input.path("megapixels").asText().equals("0.25")) {
            return scaled(ofRatio(input, inputs), 0.5);
        }
        String resolution = input.path("resolution").asText("1 MP");
        return resolution.endsWith(" MP")
                ? scaled(
                        ofRatio(input, inputs),
                        Math.sqrt(Double.parseDouble(resolution.substring(0, resolution.length() - 3))))
                : ofRatio(input, inputs);
    }

    private static PictureSize ofRatio(JsonNode input, List<InputPicture> inputs) {
        String ratio = input.path("aspect_ratio").asText("1:1");
        if (ratio.equals("match_input_image") && !inputs.isEmpty()) {
            PictureSize first = inputs.get(0).size();
            return scaled(first, Math.sqrt((double) (1 << 20) / first.pixels()));
        }
        PictureSize size = ONE_MEGAPIXEL.get(ratio);
        if (size != null) {
            return size;
        }
        String[] sides = ratio.split(":");
        PictureSize inverse = sides.length == 2 ? ONE_MEGAPIXEL.get(sides[1] + ":" + sides[0]) : null;
        return inverse == null ? ONE_MEGAPIXEL.get("1:1") : new PictureSize(inverse.height(), inverse.width());
    }

    private static PictureSize scaled(PictureSize size, double factor) {
        return new PictureSize(rounded(size.width() * factor), rounded(size.height() * factor));
    }

    private static int rounded(double side) {
        return Math.max(STEP, (int) Math.round(side / STEP) * STEP);
    }
}
