package io.github.camelflux.provider.replicate;

import static io.github.camelflux.provider.wire.Sample.CALLBACK;
import static io.github.camelflux.provider.wire.Sample.account;
import static io.github.camelflux.provider.wire.Sample.calledBack;
import static io.github.camelflux.provider.wire.Sample.edit;
import static io.github.camelflux.provider.wire.Sample.generate;
import static io.github.camelflux.provider.wire.Sample.members;
import static io.github.camelflux.provider.wire.Sample.options;
import static io.github.camelflux.provider.wire.Sample.submission;
import static io.github.camelflux.provider.wire.Sample.url;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.entry;

import io.github.camelflux.image.Blob;
import io.github.camelflux.image.ImageRequest;
import io.github.camelflux.image.InputImage;
import io.github.camelflux.image.InputRole;
import io.github.camelflux.image.ModelCatalog;
import io.github.camelflux.image.Operation;
import io.github.camelflux.provider.Account;
import io.github.camelflux.provider.DataUri;
import io.github.camelflux.provider.HttpCall;
import io.github.camelflux.provider.Region;
import io.github.camelflux.provider.RemoteJob;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReplicateRequestsTest {

    private static final String VERSION = "a91bed9b0301d9d10b34b89b1f4d0255f2e2499c59576bfcd13405575dacdb25";

    private final ReplicateProvider provider = new ReplicateProvider(ModelCatalog.shipped(), options("replicate"));
    private final Account account = account("https://api.replicate.com");

    @ParameterizedTest
    @CsvSource({
        "flux-2-pro, models/black-forest-labs/flux-2-pro/predictions",
        "black-forest-labs/flux-schnell, models/black-forest-labs/flux-schnell/predictions",
        "deployments/acme/flux-for-us, deployments/acme/flux-for-us/predictions"
    })
    void a_model_or_a_deployment_is_asked_for_by_its_path(String model, String path) {
        HttpCall call = provider.submit(submission(generate(model).build(), account));

        assertThat(call.method()).isEqualTo("POST");
        assertThat(call.uri()).hasToString("https://api.replicate.com/v1/" + path);
        assertThat(call.credentials()).containsOnly(entry("authorization", "Bearer s3cret"));
        assertThat(call.headers()).containsOnly(entry("accept", "application/json"));
        assertThat(members(call)).containsOnly(entry("input", Map.of("prompt", "a cat")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"acme/flux-tuned:" + VERSION, VERSION})
    void a_version_stands_in_the_body(String model) {
        HttpCall call = provider.submit(submission(generate(model).build(), account));

        assertThat(call.uri()).hasToString("https://api.replicate.com/v1/predictions");
        assertThat(members(call)).containsOnly(entry("version", model), entry("input", Map.of("prompt", "a cat")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a-model-of-tomorrow", "deployments/acme", "acme/a/b", "acme/a:latest"})
    void what_replicate_cannot_have_is_refused_by_its_name(String model) {
        if (model.equals("deployments/acme")) {
            // An owner may be called so.
            assertThat(provider.submit(submission(generate(model).build(), account))
                            .uri()
                            .getPath())
                    .isEqualTo("/v1/models/deployments/acme/predictions");
            return;
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> provider.submit(submission(generate(model).build(), account)))
                .withMessageStartingWith("model: '" + model + "'");
    }

    @Test
    void every_member_that_is_set_is_sent_under_the_models_name() {
        assertThat(input(generate("black-forest-labs/flux-dev")
                        .aspectRatio("16:9")
                        .seed(BigInteger.TWO.pow(64))
                        .outputFormat("jpeg")
                        .steps(28)
                        .guidance(new BigDecimal("3.5"))
                        .extra("output_quality", 90)
                        .extra("megapixels", "0.25")
                        .extra("num_outputs", 1)
                        .extra("go_fast", true)
                        .build()))
                .containsOnly(
                        entry("prompt", "a cat"),
                        entry("aspect_ratio", "16:9"),
                        entry("seed", BigInteger.TWO.pow(64)),
                        entry("output_format", "jpg"),
                        entry("num_inference_steps", 28),
                        entry("guidance", new BigDecimal("3.5")),
                        entry("output_quality", 90),
                        entry("megapixels", "0.25"),
                        entry("num_outputs", 1),
                        entry("go_fast", true));
        assertThat(input(generate("flux-2-pro")
                        .resolution("2 MP")
                        .safetyTolerance(3)
                        .outputFormat("webp")
                        .build()))
                .containsOnly(
                        entry("prompt", "a cat"),
                        entry("resolution", "2 MP"),
                        entry("safety_tolerance", 3),
                        entry("output_format", "webp"));
        assertThat(input(generate("black-forest-labs/flux-1.1-pro")
                        .promptUpsampling(true)
                        .build()))
                .containsEntry("prompt_upsampling", true);
    }

    @ParameterizedTest
    @CsvSource({
        "1024, 1024, 1:1, 1",
        "1344, 768, 16:9, 1",
        "768, 1344, 9:16, 1",
        "1536, 640, 21:9, 1",
        "640, 1536, 9:21, 1",
        "1216, 832, 3:2, 1",
        "832, 1216, 2:3, 1",
        "896, 1088, 4:5, 1",
        "1088, 896, 5:4, 1",
        "896, 1152, 3:4, 1",
        "1152, 896, 4:3, 1",
        "512, 512, 1:1, 0.25",
        "672, 384, 16:9, 0.25",
        "448, 576, 3:4, 0.25"
    })
    void a_size_is_said_by_shape_and_megapixels_to_open_models(int width, int height, String ratio, String megapixels) {
        assertThat(input(generate("black-forest-labs/flux-schnell")
                        .width(width)
                        .height(height)
                        .build()))
                .containsOnly(entry("prompt", "a cat"), entry("aspect_ratio", ratio), entry("megapixels", megapixels));
    }

    @Test
    void a_size_is_said_by_its_sides_to_other_models() {
        assertThat(input(generate("flux-2-pro").width(1024).height(768).build()))
                .containsOnly(
                        entry("prompt", "a cat"),
                        entry("aspect_ratio", "custom"),
                        entry("width", 1024),
                        entry("height", 768));
        assertThat(input(generate("deployments/acme/x")
                        .width(1024)
                        .height(768)
                        .aspectRatio("4:3")
                        .build()))
                .containsOnly(
                        entry("prompt", "a cat"),
                        entry("aspect_ratio", "4:3"),
                        entry("width", 1024),
                        entry("height", 768));
    }

    @ParameterizedTest
    @CsvSource({
        "flux-dev, image",
        "flux-1.1-pro, image_prompt",
        "flux-1.1-pro-ultra, image_prompt",
        "flux-pro, image_prompt",
        "flux-kontext-pro, input_image"
    })
    void one_picture_goes_in_under_the_models_own_name(String model, String member) {
        assertThat(input(edit("black-forest-labs/" + model, 1).build()))
                .containsOnly(entry("prompt", "a cat"), entry(member, url(1)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> input(edit("black-forest-labs/" + model, 2).build()))
                .withMessageContaining("takes at most 1, the request has 2");
    }

    @Test
    void flux_2_takes_a_list_of_pictures_bytes_among_them_as_data_uris() {
        Blob bytes = Blob.of(new byte[] {1, 2, 3});

        assertThat(input(edit("flux-2-pro", 1)
                        .image(new InputImage.Inline(bytes))
                        .build()))
                .containsEntry("input_images", List.of(url(1), new DataUri(bytes)));
    }

    @ParameterizedTest
    @CsvSource({
        "black-forest-labs/flux-schnell, 1, takes none",
        "deployments/acme/x, 1, it is not known how",
        "black-forest-labs/flux-2-of-tomorrow, 9, takes at most 8",
        "flux-2-pro, 0, there is no picture to edit"
    })
    void pictures_that_would_be_ignored_are_refused(String model, int pictures, String message) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> input(edit(model, pictures).build()))
                .withMessageStartingWith("images: ")
                .withMessageContaining(message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "black-forest-labs/flux-schnell     | guidance    | guidance: 3.5",
                "black-forest-labs/flux-schnell     | tolerance   | safetyTolerance: 2",
                "black-forest-labs/flux-schnell     | resolution  | resolution: 2 MP",
                "black-forest-labs/flux-schnell     | size        | size: 1000x1000",
                "black-forest-labs/flux-kontext-pro | size        | size: 1000x1000",
                "flux-2-pro                         | steps       | steps: 28",
                "flux-2-pro                         | upsampling  | promptUpsampling: true",
                "flux-2-pro                         | width       | width: 1000",
                "flux-2-pro                         | size+ratio  | aspectRatio: 1:1",
                "flux-2-pro                         | num_outputs | input.num_outputs: 4",
                "flux-2-pro                         | seed twice  | input.seed: seed is set already"
            })
    void what_a_model_lacks_is_refused_with_field_and_value(String model, String what, String message) {
        ImageRequest.Builder request = generate(model);
        switch (what) {
            case "guidance" -> request.guidance(new BigDecimal("3.5"));
            case "tolerance" -> request.safetyTolerance(2);
            case "resolution" -> request.resolution("2 MP");
            case "size" -> request.width(1000).height(1000);
            case "steps" -> request.steps(28);
            case "upsampling" -> request.promptUpsampling(true);
            case "width" -> request.width(1000);
            case "size+ratio" -> request.width(1000).height(1000).aspectRatio("1:1");
            case "num_outputs" -> request.extra("num_outputs", 4);
            default -> request.seed(BigInteger.ONE).extra("seed", 2);
        }

        assertThatIllegalArgumentException()
                .isThrownBy(() -> input(request.build()))
                .withMessageStartingWith(message);
    }

    @ParameterizedTest
    @EnumSource(
            value = Operation.class,
            mode = EnumSource.Mode.EXCLUDE,
            names = {"GENERATE", "EDIT"})
    void an_operation_that_replicate_is_not_asked_for_is_refused_by_name(Operation operation) {
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        input(ImageRequest.builder(operation, "flux-2-pro").build()))
                .withMessageContaining(operation.uriName());
    }

    @Test
    void a_mask_is_refused_by_name() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> input(edit("flux-2-pro", 1)
                        .input(InputRole.MASK, new InputImage.Link(url(2)))
                        .build()))
                .withMessage("mask: edit at replicate takes no mask");
    }

    @Test
    void options_become_headers_of_the_submission_only() {
        ReplicateProvider waiting = new ReplicateProvider(
                ModelCatalog.shipped(), options("replicate", "wait", "1500ms", "cancelAfter", "2m"));

        assertThat(waiting.submit(submission(generate("flux-2-pro").build(), account))
                        .headers())
                .containsOnly(
                        entry("accept", "application/json"), entry("prefer", "wait=2"), entry("cancel-after", "120s"));
        assertThat(waiting.poll(new RemoteJob("p1", null, null, null), account)
                        .orElseThrow()
                        .headers())
                .containsOnlyKeys("accept");
        assertThat(new ReplicateProvider(ModelCatalog.shipped(), options("replicate", "wait", "0"))
                        .submit(submission(generate("flux-2-pro").build(), account))
                        .headers())
                .containsOnlyKeys("accept");
    }

    @ParameterizedTest
    @CsvSource({"wait, 61s", "wait, long", "cancelAfter, 0", "cancelAfter, 999"})
    void a_bad_option_is_refused_with_its_name_and_value(String name, String value) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ReplicateProvider(ModelCatalog.shipped(), options("replicate", name, value)))
                .withMessageContaining("providers[replicate." + name + "]")
                .withMessageContaining("'" + value + "'");
    }

    @Test
    void a_callback_is_asked_for_at_the_end_only() {
        HttpCall call = provider.submit(calledBack(generate("flux-2-pro").build(), account));

        assertThat(members(call))
                .containsEntry("webhook", CALLBACK.toString())
                .containsEntry("webhook_events_filter", List.of("completed"))
                .containsEntry("input", Map.of("prompt", "a cat"));
        assertThat(provider.callsBack(calledBack(generate("flux-2-pro").build(), account)))
                .isTrue();
    }

    @Test
    void a_prediction_is_asked_for_and_cancelled_at_its_own_address() {
        RemoteJob job = new RemoteJob("p1", URI.create("https://eu.api.replicate.com/v1/predictions/p1"), null, null);
        RemoteJob bare = new RemoteJob("p/1", null, null, null);

        assertThat(provider.poll(job, account).orElseThrow().uri())
                .hasToString("https://eu.api.replicate.com/v1/predictions/p1");
        assertThat(provider.poll(bare, account).orElseThrow().uri())
                .hasToString("https://api.replicate.com/v1/predictions/p%2F1");
        HttpCall cancel = provider.cancel(job, account).orElseThrow();
        assertThat(cancel.method()).isEqualTo("POST");
        assertThat(cancel.uri()).hasToString("https://eu.api.replicate.com/v1/predictions/p1/cancel");
        assertThat(cancel.credentials()).containsKey("authorization");
        assertThat(cancel.body()).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"EU", "US"})
    void a_region_is_not_offered(Region region) {
        assertThat(provider.baseUrl(region)).isEmpty();
        assertThat(provider.isIn(region, "api.replicate.com")).isFalse();
        assertThat(provider.baseUrl(Region.GLOBAL)).contains(URI.create("https://api.replicate.com"));
        assertThat(provider.trustedDomains()).containsExactly("replicate.com");
    }

    @SuppressWarnings("unchecked")
    private Map<String, Object> input(ImageRequest request) {
        return (Map<String, Object>)
                members(provider.submit(submission(request, account))).get("input");
    }
}
