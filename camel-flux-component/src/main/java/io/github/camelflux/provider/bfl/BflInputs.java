package io.github.camelflux.provider.bfl;

import io.github.camelflux.image.ImageRequest;
import io.github.camelflux.image.InputImage;
import io.github.camelflux.image.InputRole;
import io.github.camelflux.image.Operation;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/** Under which members each operation sends the pictures and videos that go in (BFL, OpenAPI document). */
enum BflInputs {
    GENERATE(ReferenceShape::ofReferences, Map.of(InputRole.MASK, "mask")),
    EDIT(ReferenceShape::ofReferences, Map.of(InputRole.MASK, "mask")),
    FILL(model -> ReferenceShape.single("image"), Map.of(InputRole.MASK, "mask")),
    EXPAND(model -> ReferenceShape.single(model.startsWith("flux-tools/") ? "input_image" : "image"), Map.of()),
    ERASE(model -> ReferenceShape.single("image"), Map.of(InputRole.MASK, "mask")),
    DEBLUR(model -> ReferenceShape.single("image"), Map.of()),
    TRY_ON(model -> ReferenceShape.single("person"), Map.of(InputRole.GARMENT, "garment")),
    /** What goes in decides which of the model's modes is meant. */
    VIDEO(
            model -> ReferenceShape.list("keyframes"),
            Map.of(InputRole.VIDEO, "start_video", InputRole.DRAFT, "draft_cache")) {
        private final Map<String, String> modes = modes();

        @Override
        Map<String, Object> members(ImageRequest request, String modelId) {
            Map<String, Object> members = super.members(request, modelId);
            Map<String, Object> extra = request.extra();
            if (!extra.containsKey("mode")) {
                members.put(
                        "mode",
                        modes.entrySet().stream()
                                .filter(mode -> members.containsKey(mode.getKey()) || extra.containsKey(mode.getKey()))
                                .findFirst()
                                .map(Map.Entry::getValue)
                                .orElse("t2v"));
            }
            return members;
        }

        private static Map<String, String> modes() {
            Map<String, String> modes = new LinkedHashMap<>();
            modes.put("draft_cache", "draft_enhance");
            modes.put("start_video", "v2v");
            modes.put("keyframes", "i2v");
            return modes;
        }
    },
    VIDEO_EDIT(model -> ReferenceShape.NONE, Map.of(InputRole.VIDEO, "video")),
    VIDEO_UPSCALE(model -> ReferenceShape.NONE, Map.of(InputRole.VIDEO, "input_video"));

    private final Function<String, ReferenceShape> pictures;
    private final Map<InputRole, String> roles;

    BflInputs(Function<String, ReferenceShape> pictures, Map<InputRole, String> roles) {
        this.pictures = pictures;
        this.roles = roles;
    }

    static BflInputs of(Operation operation) {
        return valueOf(operation.name());
    }

    /**
     * The members, each a Blob or a URL, or a list of them.
     *
     * @throws IllegalArgumentException if something goes in that the operation has no place for; the message names it
     */
    Map<String, Object> members(ImageRequest request, String modelId) {
        Map<String, Object> members = new LinkedHashMap<>(pictures.apply(modelId)
                .members(request.images().stream().map(BflInputs::value).toList()));
        request.roles().forEach((role, input) -> {
            String member = roles.get(role);
            if (member == null) {
                throw new IllegalArgumentException(
                        role.roleName() + ": " + request.operation().uriName() + " takes no " + role.roleName());
            }
            members.put(member, value(input));
        });
        return members;
    }

    /** BFL tells a URL from base64 by itself. */
    private static Object value(InputImage input) {
        return input instanceof InputImage.Inline inline ? inline.bytes() : ((InputImage.Link) input).url();
    }
}
