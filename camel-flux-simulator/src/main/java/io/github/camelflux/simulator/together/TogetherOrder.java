package io.github.camelflux.simulator.together;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelflux.simulator.draw.InputPicture;
import io.github.camelflux.simulator.draw.PictureFormat;
import io.github.camelflux.simulator.draw.PictureSize;
import io.github.camelflux.simulator.face.Fields;
import io.github.camelflux.simulator.face.SentPictures;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/**
 * What a body asks for. Members that are not known, {@code size} among them, are overlooked.
 *
 * @param prompt the prompt
 * @param size of each picture
 * @param count how many
 * @param seed the seed that was fixed, if any
 * @param format how pictures are encoded
 * @param base64 whether the pictures themselves are wanted instead of their addresses
 * @param inputs pictures that came along
 */
record TogetherOrder(
        String prompt,
        PictureSize size,
        int count,
        OptionalLong seed,
        PictureFormat format,
        boolean base64,
        List<InputPicture> inputs) {

    private static final int SIDE = 1024;
    private static final int LEAST_SIDE = 64;
    private static final int MOST_SIDE = 2048;
    private static final int MOST_PICTURES = 4;
    private static final int MOST_STEPS = 50;
    private static final int STEPS = 20;
    private static final int MOST_GUIDANCE = 100;

    static TogetherOrder read(TogetherModel model, Fields fields, JsonNode body, SentPictures pictures) {
        String prompt = fields.needed("prompt");
        PictureSize size = new PictureSize(
                fields.whole("width", LEAST_SIDE, MOST_SIDE, SIDE),
                fields.whole("height", LEAST_SIDE, MOST_SIDE, SIDE));
        fields.whole("steps", 1, MOST_STEPS, STEPS);
        fields.number("guidance_scale", 0, MOST_GUIDANCE);
        fields.number("guidance", 0, MOST_GUIDANCE);
        fields.text("negative_prompt", "");
        fields.flag("disable_safety_checker", false);
        checkLoras(fields, body.path("image_loras"));
        return new TogetherOrder(
                prompt,
                size,
                fields.whole("n", 1, MOST_PICTURES, 1),
                fields.seed("seed"),
                PictureFormat.named(fields.oneOf("output_format", "jpeg", "png"))
                        .orElseThrow(),
                fields.oneOf("response_format", "url", "base64").equals("base64"),
                inputs(model, fields, pictures));
    }

    private static List<InputPicture> inputs(TogetherModel model, Fields fields, SentPictures pictures) {
        List<InputPicture> inputs = new ArrayList<>();
        if (fields.has("image_url")) {
            if (model.images()) {
                take("image_url", fields.text("image_url", ""), fields, pictures, inputs);
            } else {
                fields.refuse("image_url", "is not supported by " + model.name());
            }
        }
        if (fields.has("reference_images")) {
            if (model.references()) {
                fields.texts("reference_images")
                        .forEach(image -> take("reference_images", image, fields, pictures, inputs));
            } else {
                fields.refuse("reference_images", "is not supported by " + model.name());
            }
        }
        return inputs;
    }

    private static void take(
            String member, String image, Fields fields, SentPictures pictures, List<InputPicture> inputs) {
        pictures.of(member, image)
                .ifPresentOrElse(
                        inputs::add, () -> fields.refuse(member, "must be an address or a data: address of a picture"));
    }

    private static void checkLoras(Fields fields, JsonNode loras) {
        boolean good = loras.isMissingNode() || loras.isNull() || loras.isArray();
        for (JsonNode lora : loras) {
            good &= lora.path("path").isTextual() && lora.path("scale").isNumber();
        }
        if (!good) {
            fields.refuse("image_loras", "must be a list of objects with path and scale");
        }
    }
}
