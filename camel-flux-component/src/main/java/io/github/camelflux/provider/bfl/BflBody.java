package io.github.camelflux.provider.bfl;

import io.github.camelflux.image.ImageRequest;
import io.github.camelflux.image.Model;
import io.github.camelflux.image.Operation;
import io.github.camelflux.provider.JsonBody;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The JSON object of a submission: what the caller set, and nothing else. Models of FLUX 3 refuse a member that they do not know,
 * and a default of ours would hide one of the provider's.
 */
final class BflBody {

    /** Names of fields that callers set otherwise than by {@code input.}. */
    private static final Map<String, String> NEUTRAL =
            Map.of("image", "images", "input_image", "images", "mask", "mask", "width", "size", "height", "size");

    private static final List<String> BORDERS = List.of("top", "bottom", "left", "right");

    private final Map<String, Object> members = new LinkedHashMap<>();

    private BflBody() {}

    /** @throws IllegalArgumentException if the model cannot be asked for this; the message names the field and the value */
    static JsonBody of(ImageRequest request, Model model, String modelId) {
        BflBody body = new BflBody();
        body.put("prompt", request.prompt());
        body.putInputs(request, model, modelId);
        body.put("width", request.width());
        body.put("height", request.height());
        body.put("aspect_ratio", request.aspectRatio());
        body.put("resolution", request.resolution());
        body.put("seed", request.seed());
        body.put("output_format", request.outputFormat());
        body.put("safety_tolerance", request.safetyTolerance());
        body.put("prompt_upsampling", request.promptUpsampling());
        body.put("steps", request.steps());
        body.put("guidance", request.guidance());
        body.putExtra(request.extra());
        body.checkComplete(model);
        body.checkBorders(model);
        return new JsonBody(body.members);
    }

    private void putInputs(ImageRequest request, Model model, String modelId) {
        if (request.images().isEmpty() && request.operation() == Operation.EDIT) {
            throw new IllegalArgumentException("images: there is no picture to edit");
        }
        model.checkReferences(request.images().size());
        members.putAll(BflInputs.of(request.operation()).members(request, modelId));
        // Some models ignore a member that they do not know: the caller would pay for a picture that he did not ask
        // for.
        if (members.containsKey("mask") && model.catalogued() && !model.fields().containsKey("mask")) {
            throw new IllegalArgumentException("mask: " + model.name() + " takes no mask");
        }
    }

    /** BFL would refuse it as well, but not in the words that the caller uses. A prompt was asked for before where one is needed. */
    private void checkComplete(Model model) {
        model.fields().forEach((name, rule) -> {
            boolean meant = rule.modes().isEmpty() || rule.modes().contains(String.valueOf(members.get("mode")));
            if (rule.required() && meant && !name.equals("prompt") && !members.containsKey(name)) {
                throw new IllegalArgumentException(NEUTRAL.getOrDefault(name, "input." + name) + ": " + model.name()
                        + " cannot do without " + name);
            }
        });
    }

    /** A canvas without a border is the picture that went in, and would be paid for. */
    private void checkBorders(Model model) {
        boolean counted = model.fields().keySet().containsAll(BORDERS);
        if (counted && BORDERS.stream().allMatch(border -> isNothing(members.get(border)))) {
            throw new IllegalArgumentException("input.top: " + model.name()
                    + " makes the canvas larger by input.top, input.bottom, input.left and input.right, and none of them is"
                    + " above 0");
        }
    }

    private static boolean isNothing(Object border) {
        return border == null || border instanceof Number number && number.doubleValue() <= 0;
    }

    private void putExtra(Map<String, Object> extra) {
        // Sorted: the same request is written the same way each time.
        new TreeMap<>(extra).forEach((name, value) -> {
            if (members.putIfAbsent(name, value) != null) {
                throw new IllegalArgumentException("input." + name + ": " + name + " is set already");
            }
        });
    }

    private void put(String name, Object value) {
        if (value != null) {
            members.put(name, value);
        }
    }
}
