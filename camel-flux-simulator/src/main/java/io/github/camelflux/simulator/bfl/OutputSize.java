package io.github.camelflux.simulator.bfl;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelflux.simulator.draw.InputPicture;
import io.github.camelflux.simulator.draw.PictureSize;
import java.util.List;
import java.util.Map;

/**
 * Decides how large the result is (BFL's guides, size rules of each family).
 *
 * <p>FLUX.2: the schema checks only that a side has 64 pixels, so sides that are no multiple of 16 are accepted and
 * drawn as asked; more than 4 MP is refused. A side that is not sent while the other is counts as 1024.
 */
final class OutputSize {

    private static final long ONE_MEGAPIXEL = 1024L * 1024;
    private static final long FOUR_MEGAPIXELS = 4 * ONE_MEGAPIXEL;
    private static final Map<String, Long> PIXELS_OF_CLASS = Map.of(
            "768sq", 768L * 768,
            "1k", ONE_MEGAPIXEL,
            "1.5k", 1536L * 1536,
            "2k", FOUR_MEGAPIXELS,
            "4k", 16 * ONE_MEGAPIXEL);

    private OutputSize() {}

    static PictureSize of(Model model, JsonNode body, List<InputPicture> inputs) throws Refusal {
        PictureSize size =
                switch (model.family()) {
                    case FLUX_2 -> flux2(body, inputs);
                    case FLUX_3 -> ratio(body, "auto", inputs).sized(PIXELS_OF_CLASS.get(resolution(body)));
                    case KONTEXT -> ratio(body, "auto", inputs).sized(ONE_MEGAPIXEL);
                    case ULTRA -> ratio(body, "16:9", List.of()).sized(FOUR_MEGAPIXELS);
                    case FLUX_1 -> new PictureSize(side(body, "width", 1024), side(body, "height", 768));
                    case FILL -> inputs.get(0).size();
                    case EXPAND -> expanded(body, inputs.get(0).size());
                };
        if (size.pixels() > model.maxPixels()) {
            throw new Refusal(
                    FieldProblem.ofValue("width", "width x height must be at most " + model.maxPixels() + " pixels"));
        }
        return size;
    }

    /** The size class of FLUX 3. */
    static String resolution(JsonNode body) {
        return body.path("resolution").asText("1k");
    }

    private static PictureSize flux2(JsonNode body, List<InputPicture> inputs) {
        if (inputs.isEmpty() || body.hasNonNull("width") || body.hasNonNull("height")) {
            return new PictureSize(side(body, "width", 1024), side(body, "height", 1024));
        }
        return cropped(inputs.get(0).size());
    }

    /** Editing guide: above 4 MP scaled to 4 MP; edges cropped down to a multiple of 16. */
    private static PictureSize cropped(PictureSize input) {
        double scale = Math.min(1, Math.sqrt((double) FOUR_MEGAPIXELS / input.pixels()));
        return new PictureSize(toGrid(input.width() * scale), toGrid(input.height() * scale));
    }

    private static int toGrid(double side) {
        return Math.max(64, (int) side / 16 * 16);
    }

    private static AspectRatio ratio(JsonNode body, String fallback, List<InputPicture> inputs) throws Refusal {
        String asked = body.path("aspect_ratio").asText(fallback);
        if (body.path("aspect_ratio").isNull()) {
            asked = fallback;
        }
        if (!asked.equals("auto")) {
            return AspectRatio.parse(asked, "aspect_ratio");
        }
        return inputs.isEmpty()
                ? AspectRatio.SQUARE
                : AspectRatio.of(inputs.get(0).size());
    }

    private static PictureSize expanded(JsonNode body, PictureSize input) {
        return new PictureSize(
                input.width() + side(body, "left", 0) + side(body, "right", 0),
                input.height() + side(body, "top", 0) + side(body, "bottom", 0));
    }

    private static int side(JsonNode body, String member, int fallback) {
        return body.hasNonNull(member) ? body.get(member).intValue() : fallback;
    }
}
