package io.github.camelflux.provider.together;

import static io.github.camelflux.provider.openai.Samples.ATTEMPT;
import static io.github.camelflux.provider.openai.Samples.PICTURE;
import static io.github.camelflux.provider.openai.Samples.answer;
import static io.github.camelflux.provider.openai.Samples.bytes;
import static io.github.camelflux.provider.openai.Samples.edit;
import static io.github.camelflux.provider.openai.Samples.generate;
import static io.github.camelflux.provider.openai.Samples.inline;
import static io.github.camelflux.provider.openai.Samples.link;
import static io.github.camelflux.provider.openai.Samples.options;
import static io.github.camelflux.provider.openai.Samples.ready;
import static io.github.camelflux.provider.openai.Samples.settled;
import static io.github.camelflux.provider.openai.Samples.submission;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.entry;

import io.github.camelflux.image.ImageRequest;
import io.github.camelflux.image.InputImage;
import io.github.camelflux.image.InputRole;
import io.github.camelflux.image.ModelCatalog;
import io.github.camelflux.image.Operation;
import io.github.camelflux.provider.DataUri;
import io.github.camelflux.provider.HttpAnswer;
import io.github.camelflux.provider.HttpCall;
import io.github.camelflux.provider.JsonBody;
import io.github.camelflux.provider.PollAnswer;
import io.github.camelflux.provider.Refusal;
import io.github.camelflux.provider.Refusal.Reason;
import io.github.camelflux.provider.Region;
import io.github.camelflux.provider.RemoteJob;
import io.github.camelflux.provider.Submission;
import io.github.camelflux.provider.SubmitAnswer;
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

class TogetherTest {

    private static final String BASE = "https://api.together.ai";
    private static final String FLUX_1 = "black-forest-labs/FLUX.1-kontext-pro";
    private static final String FLUX_2 = "black-forest-labs/FLUX.2-pro";

    private final TogetherProvider provider = provider();
    private final Submission submission = submission(generate(FLUX_2).build(), BASE);

    @Test
    void a_prompt_is_posted_with_the_key_among_the_credentials_only() {
        HttpCall call = provider.submit(submission);

        assertThat(call.method()).isEqualTo("POST");
        assertThat(call.uri()).isEqualTo(URI.create("https://api.together.ai/v1/images/generations"));
        assertThat(call.credentials()).containsOnly(entry("authorization", "Bearer sk-secret"));
        assertThat(call.answer()).isEqualTo(HttpCall.AnswerForm.JSON_WITH_PICTURES);
        assertThat(members(generate(FLUX_2)))
                .containsExactly(entry("model", FLUX_2), entry("prompt", "a cat"), entry("response_format", "base64"));
    }

    @Test
    void the_older_host_does_as_base_url_as_other_clients_write_it() {
        assertThat(provider.submit(submission(generate(FLUX_2).build(), "https://api.together.xyz/v1/"))
                        .uri())
                .isEqualTo(URI.create("https://api.together.xyz/v1/images/generations"));
        assertThat(provider.trustedDomains()).containsExactly("together.ai", "together.xyz");
        assertThat(provider.baseUrl(Region.GLOBAL)).hasValue(URI.create(BASE));
        assertThat(provider.baseUrl(Region.EU)).isEmpty();
    }

    @Test
    void what_is_set_goes_under_togethers_names_with_width_and_height_apart() {
        assertThat(members(generate(FLUX_2)
                        .width(1024)
                        .height(768)
                        .seed(BigInteger.TWO.pow(63))
                        .steps(20)
                        .guidance(new BigDecimal("3.5"))
                        .outputFormat("png")
                        .extra("negative_prompt", "dogs")
                        .extra("image_loras", List.of(Map.of("path", "p", "scale", 1)))))
                .containsOnly(
                        entry("model", FLUX_2),
                        entry("prompt", "a cat"),
                        entry("width", 1024),
                        entry("height", 768),
                        entry("seed", BigInteger.TWO.pow(63)),
                        entry("steps", 20),
                        entry("guidance_scale", new BigDecimal("3.5")),
                        entry("output_format", "png"),
                        entry("response_format", "base64"),
                        entry("negative_prompt", "dogs"),
                        entry("image_loras", List.of(Map.of("path", "p", "scale", 1))));
    }

