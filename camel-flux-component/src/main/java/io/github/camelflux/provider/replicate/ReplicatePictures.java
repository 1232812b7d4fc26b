package io.github.camelflux.provider.replicate;

import io.github.camelflux.image.InputImage;
import io.github.camelflux.provider.wire.SentPicture;
import java.util.List;
import java.util.Map;

/** Under which member pictures go in. */
enum ReplicatePictures {
    NONE(null, 0),
    /** Where it is not known; {@code input.NAME} can name the member and the address of a picture. */
    UNKNOWN(null, 0),
    IMAGE("image", 1),
    /** By clients of others. */
    IMAGE_PROMPT("image_prompt", 1),
    /** By clients of others. */
    INPUT_IMAGE("input_image", 1),
    /** By the models' own samples; one client sends {@code input_image}, {@code input_image_2} and so on. */
    INPUT_IMAGES("input_images", 8);

    private final String member;
    private final int most;

    ReplicatePictures(String member, int most) {
        this.member = member;
        this.most = most;
    }

    /** @throws IllegalArgumentException if there are more than the model takes; the message names the model and the number */
    Map<String, Object> members(String model, List<InputImage> pictures) {
        if (this == UNKNOWN && !pictures.isEmpty()) {
            throw new IllegalArgumentException("images: " + pictures.size() + " given, and it is not known how " + model
                    + " takes them; input.NAME sends the address of one under the model's own name");
        }
        if (pictures.size() > most) {
            throw new IllegalArgumentException("images: " + model + " takes " + (most == 0 ? "none" : "at most " + most)
                    + ", the request has " + pictures.size());
        }
        List<Object> values = pictures.stream().map(SentPicture::of).toList();
        if (values.isEmpty()) {
            return Map.of();
        }
        return Map.of(member, this == INPUT_IMAGES ? values : values.get(0));
    }
}
