package io.github.camelflux.provider.deepinfra;

import io.github.camelflux.image.ImageRequest;
import io.github.camelflux.image.ModelCatalog;
import io.github.camelflux.provider.HttpCall;
import io.github.camelflux.provider.JsonBody;
import io.github.camelflux.provider.Submission;
import io.github.camelflux.provider.wire.BaseUrl;
import io.github.camelflux.provider.wire.Members;
import java.net.URI;
import java.util.Map;

/** What is sent to DeepInfra's own API, which makes pictures and does not change them. The model is in the path. */
final class DeepInfraRequests {

    private final ModelCatalog catalog;

    DeepInfraRequests(ModelCatalog catalog) {
        this.catalog = catalog;
    }

    HttpCall submit(Submission submission) {
        return new HttpCall(
                        "POST",
                        address(submission),
                        Map.of("accept", "application/json"),
                        Map.of("authorization", "Bearer " + submission.account().apiKey()),
                        body(submission))
                .answeredWithPictures();
    }

    private URI address(Submission submission) {
        String model = catalog.find(submission.request().model()).idAt(DeepInfraProvider.NAME);
        return BaseUrl.below(submission.account(), "v1", "inference/" + model);
    }

    private JsonBody body(Submission submission) {
        ImageRequest request = submission.request();
        Members members = new Members(DeepInfraProvider.NAME)
                .put("prompt", request.prompt())
                .put("num_images", 1)
                .put("width", request.width())
                .put("height", request.height())
                .put("aspect_ratio", request.aspectRatio())
                .put("seed", request.seed())
                .put("num_inference_steps", request.steps())
                .put("guidance_scale", request.guidance())
                .lacks("resolution", request.resolution())
                .lacks("outputFormat", request.outputFormat())
                .lacksSafetyAndUpsampling(request);
        if (submission.callback() != null) {
            members.put("webhook", submission.callback().url().toString());
        }
        return new JsonBody(members.putExtra(request.extra()).toMap());
    }
}
