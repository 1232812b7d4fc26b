package io.github.camelflux.provider.fal;

import io.github.camelflux.image.ImageRequest;
import io.github.camelflux.image.Model;
import io.github.camelflux.image.Operation;
import io.github.camelflux.provider.JsonBody;
import io.github.camelflux.provider.wire.InputMembers;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/**
 * What is submitted, and to which endpoint: the model's input itself, without anything around it.
 *
 * @param endpoint full id
 * @param json its input
 */
record FalBody(String endpoint, JsonBody json) {

    private static final Set<Operation> OFFERED = EnumSet.of(Operation.GENERATE, Operation.EDIT);

    /** For models that take the name of a size and no shape. */
    private static final Map<String, String> SIZES = Map.of(
            "1:1", "square_hd",
            "4:3", "landscape_4_3",
            "3:4", "portrait_4_3",
            "16:9", "landscape_16_9",
            "9:16", "portrait_16_9");

    /** @throws IllegalArgumentException if the model cannot be asked for this; the message names the field and the value */
    static FalBody of(ImageRequest request, Model model) {
        check(request, model);
        String id = model.idAt(FalProvider.NAME);
        FalModel family = FalModel.of(id);
        int pictures = request.images().size();
        family.pictures().check(id, pictures);
        String endpoint = family.pictures().endpoint(id, pictures);

        InputMembers members = new InputMembers(endpoint, family::takes);
        if (request.prompt() != null) {
            members.set("prompt", request.prompt());
        }
        family.pictures().members(endpoint, request.images()).forEach(members::set);
        putSize(members, request, family, endpoint);
        if (request.seed() != null) {
            members.set("seed", request.seed());
        }
        putFormat(members, request, family, endpoint);
        Integer tolerance = request.safetyTolerance();
        members.put("safetyTolerance", "safety_tolerance", tolerance == null ? null : tolerance.toString());
        members.put(
                "promptUpsampling",
                family.takes("enable_prompt_expansion") ? "enable_prompt_expansion" : "enhance_prompt",
                request.promptUpsampling());
        members.put("steps", "num_inference_steps", request.steps());
        members.put("guidance", "guidance_scale", request.guidance());
        members.putExtra(request, "num_images");
        checkExtra(request, members, endpoint);
        return new FalBody(endpoint, new JsonBody(members.all()));
    }

    private static void check(ImageRequest request, Model model) {
        if (!OFFERED.contains(request.operation())) {
            throw new IllegalArgumentException("operation: fal is asked for generate and edit, not for "
                    + request.operation().uriName());
        }
        request.roles().keySet().forEach(role -> {
            throw new IllegalArgumentException(
                    role.roleName() + ": " + request.operation().uriName() + " at fal takes no " + role.roleName());
        });
        if (request.images().isEmpty() && request.operation() == Operation.EDIT) {
            throw new IllegalArgumentException("images: there is no picture to edit");
        }
        model.checkReferences(request.images().size());
    }

    private static void putSize(InputMembers members, ImageRequest request, FalModel family, String endpoint) {
        if (request.resolution() != null) {
            throw new IllegalArgumentException("resolution: fal has no size classes, so " + request.resolution()
                    + " cannot be asked for; say a size");
        }
        if (request.width() == null != (request.height() == null)) {
            String given = request.width() == null ? "height" : "width";
            Object value = request.width() == null ? request.height() : request.width();
            throw new IllegalArgumentException(
                    given + ": fal would make the other side of " + value + " pixels 512 pixels long; say both");
        }
        if (request.width() != null) {
            members.put("size", "image_size", Map.of("width", request.width(), "height", request.height()));
        }
        String ratio = request.aspectRatio();
        if (ratio == null || family.takes("aspect_ratio")) {
            members.put("aspectRatio", "aspect_ratio", ratio);
        } else if (members.has("image_size")) {
            throw new IllegalArgumentException(
                    "aspectRatio: " + ratio + " and a size are two ways to say the same to " + endpoint);
        } else if (!SIZES.containsKey(ratio)) {
            throw new IllegalArgumentException(
                    "aspectRatio: " + endpoint + " is asked for 1:1, 4:3, 3:4, 16:9 or 9:16, not" + " for " + ratio
                            + "; any other shape is said by width and height");
        } else {
            members.put("aspectRatio", "image_size", SIZES.get(ratio));
        }
    }

    private static void putFormat(InputMembers members, ImageRequest request, FalModel family, String endpoint) {
        String format = request.outputFormat();
        if ("webp".equals(format) && !family.webp()) {
            throw new IllegalArgumentException("outputFormat: " + endpoint + " makes jpeg and png, not webp");
        }
        if (format != null) {
            members.set("output_format", format);
        }
    }

    private static void checkExtra(ImageRequest request, InputMembers members, String endpoint) {
        if (Boolean.TRUE.equals(request.extra().get("sync_mode"))) {
            throw new IllegalArgumentException(
                    "input.sync_mode: true keeps the picture out of what can be asked for later; it would be paid and lost");
        }
        if (endpoint.endsWith("/edit") && !members.has("image_urls")) {
            throw new IllegalArgumentException("images: there is no picture to edit, and " + endpoint + " needs one");
        }
    }
}
