package io.github.camelflux.provider.fal;

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

class FalRequestsTest {

    private final FalProvider provider = new FalProvider(ModelCatalog.shipped(), options("fal"));
    private final Account account = account("https://queue.fal.run");

    @Test
    void a_submission_posts_the_input_itself_to_the_full_id_with_the_key_among_the_credentials_only() {
        HttpCall call = provider.submit(submission(generate("fal-ai/flux/dev").build(), account));

        assertThat(call.method()).isEqualTo("POST");
        assertThat(call.uri()).isEqualTo(URI.create("https://queue.fal.run/fal-ai/flux/dev"));
        assertThat(call.credentials()).containsOnly(entry("authorization", "Key s3cret"));
        assertThat(call.headers()).containsOnly(entry("accept", "application/json"));
        assertThat(members(call)).containsOnly(entry("prompt", "a cat"));
    }

    @ParameterizedTest
    @CsvSource({
        "flux-2-pro, fal-ai/flux-2-pro",
        "flux-kontext-max, fal-ai/flux-pro/kontext/max/text-to-image",
        "flux-dev, fal-ai/flux/dev",
        "fal-ai/flux/schnell, fal-ai/flux/schnell",
        "blackforestlabs/flux-3-max/beta, blackforestlabs/flux-3-max/beta"
    })
    void neutral_names_mean_fals_ids_and_fals_ids_pass_through(String model, String endpoint) {
        assertThat(provider.submit(submission(generate(model).build(), account)).uri())
                .isEqualTo(URI.create("https://queue.fal.run/" + endpoint));
    }

    @ParameterizedTest
    @CsvSource({
        "fal-ai/flux-2, 1, fal-ai/flux-2/edit",
        "fal-ai/flux-2/klein/9b, 1, fal-ai/flux-2/klein/9b/edit",
        "flux-2-pro, 3, fal-ai/flux-2-pro/edit",
        "fal-ai/flux-2-max/edit, 1, fal-ai/flux-2-max/edit",
        "fal-ai/flux-2-flex, 8, fal-ai/flux-2-flex/edit",
        "fal-ai/flux-2/turbo/edit, 1, fal-ai/flux-2/turbo/edit",
        "fal-ai/flux-pro/kontext, 1, fal-ai/flux-pro/kontext",
        "fal-ai/flux-pro/kontext, 2, fal-ai/flux-pro/kontext/multi",
        "fal-ai/flux-pro/kontext/multi, 1, fal-ai/flux-pro/kontext/multi",
        "fal-ai/flux-pro/v1.1-ultra, 1, fal-ai/flux-pro/v1.1-ultra",
        "somebody/fine-thing, 1, somebody/fine-thing"
    })
    void pictures_go_to_the_variant_that_takes_them(String model, int pictures, String endpoint) {
        HttpCall call = provider.submit(submission(edit(model, pictures).build(), account));

        assertThat(call.uri()).isEqualTo(URI.create("https://queue.fal.run/" + endpoint));
        boolean list = endpoint.endsWith("/edit") || endpoint.endsWith("/multi");
        assertThat(members(call).get(list ? "image_urls" : "image_url")).isNotNull();
        assertThat(members(call)).hasSize(2);
    }

    @Test
    void a_picture_by_its_bytes_goes_in_as_a_data_uri_and_one_by_its_address_as_it_is() {
        Blob bytes = Blob.of(new byte[] {1, 2, 3});
        ImageRequest request =
                edit("flux-2-pro", 1).image(new InputImage.Inline(bytes)).build();

        assertThat(members(provider.submit(submission(request, account))))
                .containsEntry("image_urls", List.of(url(1), new DataUri(bytes)));
    }

