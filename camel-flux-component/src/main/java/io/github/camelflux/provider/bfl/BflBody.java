package io.github.camelflux.provider.bfl;

import io.github.camelflux.image.ImageRequest;
import io.github.camelflux.image.InputImage;
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

    private final Map<String, Object> members = new LinkedHashMap<>();

    private BflBody() {}

    /** @throws IllegalArgumentException if the model cannot be asked for this; the message names the field and the value */
    static JsonBody of(ImageRequest request, Model model, String modelId) {
        BflBody body = new BflBody();
        body.put("prompt", request.prompt());
        body.putPictures(request, model, modelId);
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
        return new JsonBody(body.members);
    }

    private void putPictures(ImageRequest request, Model model, String modelId) {
        List<InputImage> images = request.images();
        if (images.isEmpty() && request.operation() == Operation.EDIT) {
            throw new IllegalArgumentException("images: there is no picture to edit");
        }
        model.checkReferences(images.size());
        members.putAll(ReferenceShape.of(modelId)
                .members(images.stream().map(BflBody::value).toList()));
        if (request.mask() != null) {
            // Some models ignore a member that they do not know: the caller would pay for a picture that he did not ask
            // for.
            if (model.catalogued() && !model.fields().containsKey("mask")) {
                throw new IllegalArgumentException("mask: " + model.name() + " takes no mask");
            }
            members.put("mask", value(request.mask()));
        }
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

    /** A Blob or a URL: BFL tells a URL from base64 by itself. */
    private static Object value(InputImage image) {
        return image instanceof InputImage.Inline inline ? inline.bytes() : ((InputImage.Link) image).url();
    }
}
