package io.github.camelflux.provider.together;

import io.github.camelflux.image.ImageRequest;
import io.github.camelflux.image.InputImage;
import io.github.camelflux.image.Model;
import io.github.camelflux.image.ModelCatalog;
import io.github.camelflux.image.Operation;
import io.github.camelflux.provider.DataUri;
import io.github.camelflux.provider.HttpCall;
import io.github.camelflux.provider.JsonBody;
import io.github.camelflux.provider.ProviderOptions;
import io.github.camelflux.provider.Submission;
import io.github.camelflux.provider.wire.BaseUrl;
import io.github.camelflux.provider.wire.Members;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** What is sent to Together: width and height by themselves, pictures as addresses or data URIs. */
final class TogetherRequests {

    private static final String ONE = "image_url";
    private static final String SEVERAL = "reference_images";

    private final ModelCatalog catalog;
    private final String responseFormat;
    private final String imageField;

    /** @param options as {@link TogetherProvider} has them */
    TogetherRequests(ModelCatalog catalog, ProviderOptions options) {
        this.catalog = catalog;
        responseFormat = options.word("responseFormat", Set.of("base64", "url")).orElse("base64");
        imageField = options.word("imageField", Set.of(ONE, SEVERAL)).orElse(null);
    }

    HttpCall submit(Submission submission) {
        return new HttpCall(
                        "POST",
                        address(submission),
                        Map.of("accept", "application/json"),
                        Map.of("authorization", "Bearer " + submission.account().apiKey()),
                        body(submission.request()))
                .answeredWithPictures();
    }

    URI address(Submission submission) {
        return BaseUrl.below(submission.account(), "v1", "images/generations");
    }

    private JsonBody body(ImageRequest request) {
        Model model = catalog.find(request.model());
        model.checkReferences(request.images().size());
        String modelId = model.idAt(TogetherProvider.NAME);
        Members members = new Members(TogetherProvider.NAME)
                .offers(Set.of(Operation.GENERATE, Operation.EDIT), request)
                .takes(Set.of(), request)
                .put("model", modelId)
                .put("prompt", request.prompt())
                .put("width", request.width())
                .put("height", request.height())
                .put("seed", request.seed())
                .put("steps", request.steps())
                .put("guidance_scale", request.guidance())
                .put("output_format", format(request.outputFormat()))
                .put("response_format", responseFormat)
                .lacks("aspectRatio", request.aspectRatio())
                .lacks("resolution", request.resolution())
                .lacksSafetyAndUpsampling(request);
        putImages(members, modelId, request.images());
        return new JsonBody(members.putExtra(request.extra()).toMap());
    }

    /** FLUX.2 takes several, the models before it one. */
    private void putImages(Members members, String modelId, List<InputImage> images) {
        boolean newer = modelId.toLowerCase(Locale.ROOT).contains("flux.2");
        String field = imageField != null ? imageField : newer ? SEVERAL : ONE;
        if (images.isEmpty()) {
            return;
        }
        List<Object> values = images.stream().map(TogetherRequests::value).toList();
        if (field.equals(SEVERAL)) {
            members.put(field, values);
        } else if (values.size() == 1) {
            members.put(field, values.get(0));
        } else {
            throw new IllegalArgumentException(
                    "images: " + modelId + " takes one picture, the request has " + values.size());
        }
    }

    private static Object value(InputImage image) {
        return image instanceof InputImage.Inline inline
                ? new DataUri(inline.bytes())
                : ((InputImage.Link) image).url();
    }

    private static String format(String outputFormat) {
        if (outputFormat != null && !Set.of("jpeg", "png").contains(outputFormat)) {
            throw new IllegalArgumentException(
                    "outputFormat: together makes jpeg or png, the request wants " + outputFormat);
        }
        return outputFormat;
    }
}
