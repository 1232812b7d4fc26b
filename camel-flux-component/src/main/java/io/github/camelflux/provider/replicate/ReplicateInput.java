package io.github.camelflux.provider.replicate;

import io.github.camelflux.image.ImageRequest;
import io.github.camelflux.image.Model;
import io.github.camelflux.image.Operation;
import io.github.camelflux.provider.wire.InputMembers;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/** The member {@code input} of a prediction: what the caller set, by the model's names. */
final class ReplicateInput {

    private static final Set<Operation> OFFERED = EnumSet.of(Operation.GENERATE, Operation.EDIT);

    private ReplicateInput() {}

    /** @throws IllegalArgumentException if the model cannot be asked for this; the message names the field and the value */
    static Map<String, Object> of(ImageRequest request, Model model) {
        check(request, model);
        String id = model.idAt(ReplicateProvider.NAME);
        ReplicateModel family = ReplicateModel.of(id);
        InputMembers input = new InputMembers(id, family::takes);
        if (request.prompt() != null) {
            input.set("prompt", request.prompt());
        }
        family.pictures().members(id, request.images()).forEach(input::set);
        input.put("aspectRatio", "aspect_ratio", request.aspectRatio());
        putSize(input, request, family, id);
        input.put("resolution", "resolution", request.resolution());
        if (request.seed() != null) {
            input.set("seed", request.seed());
        }
        if (request.outputFormat() != null) {
            input.set("output_format", request.outputFormat().equals("jpeg") ? "jpg" : request.outputFormat());
        }
        input.put("safetyTolerance", "safety_tolerance", request.safetyTolerance());
        input.put("promptUpsampling", "prompt_upsampling", request.promptUpsampling());
        input.put("steps", "num_inference_steps", request.steps());
        input.put("guidance", "guidance", request.guidance());
        input.putExtra(request, "num_outputs");
        return input.all();
    }

    private static void check(ImageRequest request, Model model) {
        if (!OFFERED.contains(request.operation())) {
            throw new IllegalArgumentException("operation: replicate is asked for generate and edit, not for "
                    + request.operation().uriName());
        }
        request.roles().keySet().forEach(role -> {
            throw new IllegalArgumentException(role.roleName() + ": "
                    + request.operation().uriName() + " at replicate takes no " + role.roleName());
        });
        if (request.images().isEmpty() && request.operation() == Operation.EDIT) {
            throw new IllegalArgumentException("images: there is no picture to edit");
        }
        model.checkReferences(request.images().size());
    }

    private static void putSize(InputMembers input, ImageRequest request, ReplicateModel family, String id) {
        Integer width = request.width();
        Integer height = request.height();
        if (width == null && height == null) {
            return;
        }
        if (width == null || height == null) {
            throw new IllegalArgumentException((width == null ? "height: " + height : "width: " + width)
                    + " pixels say no size to replicate; say both sides");
        }
        if (request.aspectRatio() != null && family.size() != SizeMembers.SIDES) {
            throw new IllegalArgumentException("aspectRatio: " + request.aspectRatio() + " and a size of " + width + "x"
                    + height + " are two ways to say the same to " + id);
        }
        family.size().put(input, width, height, id);
    }
}