    @Test
    void every_member_that_is_set_is_sent_under_fals_name() {
        ImageRequest request = generate("fal-ai/flux-2")
                .width(1024)
                .height(768)
                .seed(new BigInteger("17454220438242315174"))
                .outputFormat("webp")
                .promptUpsampling(true)
                .steps(28)
                .guidance(new BigDecimal("2.5"))
                .extra("acceleration", "high")
                .build();

        assertThat(body(request))
                .containsOnly(
                        entry("prompt", "a cat"),
                        entry("image_size", Map.of("width", 1024, "height", 768)),
                        entry("seed", new BigInteger("17454220438242315174")),
                        entry("output_format", "webp"),
                        entry("enable_prompt_expansion", true),
                        entry("num_inference_steps", 28),
                        entry("guidance_scale", new BigDecimal("2.5")),
                        entry("acceleration", "high"));
        assertThat(body(generate("fal-ai/flux-pro/v1.1")
                        .safetyTolerance(2)
                        .promptUpsampling(false)
                        .build()))
                .containsOnly(entry("prompt", "a cat"), entry("safety_tolerance", "2"), entry("enhance_prompt", false));
    }

    @ParameterizedTest
    @CsvSource({
        "fal-ai/flux/dev, 16:9, image_size, landscape_16_9",
        "flux-2-pro, 1:1, image_size, square_hd",
        "flux-2-pro, 3:4, image_size, portrait_4_3",
        "flux-2-pro, 9:16, image_size, portrait_16_9",
        "flux-2-pro, 4:3, image_size, landscape_4_3",
        "fal-ai/flux-pro/v1.1-ultra, 21:9, aspect_ratio, 21:9",
        "somebody/fine-thing, 21:9, aspect_ratio, 21:9"
    })
    void a_shape_is_said_as_the_model_knows_it(String model, String ratio, String member, String value) {
        assertThat(body(generate(model).aspectRatio(ratio).build())).containsEntry(member, value);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "fal-ai/flux-2-pro          | steps         | steps: 28",
                "fal-ai/flux-2-pro          | guidance      | guidance: 3.5",
                "fal-ai/flux-2-pro          | upsampling    | promptUpsampling: true",
                "fal-ai/flux/dev            | tolerance     | safetyTolerance: 2",
                "fal-ai/flux-pro/v1.1-ultra | size          | size: {",
                "fal-ai/flux-2-pro          | ratio         | aspectRatio: fal-ai/flux-2-pro is asked for 1:1",
                "fal-ai/flux-2-pro          | size+ratio    | aspectRatio: 21:9",
                "fal-ai/flux-2-pro          | width         | width: fal would make the other side of 1024",
                "fal-ai/flux-2-pro          | resolution    | resolution: fal has no size classes, so 2k",
                "fal-ai/flux-2-pro          | webp          | outputFormat: fal-ai/flux-2-pro makes jpeg and png, not webp",
                "fal-ai/flux-2-pro          | num_images    | input.num_images: 4",
                "fal-ai/flux-2-pro          | sync_mode     | input.sync_mode: true",
                "fal-ai/flux-2-pro          | seed twice    | input.seed: seed is set already",
                "fal-ai/flux-2-pro/edit     | nothing       | images: there is no picture to edit, and"
            })
    void what_a_model_lacks_is_refused_with_field_and_value(String model, String what, String message) {
        ImageRequest.Builder request = generate(model);
        switch (what) {
            case "steps" -> request.steps(28);
            case "guidance" -> request.guidance(new BigDecimal("3.5"));
            case "upsampling" -> request.promptUpsampling(true);
            case "tolerance" -> request.safetyTolerance(2);
            case "size" -> request.width(1024).height(768);
            case "ratio" -> request.aspectRatio("21:9");
            case "size+ratio" -> request.width(1024).height(768).aspectRatio("21:9");
            case "width" -> request.width(1024);
            case "resolution" -> request.resolution("2k");
            case "webp" -> request.outputFormat("webp");
            case "num_images" -> request.extra("num_images", 4);
            case "sync_mode" -> request.extra("sync_mode", true);
            case "seed twice" -> request.seed(BigInteger.ONE).extra("seed", 2);
            default -> {}
        }

        assertThatIllegalArgumentException()
                .isThrownBy(() -> body(request.build()))
                .withMessageStartingWith(message);
    }

    @ParameterizedTest
    @CsvSource({
        "fal-ai/flux/dev, 1, takes none",
        "fal-ai/flux-2, 5, takes at most 4",
        "fal-ai/flux-pro/v1.1-ultra, 2, takes at most 1",
        "fal-ai/flux-2/turbo, 1, is not known to have an edit variant",
        "flux-2-pro, 9, takes at most 8",
        "flux-2-pro, 0, there is no picture to edit"
    })
    void pictures_that_would_be_ignored_are_refused(String model, int pictures, String message) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> body(edit(model, pictures).build()))
                .withMessageStartingWith("images: ")
                .withMessageContaining(message);
    }

    @ParameterizedTest
    @EnumSource(
            value = Operation.class,
            mode = EnumSource.Mode.EXCLUDE,
            names = {"GENERATE", "EDIT"})
    void an_operation_that_fal_is_not_asked_for_is_refused_by_name(Operation operation) {
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> body(ImageRequest.builder(operation, "flux-2-pro").build()))
                .withMessageContaining(operation.uriName());
    }

    @Test
    void a_mask_is_refused_by_name() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> body(edit("flux-2-pro", 1)
                        .input(InputRole.MASK, new InputImage.Link(url(2)))
                        .build()))
                .withMessage("mask: edit at fal takes no mask");
    }

    @Test
    void options_become_headers() {
        FalProvider strict = new FalProvider(
                ModelCatalog.shipped(),
                options(
                        "fal",
                        "startTimeout",
                        "1500",
                        "lifecycle",
                        "7d",
                        "storeIo",
                        "false",
                        "priority",
                        "low",
                        "runnerHint",
                        "me",
                        "noRetry",
                        "true"));

        assertThat(strict.submit(submission(generate("flux-dev").build(), account))
                        .headers())
                .containsOnly(
                        entry("accept", "application/json"),
                        entry("x-fal-request-start-timeout", "1.5"),
                        entry("x-fal-object-lifecycle-preference", "{\"expiration_duration_seconds\": 604800}"),
                        entry("x-fal-store-io", "0"),
                        entry("x-fal-queue-priority", "low"),
                        entry("x-fal-runner-hint", "me"),
                        entry("x-fal-no-retry", "1"));
    }

    @ParameterizedTest
    @CsvSource({"immediate, 60", "1h, 3600", "1y, 31536000", "never, 0"})
    void files_are_kept_as_long_as_is_said(String lifecycle, String seconds) {
        FalProvider keeping = new FalProvider(ModelCatalog.shipped(), options("fal", "lifecycle", lifecycle));

        assertThat(keeping.submit(submission(generate("flux-dev").build(), account))
                        .headers()
                        .get("x-fal-object-lifecycle-preference"))
                .contains(": " + seconds + "}");
    }

    @ParameterizedTest
    @CsvSource({
        "startTimeout, 100ms",
        "startTimeout, soon",
        "lifecycle, 0",
        "lifecycle, long",
        "storeIo, no",
        "priority, high",
        "noRetry, 1",
        "statusStream, yes",
        "unitPrice, cheap",
        "unitPrice, -1"
    })
    void a_bad_option_is_refused_with_its_name_and_value(String name, String value) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new FalProvider(ModelCatalog.shipped(), options("fal", name, value)))
                .withMessageContaining("providers[fal." + name + "]")
                .withMessageContaining("'" + value + "'");
    }

    @Test
    void a_callback_goes_into_the_query_and_never_into_the_body() {
        HttpCall call = provider.submit(calledBack(generate("flux-dev").build(), account));

        assertThat(call.uri())
                .hasToString("https://queue.fal.run/fal-ai/flux/dev?fal_webhook="
                        + "https%3A%2F%2Fhooks.example%2Fflux%2Ft0ken%3Fa%3Db");
        assertThat(members(call)).containsOnlyKeys("prompt");
        assertThat(call.toString()).doesNotContain("t0ken");
        assertThat(provider.callsBack(calledBack(generate("flux-dev").build(), account)))
                .isTrue();
    }

    @Test
    void everything_after_the_submission_goes_to_fals_own_addresses() {
        RemoteJob job = job("https://queue.fal.run/fal-ai/flux/requests/r1/status#fal-ai/flux/dev");

        HttpCall poll = provider.poll(job, account).orElseThrow();
        assertThat(poll.method()).isEqualTo("GET");
        assertThat(poll.uri()).hasToString("https://queue.fal.run/fal-ai/flux/requests/r1/status");
        assertThat(poll.credentials()).containsOnly(entry("authorization", "Key s3cret"));

        HttpCall cancel = provider.cancel(job, account).orElseThrow();
        assertThat(cancel.method()).isEqualTo("PUT");
        assertThat(cancel.uri()).hasToString("https://queue.fal.run/fal-ai/flux/requests/r1/cancel");
        assertThat(cancel.body()).isNull();

        HttpCall result = provider.result(URI.create("https://queue.fal.run/fal-ai/flux/requests/r1"), account);
        assertThat(result.uri()).hasToString("https://queue.fal.run/fal-ai/flux/requests/r1");
        assertThat(result.answer()).isEqualTo(HttpCall.AnswerForm.JSON_WITH_PICTURES);
        assertThat(result.credentials()).containsKey("authorization");
    }

    @Test
    void a_status_stream_is_asked_for_where_it_is_wanted() {
        RemoteJob job = job("https://queue.fal.run/fal-ai/flux/requests/r1/status#fal-ai/flux/dev");
        FalProvider streaming = new FalProvider(ModelCatalog.shipped(), options("fal", "statusStream", "true"));

        assertThat(provider.events(job, account)).isEmpty();
        HttpCall stream = streaming.events(job, account).orElseThrow();
        assertThat(stream.uri()).hasToString("https://queue.fal.run/fal-ai/flux/requests/r1/status/stream");
        assertThat(stream.headers()).containsEntry("accept", "text/event-stream");
    }

    @Test
    void without_an_address_nothing_is_asked_since_none_can_be_built() {
        RemoteJob job = new RemoteJob("r1", null, null, null);

        assertThat(provider.poll(job, account)).isEmpty();
        assertThat(provider.cancel(job, account)).isEmpty();
        assertThat(provider.events(job, account)).isEmpty();
    }

    @Test
    void the_keys_of_callbacks_are_asked_for_without_a_key() {
        HttpCall call = provider.callbackKeys().orElseThrow();

        assertThat(call.uri()).hasToString("https://rest.fal.ai/.well-known/jwks.json");
        assertThat(call.credentials()).isEmpty();
        assertThat(new FalProvider(ModelCatalog.shipped(), options("fal", "callbackKeysUrl", "https://keys.example/j"))
                        .callbackKeys()
                        .orElseThrow()
                        .uri())
                .hasToString("https://keys.example/j");
    }

    @ParameterizedTest
    @ValueSource(strings = {"EU", "US"})
    void a_region_is_not_offered(Region region) {
        assertThat(provider.baseUrl(region)).isEmpty();
        assertThat(provider.isIn(region, "queue.fal.run")).isFalse();
        assertThat(provider.baseUrl(Region.GLOBAL)).contains(URI.create("https://queue.fal.run"));
        assertThat(provider.trustedDomains()).containsExactly("fal.run");
    }

    private Map<String, Object> body(ImageRequest request) {
        return members(provider.submit(submission(request, account)));
    }

    private static RemoteJob job(String kept) {
        return new RemoteJob("r1", URI.create(kept), null, null);
    }
}
