package io.github.camelflux.provider.bfl;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Under which members a model takes the pictures that a request is about (BFL, OpenAPI document). */
@FunctionalInterface
interface ReferenceShape {

    /** {@code input_image}, {@code input_image_2}, ...: FLUX.2, Kontext, and whatever is not known. */
    ReferenceShape NUMBERED = pictures -> {
        Map<String, Object> members = new LinkedHashMap<>();
        for (Object picture : pictures) {
            members.put(members.isEmpty() ? "input_image" : "input_image_" + (members.size() + 1), picture);
        }
        return members;
    };

    /** A model that takes none. */
    ReferenceShape NONE = pictures -> {
        if (!pictures.isEmpty()) {
            throw new IllegalArgumentException("images: the model takes none, the request has " + pictures.size());
        }
        return Map.of();
    };

    /**
     * @param pictures a Blob or a URL each, in order
     * @throws IllegalArgumentException if they are more than the shape has room for
     */
    Map<String, Object> members(List<Object> pictures);

    /** Several, as a list. */
    static ReferenceShape list(String member) {
        return pictures -> pictures.isEmpty() ? Map.of() : Map.of(member, pictures);
    }

    /** One at most. */
    static ReferenceShape single(String member) {
        return pictures -> {
            if (pictures.size() > 1) {
                throw new IllegalArgumentException(
                        "images: the model takes one picture, the request has " + pictures.size());
            }
            return pictures.isEmpty() ? Map.of() : Map.of(member, pictures.get(0));
        };
    }

    /** How a model takes references: {@code images} for FLUX 3, one {@code image_prompt} for FLUX1.1 and FLUX.1 [dev]. */
    static ReferenceShape ofReferences(String modelId) {
        if (modelId.startsWith("flux-3-")) {
            return list("images");
        }
        if (modelId.endsWith("-canny") || modelId.endsWith("-depth")) {
            return single("control_image");
        }
        return modelId.startsWith("flux-pro-1.1") || modelId.equals("flux-dev") ? single("image_prompt") : NUMBERED;
    }
}