    @Test
    void flux_2_takes_several_pictures_and_the_models_before_it_one() {
        InputImage inline = inline("a");
        InputImage link = new InputImage.Link("https://x.example/b.png");
        DataUri uri = new DataUri(((InputImage.Inline) inline).bytes());

        assertThat(members(edit(FLUX_2).image(inline).image(link)))
                .contains(entry("reference_images", List.of(uri, "https://x.example/b.png")));
        assertThat(members(edit(FLUX_1).image(inline))).contains(entry("image_url", uri));
        refused(edit(FLUX_1).image(inline).image(link), "images: " + FLUX_1 + " takes one picture, the request has 2");
        ImageRequest one = edit(FLUX_2).image(link).build();
        assertThat(((JsonBody) provider("imageField", "image_url", "responseFormat", "url")
                                .submit(submission(one, BASE))
                                .body())
                        .members())
                .contains(entry("image_url", "https://x.example/b.png"), entry("response_format", "url"));
    }

    @Test
    void what_together_has_no_field_for_is_refused_by_name_and_value() {
        refused(
                generate(FLUX_2).aspectRatio("1:1"),
                "aspectRatio: together has no such field, the request sets it to 1:1");
        refused(generate(FLUX_2).resolution("1k"), "resolution: together has no such field, the request sets it to 1k");
        refused(
                generate(FLUX_2).safetyTolerance(5),
                "safetyTolerance: together has no such field, the request sets it to 5");
        refused(
                generate(FLUX_2).outputFormat("webp"),
                "outputFormat: together makes jpeg or png, the request wants webp");
        refused(edit(FLUX_2).image(inline("a")).input(InputRole.MASK, inline("m")), "mask: together takes no mask");
        refused(edit(FLUX_2), "images: there is no picture to edit");
        refused(generate(FLUX_2).extra("model", "x"), "input.model: model is set already");
    }

    @ParameterizedTest
    @EnumSource(
            value = Operation.class,
            names = {"GENERATE", "EDIT"},
            mode = EnumSource.Mode.EXCLUDE)
    void other_operations_are_refused_by_name(Operation operation) {
        refused(
                ImageRequest.builder(operation, FLUX_2).image(inline("a")),
                "operation: together does not offer " + operation.uriName() + ", but edit, generate");
    }

