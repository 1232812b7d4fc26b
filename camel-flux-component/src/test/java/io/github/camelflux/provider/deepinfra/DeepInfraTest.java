package io.github.camelflux.provider.deepinfra;

import static io.github.camelflux.provider.openai.Samples.ATTEMPT;
import static io.github.camelflux.provider.openai.Samples.PICTURE;
import static io.github.camelflux.provider.openai.Samples.answer;
import static io.github.camelflux.provider.openai.Samples.answerWithSpooledPicture;
import static io.github.camelflux.provider.openai.Samples.bytes;
import static io.github.camelflux.provider.openai.Samples.calledBack;
import static io.github.camelflux.provider.openai.Samples.edit;
import static io.github.camelflux.provider.openai.Samples.generate;
import static io.github.camelflux.provider.openai.Samples.inline;
import static io.github.camelflux.provider.openai.Samples.options;
import static io.github.camelflux.provider.openai.Samples.ready;
import static io.github.camelflux.provider.openai.Samples.settled;
import static io.github.camelflux.provider.openai.Samples.submission;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.entry;

import io.github.camelflux.image.ImageRequest;
import io.github.camelflux.image.InputRole;
import io.github.camelflux.image.ModelCatalog;
import io.github.camelflux.image.Operation;
import io.github.camelflux.provider.CallbackKeys;
import io.github.camelflux.provider.CallbackProof;
import io.github.camelflux.provider.Called;
import io.github.camelflux.provider.FormBody;
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
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class DeepInfraTest {

    private static final String BASE = "https://api.deepinfra.com";
    private static final String MODEL = "black-forest-labs/FLUX-1-schnell";
    private static final BigDecimal COST = new BigDecimal("0.00011");

    private final DeepInfraProvider provider = provider();
    private final DeepInfraProvider openAi = provider("api", "openai");
    private final Submission submission = submission(generate(MODEL).build(), BASE);

    @Test
    void a_prompt_is_posted_to_the_models_own_path_with_the_key_among_the_credentials_only() {
        HttpCall call = provider.submit(submission);

        assertThat(call.method()).isEqualTo("POST");
        assertThat(call.uri()).isEqualTo(URI.create("https://api.deepinfra.com/v1/inference/" + MODEL));
        assertThat(call.credentials()).containsOnly(entry("authorization", "Bearer sk-secret"));
        assertThat(call.answer()).isEqualTo(HttpCall.AnswerForm.JSON_WITH_PICTURES);
        assertThat(members(provider, submission)).containsExactly(entry("prompt", "a cat"), entry("num_images", 1));
    }

    @Test
    void what_is_set_goes_under_deepinfras_names() {
        ImageRequest request = generate(MODEL)
                .width(512)
                .height(256)
                .aspectRatio("2:1")
                .seed(BigInteger.TWO.pow(64))
                .steps(4)
                .guidance(BigDecimal.TEN)
                .extra("safety_tolerance", 2)
                .build();

        assertThat(members(provider, submission(request, BASE)))
                .containsOnly(
                        entry("prompt", "a cat"),
                        entry("num_images", 1),
                        entry("width", 512),
                        entry("height", 256),
                        entry("aspect_ratio", "2:1"),
                        entry("seed", BigInteger.TWO.pow(64)),
                        entry("num_inference_steps", 4),
                        entry("guidance_scale", BigDecimal.TEN),
                        entry("safety_tolerance", 2));
    }

    @Test
    void what_deepinfra_has_no_field_for_is_refused_by_name_and_value() {
        refused(
                provider,
                generate(MODEL).resolution("1k"),
                "resolution: deepinfra has no such field, the request sets it to 1k");
        refused(
                provider,
                generate(MODEL).outputFormat("png"),
                "outputFormat: deepinfra has no such field, the request sets it to png");
        refused(
                provider,
                generate(MODEL).safetyTolerance(1),
                "safetyTolerance: deepinfra has no such field, the request sets it to 1");
        refused(provider, generate(MODEL).extra("num_images", 4), "input.num_images: num_images is set already");
        refused(provider, edit(MODEL), "images: there is no picture to edit");
        refused(
                openAi,
                generate(MODEL).seed(BigInteger.ONE),
                "seed: deepinfra has no such field, the request sets it to 1");
        refused(openAi, generate(MODEL).steps(4), "steps: deepinfra has no such field, the request sets it to 4");
        refused(
                openAi,
                generate(MODEL).guidance(BigDecimal.ONE),
                "guidance: deepinfra has no such field, the request sets it to 1");
        refused(
                openAi,
                generate(MODEL).outputFormat("png"),
                "outputFormat: deepinfra has no such field, the request sets it to png");
        refused(
                provider,
                edit(MODEL).image(inline("a")).input(InputRole.GARMENT, inline("g")),
                "garment: deepinfra takes no garment");
    }

    @ParameterizedTest
    @EnumSource(
            value = Operation.class,
            names = {"GENERATE", "EDIT", "FILL"},
            mode = EnumSource.Mode.EXCLUDE)
    void other_operations_are_refused_by_name(Operation operation) {
        refused(
                provider,
                ImageRequest.builder(operation, MODEL).image(inline("a")),
                "operation: deepinfra does not offer " + operation.uriName() + ", but edit, fill, generate");
    }

    @Test
    void pictures_are_changed_by_the_api_in_the_shape_of_openais() {
        Submission change = submission(edit(MODEL).image(inline("a")).build(), BASE);

        HttpCall call = provider.submit(change);

        assertThat(call.uri()).isEqualTo(URI.create("https://api.deepinfra.com/v1/openai/images/edits"));
        assertThat(((FormBody) call.body()).parts()).contains(new FormBody.Text("model", MODEL));
        assertThat(settled(provider.submitted(change, answer(200, "{'data': [{'b64_json': '" + PICTURE + "'}]}")))
                        .end())
                .isInstanceOf(PollAnswer.Ready.class);
        assertThat(provider.callsBack(change)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://api.deepinfra.com",
                "https://api.deepinfra.com/v1",
                "https://api.deepinfra.com/v1/openai/"
            })
    void the_api_in_the_shape_of_openais_is_an_option(String base) {
        Submission asked = submission(generate(MODEL).width(512).height(512).build(), base);

        assertThat(openAi.submit(asked).uri())
                .isEqualTo(URI.create("https://api.deepinfra.com/v1/openai/images/generations"));
        assertThat(members(openAi, asked))
                .containsOnly(
                        entry("model", MODEL),
                        entry("prompt", "a cat"),
                        entry("n", 1),
                        entry("size", "512x512"),
                        entry("response_format", "b64_json"));
        assertThat(openAi.callsBack(asked)).isFalse();
        assertThat(settled(openAi.submitted(
                                asked,
                                answer(
                                        200,
                                        "{'created': 1, 'data': [{'b64_json': '" + PICTURE
                                                + "', 'revised_prompt': ''}]}")))
                        .job())
                .isEqualTo(new RemoteJob(ATTEMPT, null, null, null));
        assertThat(openAi.submitted(asked, answer(400, "{'error': {'message': 'no'}}")))
                .isEqualTo(new SubmitAnswer.Refused(Refusal.of(Reason.INVALID, "no")));
    }

    @Test
    void an_answer_tells_picture_seed_flag_and_cost() {
        SubmitAnswer.Settled settled = settled(read(made("'data:image/png;base64," + PICTURE + "'", false)));

        assertThat(settled.job()).isEqualTo(new RemoteJob("R1", null, COST, null));
        PollAnswer.Ready ready = ready(settled.end());
        assertThat(bytes(ready)).hasSize(4);
        assertThat(ready.seed()).isEqualTo(new BigInteger("17454220438242315174"));
        assertThat(ready.costUsd()).isEqualTo(COST);
        assertThat(ready.flagged()).isFalse();
    }

    @Test
    void a_long_picture_was_taken_out_of_the_body_before() {
        byte[] large = new byte[100_000];

        assertThat(bytes(ready(settled(read(answerWithSpooledPicture(
                                "{'images': ['LONG'], 'inference_status': {'status': 'succeeded'}}", large)))
                        .end())))
                .isEqualTo(large);
    }

    @Test
    void a_flag_is_a_flagged_picture_or_moderation_without_one() {
        assertThat(ready(settled(read(made("'data:image/png;base64," + PICTURE + "'", true)))
                                .end())
                        .flagged())
                .isTrue();
        for (String image : List.of("", "''", "null", "'data:image/png;base64,'")) {
            assertThat(settled(read(made(image, true))).end())
                    .as(image)
                    .isEqualTo(new PollAnswer.Moderated(true, List.of("nsfw_content_detected"), COST));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "''", "null", "'data:image/png;base64,'", "'%%%'"})
    void success_without_a_picture_is_a_failure_that_may_have_cost(String image) {
        assertThat(settled(read(made(image, false))).end())
                .isEqualTo(new PollAnswer.Failed("succeeded without a picture", COST));
        assertThat(settled(read(answer(200, "{'images': [" + image + "]}"))).end())
                .isEqualTo(new PollAnswer.Failed("succeeded without a picture", null));
    }

    @Test
    void failed_is_a_failure_with_its_words() {
        assertThat(settled(read(answer(
                                200,
                                "{'request_id': 'R1', 'inference_status': {'status': 'failed', 'cost': 0},"
                                        + " 'detail': {'error': 'out of memory'}}")))
                        .end())
                .isEqualTo(new PollAnswer.Failed("out of memory", new BigDecimal("0")));
        assertThat(settled(read(answer(
                                200,
                                "{'request_id': 'R1', 'images': ['" + PICTURE
                                        + "'], 'inference_status': {'status': 'failed'}}")))
                        .end())
                .isEqualTo(new PollAnswer.Failed("failed without an explanation", null));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{}", "<html/>", "{'inference_status': {'status': 'queued'}}", "{'request_id': 'R1'}"})
    void a_success_that_says_neither_leaves_open_whether_a_picture_was_made(String body) {
        assertThat(read(answer(200, body))).isEqualTo(new SubmitAnswer.Unclear("HTTP 200 without a picture"));
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
        assertThat(read(answer(status, "{'detail': {'error': 'because'}}")))
                .isEqualTo(new SubmitAnswer.Refused(Refusal.of(reason, "because")));
    }

    @ParameterizedTest
    @ValueSource(ints = {302, 408, 500, 502, 503, 504})
    void faults_leave_open_whether_a_picture_was_bought(int status) {
        assertThat(read(answer(status, "{'detail': {'error': 'busy'}}")))
                .isEqualTo(new SubmitAnswer.Unclear("HTTP " + status + ": busy"));
    }

    @Test
    void an_operator_who_knows_says_that_a_503_is_a_refusal() {
        assertThat(provider("unavailable", "refused")
                        .submitted(submission, answer(503, "{'detail': {'error': 'busy'}}")))
                .isEqualTo(new SubmitAnswer.Refused(Refusal.of(Reason.RATE_LIMITED, "busy")));
    }

    @Test
    void a_refusal_that_speaks_of_nsfw_is_moderation() {
        assertThat(((SubmitAnswer.Refused) read(answer(400, "{'detail': {'error': 'nsfw prompt'}}")))
                        .refusal()
                        .reason())
                .isEqualTo(Reason.MODERATED);
    }

    @Test
    void a_submission_with_a_callback_is_queued() {
        Submission called = calledBack(generate(MODEL).build(), BASE);

        assertThat(provider.callsBack(called)).isTrue();
        assertThat(members(provider, called)).contains(entry("webhook", "https://me.example/hooks/flux/t0ken"));
        for (String status : List.of("queued", "running", "warming up")) {
            assertThat(provider.submitted(
                            called,
                            answer(
                                    200,
                                    "{'request_id': 'R1', 'images': [], 'inference_status': {'status': '" + status
                                            + "'}}")))
                    .isEqualTo(new SubmitAnswer.Accepted(new RemoteJob("R1", null, null, null)));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'request_id': 'R1', 'images': ['data:image/png;base64,%s'], 'nsfw_content_detected': [false],"
                        + " 'seed': 5, 'inference_status': {'status': 'succeeded', 'runtime_ms': 228, 'cost': 0.00011}}",
                "{'request_id': 'R1', 'results': {'images': ['data:image/png;base64,%s'], 'seed': 5,"
                        + " 'nsfw_content_detected': [false]},"
                        + " 'inference_status': {'status': 'succeeded', 'runtime_ms': 228, 'cost': 0.00011}}"
            })
    void a_callback_carries_the_picture_at_the_top_or_under_results(String body) {
        Called called = called(body.formatted(PICTURE)).orElseThrow();

        assertThat(called.job()).isEqualTo(new RemoteJob("R1", null, COST, null));
        PollAnswer.Ready ready = ready(called.answer());
        assertThat(bytes(ready)).hasSize(4);
        assertThat(ready.seed()).isEqualTo(BigInteger.valueOf(5));
        assertThat(ready.costUsd()).isEqualTo(COST);
    }

    @Test
    void a_long_picture_of_a_callback_was_taken_out_of_its_body_before() {
        byte[] large = new byte[100_000];
        HttpAnswer callback = answerWithSpooledPicture(
                "{'request_id': 'R1', 'results': {'images': ['LONG']}, 'inference_status': {'status': 'succeeded'}}",
                large);

        assertThat(bytes(ready(provider.called(callback, submission.account())
                        .orElseThrow()
                        .answer())))
                .isEqualTo(large);
    }

    @Test
    void a_callback_may_tell_failure_moderation_or_that_it_is_not_over() {
        String status = "'inference_status': {'status': '%s'}}";

        assertThat(called("{'request_id': 'R1', 'results': {'error': 'oom'}, " + status.formatted("failed")))
                .map(Called::answer)
                .hasValue(new PollAnswer.Failed("oom", null));
        assertThat(called("{'request_id': 'R1', 'results': {'images': [], 'nsfw_content_detected': [true]}, "
                        + status.formatted("succeeded")))
                .map(Called::answer)
                .hasValue(new PollAnswer.Moderated(true, List.of("nsfw_content_detected"), null));
        assertThat(called("{'request_id': 'R1', 'results': {}, " + status.formatted("succeeded")))
                .map(Called::answer)
                .hasValue(new PollAnswer.Failed("succeeded without a picture", null));
        assertThat(called("{'request_id': 'R1', " + status.formatted("queued")))
                .map(Called::answer)
                .hasValue(new PollAnswer.Running("queued", true, null));
        assertThat(called("{'request_id': 'R1', " + status.formatted("thinking")))
                .map(Called::answer)
                .hasValue(new PollAnswer.Running("thinking", false, null));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "{}", "{'inference_status': {'status': 'failed'}}", "{'request_id': 'R1'}"})
    void what_is_no_callback_says_nothing(String body) {
        assertThat(called(body)).isEmpty();
    }

    @Test
    void a_callback_is_not_signed_and_may_be_as_large_as_a_picture() {
        assertThat(provider.proof(answer(200, "{}"), new CallbackKeys("s", null), Instant.EPOCH))
                .isEqualTo(CallbackProof.UNSIGNED);
        assertThat(provider.callbackBytes()).isEqualTo(64 * 1024 * 1024);
    }

    @Test
    void a_lost_callback_is_a_lost_picture_for_nothing_can_be_asked() {
        assertThat(provider.poll(new RemoteJob("R1", null, null, null), submission.account()))
                .isEmpty();
        assertThat(provider.isSynchronous()).isTrue();
        assertThat(provider.trustedDomains()).containsExactly("deepinfra.com");
        assertThat(provider.baseUrl(Region.GLOBAL)).hasValue(URI.create(BASE));
        assertThat(provider.baseUrl(Region.US)).isEmpty();
    }

    private static HttpAnswer made(String image, boolean flagged) {
        return answer(200, """
            {'request_id': 'R1', 'images': [%s], 'nsfw_content_detected': [%s], 'seed': 17454220438242315174,
             'inference_status': {'status': 'succeeded', 'runtime_ms': 228, 'cost': 0.00011, 'tokens_input': null}}
            """.formatted(image, flagged));
    }

    private SubmitAnswer read(HttpAnswer answer) {
        return provider.submitted(submission, answer);
    }

    private Optional<Called> called(String body) {
        return provider.called(answer(200, body), submission.account());
    }

    private static Map<String, Object> members(DeepInfraProvider provider, Submission submission) {
        return ((JsonBody) provider.submit(submission).body()).members();
    }

    private static void refused(DeepInfraProvider provider, ImageRequest.Builder request, String message) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> provider.submit(submission(request.build(), BASE)))
                .withMessage(message);
    }

    private static DeepInfraProvider provider(String... options) {
        return new DeepInfraProvider(ModelCatalog.shipped(), options("deepinfra", options));
    }
}
