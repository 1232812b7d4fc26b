package io.github.camelflux.provider.openai;

import static io.github.camelflux.provider.openai.Samples.ATTEMPT;
import static io.github.camelflux.provider.openai.Samples.PICTURE;
import static io.github.camelflux.provider.openai.Samples.answer;
import static io.github.camelflux.provider.openai.Samples.answerWithSpooledPicture;
import static io.github.camelflux.provider.openai.Samples.bytes;
import static io.github.camelflux.provider.openai.Samples.generate;
import static io.github.camelflux.provider.openai.Samples.link;
import static io.github.camelflux.provider.openai.Samples.options;
import static io.github.camelflux.provider.openai.Samples.ready;
import static io.github.camelflux.provider.openai.Samples.settled;
import static io.github.camelflux.provider.openai.Samples.submission;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelflux.image.ModelCatalog;
import io.github.camelflux.provider.HttpAnswer;
import io.github.camelflux.provider.MadePicture;
import io.github.camelflux.provider.PollAnswer;
import io.github.camelflux.provider.Refusal;
import io.github.camelflux.provider.Refusal.Reason;
import io.github.camelflux.provider.RemoteJob;
import io.github.camelflux.provider.Submission;
import io.github.camelflux.provider.SubmitAnswer;
import java.math.BigInteger;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class OpenAiAnswersTest {

    private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G'};

    private final Submission submission = submission(generate("flux-schnell").build(), "http://127.0.0.1:8000/gpu");
    private final OpenAiProvider provider = new OpenAiProvider(ModelCatalog.shipped(), options("openai"));

    @Test
    void a_picture_in_base64_settles_the_job_under_our_own_id() {
        SubmitAnswer.Settled settled = settled(read(answer(
                200,
                "{'created': 1, 'data': [{'b64_json': '" + PICTURE + "', 'url': null, 'revised_prompt': null}]}",
                "x-request-id",
                "req-1")));

        assertThat(settled.job()).isEqualTo(new RemoteJob(ATTEMPT, null, null, "req-1"));
        PollAnswer.Ready ready = ready(settled.end());
        assertThat(bytes(ready)).isEqualTo(PNG);
        assertThat(ready.seed()).isNull();
        assertThat(ready.costUsd()).isNull();
        assertThat(ready.flagged()).isFalse();
    }

    @Test
    void a_long_picture_was_taken_out_of_the_body_before() {
        byte[] large = new byte[100_000];

        assertThat(bytes(ready(settled(read(answerWithSpooledPicture("{'data': [{'b64_json': 'LONG'}]}", large)))
                        .end())))
                .isEqualTo(large);
        assertThat(bytes(ready(settled(read(answerWithSpooledPicture("{'data': [{'url': 'LONG'}]}", large)))
                        .end())))
                .isEqualTo(large);
    }

    @ParameterizedTest
    @CsvSource({
        "https://cdn.example/a.png, https://cdn.example/a.png",
        "/v1/images/a1/content, http://127.0.0.1:8000/v1/images/a1/content",
        "content/a.png, http://127.0.0.1:8000/gpu/v1/images/content/a.png",
        "http://localhost:8080/generated-images/b64.png, http://localhost:8080/generated-images/b64.png"
    })
    void an_address_is_taken_as_it_is_or_relative_to_the_submission(String url, String expected) {
        assertThat(link(ready(settled(read(answer(200, "{'data': [{'url': '" + url + "'}]}")))
                        .end())))
                .isEqualTo(URI.create(expected));
    }

    @Test
    void a_signed_address_says_when_it_expires_and_what_it_is() {
        PollAnswer.Ready ready = ready(settled(
                        read(
                                answer(
                                        200,
                                        "{'data': [{'url':"
                                                + " 'https://x.blob.core.windows.net/a?se=2026-11-27T10%3A00%3A00Z&rsct=image/png'}]}")))
                .end());

        MadePicture.Linked linked = (MadePicture.Linked) ready.pictures().get(0);
        assertThat(linked.expires()).isEqualTo(Instant.parse("2026-11-27T10:00:00Z"));
        assertThat(linked.contentType()).isEqualTo("image/png");
    }

    @Test
    void a_data_uri_in_the_place_of_an_address_is_the_picture() {
        assertThat(bytes(
                        ready(settled(read(answer(200, "{'data': [{'url': 'data:image/png;base64," + PICTURE + "'}]}")))
                                .end())))
                .isEqualTo(PNG);
    }

    @Test
    void several_pictures_are_all_kept_and_the_changed_prompt_as_well() {
        PollAnswer.Ready ready = ready(settled(read(answer(
                        200,
                        "{'data': [{'b64_json': '" + PICTURE + "', 'revised_prompt': 'a red cat'}, {'b64_json': '"
                                + PICTURE + "'}]}")))
                .end());

        assertThat(ready.pictures()).hasSize(2);
        assertThat(ready.prompt()).isEqualTo("a red cat");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'data': []}",
                "{'data': [{}]}",
                "{'data': [{'b64_json': null, 'url': null}]}",
                "{'data': [{'b64_json': ''}]}",
                "{'data': [{'b64_json': '%%%'}]}",
                "{'data': [{'url': ''}]}",
                "{'data': [{'url': 'ftp://x/y'}]}",
                "{'data': ['x']}",
                "{'artifacts': []}"
            })
    void an_empty_answer_is_a_failure_and_never_an_empty_picture(String body) {
        assertThat(settled(read(answer(200, body))).end())
                .isEqualTo(new PollAnswer.Failed("HTTP 200 with an empty picture", null));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "<html>Sign in</html>", "{}", "{'data': {}}", "{'created': 1", "[]"})
    void a_success_that_is_none_of_this_api_leaves_open_whether_a_picture_was_made(String body) {
        assertThat(read(answer(200, body))).isEqualTo(new SubmitAnswer.Unclear("HTTP 200 without a picture"));
    }

    @Test
    void an_error_under_status_200_is_a_failure_or_a_refusal_of_content() {
        assertThat(settled(read(answer(200, "{'error': {'message': 'out of memory'}}")))
                        .end())
                .isEqualTo(new PollAnswer.Failed("out of memory", null));
        assertThat(settled(read(answer(200, "{'error': {'message': 'no', 'code': 'content_policy_violation'}}")))
                        .end())
                .isEqualTo(new PollAnswer.Moderated(false, List.of("no"), null));
    }

    @Test
    void an_azure_picture_that_was_filtered_is_moderated_without_it_and_flagged_with_it() {
        String filter = "'content_filter_results': {'sexual': {'filtered': true, 'severity': 'high'},"
                + " 'hate': {'filtered': false, 'severity': 'safe'}}";

        assertThat(settled(read(answer(200, "{'data': [{" + filter + "}]}"))).end())
                .isEqualTo(new PollAnswer.Moderated(true, List.of("sexual"), null));
        assertThat(ready(settled(read(answer(200, "{'data': [{'b64_json': '" + PICTURE + "', " + filter + "}]}")))
                                .end())
                        .flagged())
                .isTrue();
        assertThat(ready(settled(read(answer(
                                        200,
                                        "{'data': [{'b64_json': '" + PICTURE
                                                + "', 'content_filter_results': {'hate': {'filtered': false}}}]}")))
                                .end())
                        .flagged())
                .isFalse();
    }

    @Test
    void an_empty_artifact_of_nim_is_moderated_and_a_full_one_is_a_picture_with_its_seed() {
        assertThat(settled(read(answer(
                                200, "{'artifacts': [{'base64': '', 'finishReason': 'CONTENT_FILTERED', 'seed': 7}]}")))
                        .end())
                .isEqualTo(new PollAnswer.Moderated(true, List.of("CONTENT_FILTERED"), null));
        PollAnswer.Ready ready = ready(settled(read(answer(
                        200,
                        "{'artifacts': [{'base64': '" + PICTURE
                                + "', 'finishReason': 'SUCCESS', 'seed': 17454220438242315174}]}")))
                .end());
        assertThat(ready.seed()).isEqualTo(new BigInteger("17454220438242315174"));
        assertThat(ready.flagged()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "400, INVALID",
        "401, UNAUTHORIZED",
        "402, NO_CREDIT",
        "403, UNAUTHORIZED",
        "404, INVALID",
        "413, INVALID",
        "422, INVALID",
        "429, RATE_LIMITED"
    })
    void every_4xx_is_a_refusal_of_its_kind_in_openais_and_in_fastapis_words(int status, Reason reason) {
        Refusal expected = Refusal.of(reason, "because");

        assertThat(read(answer(status, "{'error': {'message': 'because', 'type': 'x', 'param': null, 'code': null}}")))
                .isEqualTo(new SubmitAnswer.Refused(expected));
        assertThat(read(answer(status, "{'error': {'message': 'because', 'code': " + status + "}}")))
                .isEqualTo(new SubmitAnswer.Refused(expected));
        assertThat(read(answer(status, "{'detail': 'because'}"))).isEqualTo(new SubmitAnswer.Refused(expected));
        assertThat(refusal(answer(status, "<html/>")).message())
                .isEqualTo("HTTP " + status + " without an explanation");
    }

    @Test
    void findings_of_fastapi_name_their_fields() {
        assertThat(refusal(
                        answer(422, "{'detail': [{'loc': ['body', 'n'], 'msg': 'too many', 'type': 'value_error'}]}")))
                .isEqualTo(Refusal.of(Reason.INVALID, "n: too many"));
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 408, 499, 500, 502, 503, 504})
    void faults_redirects_and_timeouts_leave_open_whether_a_picture_was_made(int status) {
        assertThat(read(answer(status, "{'detail': 'no diffusion engine'}")))
                .isEqualTo(new SubmitAnswer.Unclear("HTTP " + status + ": no diffusion engine"));
        assertThat(read(answer(status, "")))
                .isEqualTo(new SubmitAnswer.Unclear("HTTP " + status + " without an explanation"));
    }

    @Test
    void an_operator_who_knows_says_that_a_503_is_a_refusal() {
        OpenAiProvider knowing =
                new OpenAiProvider(ModelCatalog.shipped(), options("openai", "unavailable", "refused"));

        assertThat(knowing.submitted(submission, answer(503, "{'detail': 'busy'}", "retry-after", "7")))
                .isEqualTo(
                        new SubmitAnswer.Refused(new Refusal(Reason.RATE_LIMITED, "busy", "7", List.of(), null, null)));
        assertThat(knowing.submitted(submission, answer(502, "{'detail': 'busy'}")))
                .isInstanceOf(SubmitAnswer.Unclear.class);
    }

    @Test
    void the_wait_that_a_429_asks_for_is_passed_on_as_it_came() {
        assertThat(refusal(answer(429, "{}", "retry-after", "5")).retryAfter()).isEqualTo("5");
        assertThat(refusal(answer(429, "{}")).retryAfter()).isNull();
    }

    @ParameterizedTest
    @EnumSource(ErrorCode.class)
    void the_words_of_errors_come_before_the_status(ErrorCode code) {
        String word = code.name().toLowerCase();

        for (int status : new int[] {400, 422, 429, 500, 503}) {
            for (String member : List.of("code", "type", "error_type")) {
                HttpAnswer answer = answer(status, "{'error': {'message': 'm', '" + member + "': '" + word + "'}}");
                assertThat(refusal(answer).reason()).as(member + " " + status).isEqualTo(code.reason());
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'error': {'code': 'content_policy_violation', 'message': 'm'}}",
                "{'error': {'code': 'moderation_blocked', 'type': 'image_generation_user_error', 'message': 'm'}}",
                "{'error': {'code': 'contentFilter', 'message': 'm'}}",
                "{'error': {'code': '400', 'message': 'm', 'innererror': {'code': 'ResponsibleAIPolicyViolation'}}}",
                "{'error': {'code': 'BadRequest', 'message': 'm', 'inner_error': {'code': 'content_filter'}}}",
                "{'detail': [{'type': 'content_policy_violation', 'msg': 'm'}]}"
            })
    void every_spelling_of_a_content_filter_is_moderation(String body) {
        assertThat(refusal(answer(400, body)))
                .isEqualTo(new Refusal(Reason.MODERATED, "m", null, List.of("m"), null, null));
    }

    @Test
    void azure_names_the_categories() {
        assertThat(refusal(answer(
                                400,
                                "{'error': {'code': 'content_policy_violation', 'message': 'm', 'inner_error': {'code':"
                                        + " 'ResponsibleAIPolicyViolation', 'content_filter_results': {'violence':"
                                        + " {'filtered': true}, 'hate': {'filtered': false}}}}}"))
                        .details())
                .containsExactly("violence");
    }

    @Test
    void a_refusal_whose_message_speaks_of_nsfw_is_moderation_unless_an_option_names_other_words() {
        String body = "{'error': {'message': 'NSFW content detected'}}";
        OpenAiProvider other =
                new OpenAiProvider(ModelCatalog.shipped(), options("openai", "moderationWords", "indecent, Rude"));

        assertThat(refusal(answer(422, body)).reason()).isEqualTo(Reason.MODERATED);
        assertThat(refusal(answer(429, body)).reason()).isEqualTo(Reason.RATE_LIMITED);
        assertThat(read(answer(500, body))).isInstanceOf(SubmitAnswer.Unclear.class);
        assertThat(other.submitted(submission, answer(422, body)))
                .isEqualTo(new SubmitAnswer.Refused(Refusal.of(Reason.INVALID, "NSFW content detected")));
        assertThat(((SubmitAnswer.Refused) other.submitted(submission, answer(422, "{'detail': 'how rude'}")))
                        .refusal()
                        .reason())
                .isEqualTo(Reason.MODERATED);
    }

    private SubmitAnswer read(HttpAnswer answer) {
        return provider.submitted(submission, answer);
    }

    private Refusal refusal(HttpAnswer answer) {
        return ((SubmitAnswer.Refused) read(answer)).refusal();
    }
}