    @Test
    void an_answer_holds_the_picture_or_its_address_and_the_jobs_id() {
        SubmitAnswer.Settled inline = settled(read(answer(200, """
            {'id': 'o8-x', 'model': 'm', 'object': 'list',
             'data': [{'index': 0, 'type': 'b64_json', 'b64_json': '%s'}]}
            """.formatted(PICTURE))));
        SubmitAnswer.Settled linked = settled(read(answer(200, """
            {'model': 'm', 'object': 'list', 'data': [{'index': 0, 'type': 'url', 'url': 'https://api.together.ai/i/1'}]}
            """)));

        assertThat(inline.job()).isEqualTo(new RemoteJob("o8-x", null, null, null));
        assertThat(bytes(ready(inline.end()))).hasSize(4);
        assertThat(linked.job().id()).isEqualTo(ATTEMPT);
        assertThat(link(ready(linked.end()))).isEqualTo(URI.create("https://api.together.ai/i/1"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{'id': 'a', 'data': []}", "{'id': 'a', 'data': [{'index': 0, 'type': 'b64_json'}]}"})
    void an_empty_answer_is_a_failure(String body) {
        assertThat(settled(read(answer(200, body))).end()).isInstanceOf(PollAnswer.Failed.class);
    }

    @ParameterizedTest
    @CsvSource({
        "400, INVALID",
        "401, UNAUTHORIZED",
        "402, NO_CREDIT",
        "403, UNAUTHORIZED",
        "404, INVALID",
        "422, INVALID",
        "429, RATE_LIMITED"
    })
    void every_4xx_is_a_refusal_of_its_kind(int status, Reason reason) {
        assertThat(read(answer(
                        status, "{'error': {'message': 'because', 'type': 'x', 'param': 'steps', 'code': 'y'}}")))
                .isEqualTo(new SubmitAnswer.Refused(Refusal.of(reason, "because")));
    }

    @ParameterizedTest
    @CsvSource({
        "429, dynamic_request_limited",
        "429, dynamic_token_limited",
        "503, dynamic_request_limited",
        "503, dynamic_token_limited"
    })
    void a_dynamic_limit_is_tried_again_after_the_wait_that_together_suggests(int status, String type) {
        String body = "{'error': {'message': 'slow down', '%s': '" + type + "'}}";
        SubmitAnswer expected =
                new SubmitAnswer.Refused(new Refusal(Reason.RATE_LIMITED, "slow down", "3", List.of(), null, null));

        assertThat(read(answer(status, body.formatted("error_type"), "x-ratelimit-reset", "2.2")))
                .isEqualTo(expected);
        assertThat(read(answer(status, body.formatted("type"), "x-ratelimit-reset", "3")))
                .isEqualTo(expected);
        assertThat(read(answer(status, "{'error_type': '" + type + "', 'message': 'slow down'}", "retry-after", "3")))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1795000000", "soon", "-1", "", "1m"})
    void a_wait_that_cannot_be_one_is_not_heeded(String reset) {
        assertThat(((SubmitAnswer.Refused) read(answer(429, "{}", "x-ratelimit-reset", reset)))
                        .refusal()
                        .retryAfter())
                .isNull();
    }

    @Test
    void a_503_that_does_not_say_why_leaves_open_whether_a_picture_was_bought_unless_an_option_says_no() {
        HttpAnswer answer = answer(503, "{'error': {'message': 'overloaded'}}");

        assertThat(read(answer)).isEqualTo(new SubmitAnswer.Unclear("HTTP 503: overloaded"));
        assertThat(provider("unavailable", "refused").submitted(submission, answer))
                .isEqualTo(new SubmitAnswer.Refused(Refusal.of(Reason.RATE_LIMITED, "overloaded")));
    }

    @ParameterizedTest
    @ValueSource(ints = {302, 408, 500, 502, 504})
    void faults_leave_open_whether_a_picture_was_bought(int status) {
        assertThat(read(answer(status, ""))).isInstanceOf(SubmitAnswer.Unclear.class);
    }

    @Test
    void a_422_that_speaks_of_nsfw_is_moderation() {
        assertThat(read(answer(
                        422, "{'error': {'message': 'NSFW content detected', 'type': 'invalid_request_error'}}")))
                .isEqualTo(new SubmitAnswer.Refused(new Refusal(
                        Reason.MODERATED,
                        "NSFW content detected",
                        null,
                        List.of("NSFW content detected"),
                        null,
                        null)));
    }

    @Test
    void there_is_nothing_to_ask_afterwards() {
        assertThat(provider.isSynchronous()).isTrue();
        assertThat(provider.needsKey()).isTrue();
        assertThat(provider.poll(null, null)).isEmpty();
    }

    private SubmitAnswer read(HttpAnswer answer) {
        return provider.submitted(submission, answer);
    }

    private Map<String, Object> members(ImageRequest.Builder request) {
        return ((JsonBody) provider.submit(submission(request.build(), BASE)).body()).members();
    }

    private void refused(ImageRequest.Builder request, String message) {
        assertThatIllegalArgumentException().isThrownBy(() -> members(request)).withMessage(message);
    }

    private static TogetherProvider provider(String... options) {
        return new TogetherProvider(ModelCatalog.shipped(), options("together", options));
    }
}
