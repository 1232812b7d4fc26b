package io.github.camelflux.simulator.bfl;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelflux.simulator.draw.InputPicture;
import io.github.camelflux.simulator.draw.PictureSize;
import io.github.camelflux.simulator.face.FieldProblem;
import io.github.camelflux.simulator.face.Refusal;
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
    private static final Map<String, Long> PIXELS_OF_VIDEO =
            Map.of("hd", 1280L * 720, "fhd", 1920L * 1080, "qhd", 2560L * 1440, "uhd", 3840L * 2160);

    private OutputSize() {}

    static PictureSize of(Model model, JsonNode body, List<InputPicture> inputs) throws Refusal {
        PictureSize size =
                switch (model.family()) {
                    case FLUX_2 -> flux2(body, inputs);
                    case FLUX_3 ->
                        ratio(body, inputs, AspectRatio.SQUARE)
                                .sized(PIXELS_OF_CLASS.get(model.text(body, "resolution")));
                    case KONTEXT -> ratio(body, inputs, AspectRatio.SQUARE).sized(ONE_MEGAPIXEL);
                    case ULTRA -> ratio(body, List.of(), AspectRatio.WIDE).sized(FOUR_MEGAPIXELS);
                    case FLUX_1 -> new PictureSize(side(body, "width", 1024), side(body, "height", 768));
                    case FILL, ERASE, DEBLUR, CONTROL, VIDEO_EDIT ->
                        inputs.get(0).size();
                    case TRY_ON -> Roles.of(inputs, "person").size().within(model.resultPixels());
                    case EXPAND -> expanded(body, inputs.get(0).size());
                    case OUTPAINT -> canvas(body).within(FOUR_MEGAPIXELS);
                    case VIDEO -> video(model, body, inputs);
                    case VIDEO_UPSCALE -> upscaled(body, inputs.get(0).size());
                };
        if (size.pixels() > model.maxPixels()) {
            throw new Refusal(
                    FieldProblem.ofValue("width", "width x height must be at most " + model.maxPixels() + " pixels"));
        }
        return size;
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

    /** The ratio that is asked for; else, and for {@code auto}, that of the first input, or the one given. */
    private static AspectRatio ratio(JsonNode body, List<InputPicture> inputs, AspectRatio otherwise) throws Refusal {
        String asked = body.path("aspect_ratio").asText("auto");
        if (body.hasNonNull("aspect_ratio") && !asked.equals("auto")) {
            return AspectRatio.parse(asked, "aspect_ratio");
        }
        return inputs.isEmpty() ? otherwise : AspectRatio.of(inputs.get(0).size());
    }

    private static PictureSize video(Model model, JsonNode body, List<InputPicture> inputs) throws Refusal {
        AspectRatio ratio = ratio(body, inputs, AspectRatio.WIDE);
        return ratio.sized(PIXELS_OF_VIDEO.get(model.text(body, "resolution")), AspectRatio.VIDEO_GRID);
    }

    /** The size of an enhanced draft: its shape, in the class that is asked for. */
    static PictureSize enhanced(PictureSize draft, String resolution) {
        return AspectRatio.of(draft).sized(PIXELS_OF_VIDEO.get(resolution), AspectRatio.VIDEO_GRID);
    }

    private static PictureSize upscaled(JsonNode body, PictureSize input) {
        double factor = body.path("upscale_factor").asDouble(2);
        return new PictureSize((int) (input.width() * factor), (int) (input.height() * factor));
    }

    /** The canvas of outpainting as asked; resellers say that the service scales a larger one down to 4 MP. */
    static PictureSize canvas(JsonNode body) {
        return new PictureSize(side(body, "width", 1024), side(body, "height", 1024));
    }

    private static PictureSize expanded(JsonNode body, PictureSize input) {
        return new PictureSize(
                input.width() + side(body, "left", 0) + side(body, "right", 0),
                input.height() + side(body, "top", 0) + side(body, "bottom", 0));
    }

    static int side(JsonNode body, String member, int fallback) {
        return body.hasNonNull(member) ? body.get(member).intValue() : fallback;
    }
}
