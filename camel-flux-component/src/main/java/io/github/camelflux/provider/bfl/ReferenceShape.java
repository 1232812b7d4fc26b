package io.github.camelflux.provider.bfl;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Under which members a model takes the pictures that go in (BFL, OpenAPI document). */
enum ReferenceShape {
    /** {@code input_image}, {@code input_image_2}, ...: FLUX.2, Kontext, and whatever is not known. */
    NUMBERED {
        @Override
        Map<String, Object> members(List<Object> pictures) {
            Map<String, Object> members = new LinkedHashMap<>();
            for (Object picture : pictures) {
                members.put(members.isEmpty() ? "input_image" : "input_image_" + (members.size() + 1), picture);
            }
            return members;
        }
    },
    /** {@code images}, a list: FLUX 3. */
    LIST {
        @Override
        Map<String, Object> members(List<Object> pictures) {
            return pictures.isEmpty() ? Map.of() : Map.of("images", pictures);
        }
    },
    /** {@code image_prompt}, one picture: FLUX1.1 and FLUX.1 [dev]. */
    SINGLE {
        @Override
        Map<String, Object> members(List<Object> pictures) {
            if (pictures.size() > 1) {
                throw new IllegalArgumentException(
                        "images: the model takes one picture, the request has " + pictures.size());
            }
            return pictures.isEmpty() ? Map.of() : Map.of("image_prompt", pictures.get(0));
        }
    };

    /**
     * @param pictures a Blob or a URL each, in order
     * @throws IllegalArgumentException if they are more than the shape has room for
     */
    abstract Map<String, Object> members(List<Object> pictures);

    static ReferenceShape of(String modelId) {
        if (modelId.startsWith("flux-3-")) {
            return LIST;
        }
        return modelId.startsWith("flux-pro-1.1") || modelId.equals("flux-dev") ? SINGLE : NUMBERED;
    }
}
