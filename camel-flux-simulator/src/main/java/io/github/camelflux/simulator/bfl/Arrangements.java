package io.github.camelflux.simulator.bfl;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelflux.simulator.draw.Arrangement;
import io.github.camelflux.simulator.draw.Beside;
import io.github.camelflux.simulator.draw.Deblurred;
import io.github.camelflux.simulator.draw.Erased;
import io.github.camelflux.simulator.draw.Filled;
import io.github.camelflux.simulator.draw.InputPicture;
import io.github.camelflux.simulator.draw.PictureSize;
import io.github.camelflux.simulator.draw.Placed;
import io.github.camelflux.simulator.draw.Shown;
import io.github.camelflux.simulator.draw.TriedOn;
import io.github.camelflux.simulator.face.FieldProblem;
import io.github.camelflux.simulator.face.Refusal;
import java.awt.Rectangle;
import java.util.List;
import java.util.Optional;

/** Decides what each family makes of the pictures that came along, and refuses those that do not go together. */
final class Arrangements {

    private Arrangements() {}

    static Arrangement of(Model model, JsonNode body, List<InputPicture> inputs, PictureSize size) throws Refusal {
        return switch (model.family()) {
            case FILL -> new Filled(Roles.of(inputs, "image"), mask(inputs));
            case ERASE ->
                new Erased(
                        Roles.of(inputs, "image"),
                        mask(inputs).orElseThrow(),
                        OutputSize.side(body, "dilate_pixels", 10));
            case EXPAND -> expanded(body, Roles.of(inputs, "image"));
            case OUTPAINT -> outpainted(body, Roles.of(inputs, "input_image"), size);
            case DEBLUR -> new Deblurred(Roles.of(inputs, "image"));
            case TRY_ON -> new TriedOn(Roles.of(inputs, "person"), Roles.of(inputs, "garment"));
            case VIDEO_UPSCALE -> new Shown(inputs.get(0));
            default -> new Beside(inputs);
        };
    }

    /** The mask, of the picture's size; a size that is only assumed cannot be wrong. */
    private static Optional<InputPicture> mask(List<InputPicture> inputs) throws Refusal {
        InputPicture image = Roles.of(inputs, "image");
        Optional<InputPicture> mask = Roles.find(inputs, "mask");
        if (mask.isPresent()
                && image.measured()
                && mask.get().measured()
                && !mask.get().size().equals(image.size())) {
            throw new Refusal(FieldProblem.ofValue(
                    "mask",
                    "a mask is as large as its image, " + image.size() + ", not "
                            + mask.get().size()));
        }
        return mask;
    }

    private static Arrangement expanded(JsonNode body, InputPicture image) {
        return new Placed(
                image,
                new Rectangle(
                        OutputSize.side(body, "left", 0),
                        OutputSize.side(body, "top", 0),
                        image.size().width(),
                        image.size().height()));
    }

    private static Arrangement outpainted(JsonNode body, InputPicture image, PictureSize size) throws Refusal {
        PictureSize canvas = OutputSize.canvas(body);
        int width = image.size().width();
        int height = image.size().height();
        Rectangle place = new Rectangle(
                OutputSize.side(body, "reference_offset_x", (canvas.width() - width) / 2),
                OutputSize.side(body, "reference_offset_y", (canvas.height() - height) / 2),
                width,
                height);
        boolean inside = new Rectangle(0, 0, canvas.width(), canvas.height()).contains(place);
        if (image.measured() && !inside && !body.path("auto_crop").asBoolean()) {
            throw new Refusal(FieldProblem.ofValue(
                    "input_image", "the picture leaves the canvas; move it, enlarge the canvas or set auto_crop"));
        }
        return new Placed(image, scaled(place, (double) size.width() / canvas.width()));
    }

    private static Rectangle scaled(Rectangle place, double scale) {
        return new Rectangle(
                (int) Math.round(place.x * scale),
                (int) Math.round(place.y * scale),
                Math.max(1, (int) Math.round(place.width * scale)),
                Math.max(1, (int) Math.round(place.height * scale)));
    }
}
