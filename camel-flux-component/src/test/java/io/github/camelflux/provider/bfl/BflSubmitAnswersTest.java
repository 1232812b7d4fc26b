package io.github.camelflux.provider.bfl;

import static io.github.camelflux.provider.bfl.Answers.HTML;
import static io.github.camelflux.provider.bfl.Answers.answer;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelflux.image.ModelCatalog;
import io.github.camelflux.provider.CreditAnswer;
import io.github.camelflux.provider.HttpAnswer;
import io.github.camelflux.provider.Refusal;
import io.github.camelflux.provider.Refusal.Reason;
import io.github.camelflux.provider.RemoteJob;
import io.github.camelflux.provider.SubmitAnswer;
import java.math.BigDecimal;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BflSubmitAnswersTest {

    private final BflProvider provider = new BflProvider(ModelCatalog.shipped());

    @Test
    void an_id_and_a_polling_address_are_an_accepted_job() {
        SubmitAnswer meaning = provider.submitted(null, answer(200, """
                {"id": "2fa2", "polling_url": "https://api.eu2.bfl.ai/v1/get_result?id=2fa2",
                 "cost": 4.5, "input_mp": 0, "output_mp": 1.98}
                """, "x-request-id", "req-7"));

        assertThat(meaning)
                .isEqualTo(new SubmitAnswer.Accepted(new RemoteJob(
                        "2fa2",
                        URI.create("https://api.eu2.bfl.ai/v1/get_result?id=2fa2"),
                        new BigDecimal("0.045"),
                        "req-7")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"id\": \"a\", \"cost\": null}", "{\"id\": \"a\"}", "{\"id\": \"a\", \"cost\": -1}"})
    void a_job_without_a_cost_is_accepted_at_an_unknown_price(String body) {
        assertThat(accepted(200, body)).isEqualTo(new RemoteJob("a", null, null, null));
    }

    @Test
    void an_answer_to_a_submission_with_a_callback_has_no_polling_address_and_is_accepted() {
        RemoteJob job =
                accepted(200, "{\"id\": \"a\", \"status\": \"Pending\", \"webhook_url\": \"https://x\", \"cost\": 3}");

        assertThat(job).isEqualTo(new RemoteJob("a", null, new BigDecimal("0.03"), null));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"not an address\"", "\"/v1/get_result?id=a\"", "\"\"", "7", "null"})
    void a_useless_polling_address_does_not_make_a_paid_job_disappear(String address) {
        assertThat(accepted(200, "{\"id\": \"a\", \"polling_url\": " + address + "}"))
                .isEqualTo(new RemoteJob("a", null, null, null));
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 201, 202})
    void every_success_with_an_id_is_an_accepted_job(int status) {
        assertThat(accepted(status, "{\"id\": \"a\"}").id()).isEqualTo("a");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[]", "\"a\"", "{}", "{\"id\": null}", "{\"id\": \" \"}", "{\"id\": {}}", HTML})
    void a_success_without_an_id_leaves_open_whether_a_job_was_bought(String body) {
        assertThat(provider.submitted(null, answer(200, body)))
                .isEqualTo(new SubmitAnswer.Unclear("HTTP 200 without the id of a task"));
    }

    @ParameterizedTest
    @ValueSource(ints = {302, 307, 408, 500, 502, 503, 504, 529})
    void faults_redirects_and_timeouts_leave_open_whether_a_job_was_bought(int status) {
        assertThat(provider.submitted(null, answer(status, "{\"detail\": \"busy\"}", "retry-after", "5")))
                .isEqualTo(new SubmitAnswer.Unclear("HTTP " + status + ": busy"));
        assertThat(provider.submitted(null, answer(status, HTML)))
                .isEqualTo(new SubmitAnswer.Unclear("HTTP " + status + " without an explanation"));
    }

    @ParameterizedTest
    @CsvSource({
        "400, INVALID",
        "401, UNAUTHORIZED",
        "402, NO_CREDIT",
        "403, UNAUTHORIZED",
        "404, INVALID",
        "405, INVALID",
        "413, INVALID",
        "422, INVALID",
        "429, RATE_LIMITED",
        "451, INVALID"
    })
    void every_4xx_is_a_refusal_of_its_kind(int status, Reason reason) {
        assertThat(refused(answer(status, "{\"detail\": \"because\"}"))).isEqualTo(Refusal.of(reason, "because"));
        assertThat(refused(answer(status, HTML)))
                .isEqualTo(Refusal.of(reason, "HTTP " + status + " without an explanation"));
        assertThat(refused(answer(status, "")).reason()).isEqualTo(reason);
    }

    @ParameterizedTest
    @ValueSource(strings = {"5", "Wed, 21 Oct 2026 07:28:00 GMT", "soon"})
    void the_wait_that_a_429_asks_for_is_passed_on_as_it_came(String wait) {
        assertThat(refused(answer(429, "{}", "retry-after", wait)).retryAfter()).isEqualTo(wait);
    }

    @Test
    void a_429_without_a_wait_has_none() {
        assertThat(refused(answer(429, "{}")).retryAfter()).isNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'detail': 'Not authenticated'}                                                          | Not authenticated",
                "{'detail': [{'loc': ['body', 'width'], 'msg': 'Input should be at least 64', 'type': 'x', 'input': 3}]}"
                        + "                                                                               | width: Input should be at least 64",
                "{'detail': [{'loc': ['body', 'images', 3], 'msg': 'bad'}, {'loc': ['body'], 'msg': 'worse'}]}"
                        + "                                                                               | images.3: bad; worse",
                "{'detail': [{'loc': ['query', 'id'], 'type': 'missing'}]}                                | query.id",
                "{'detail': ['one', 'two']}                                                               | one; two",
                "{'detail': {'message': 'no such finetune'}}                                              | no such finetune",
                "{'detail': {'error': 'too large'}}                                                       | too large",
                "{'error': 'invalid_request', 'message': 'width must be a multiple of 16'}                | width must be a multiple of 16",
                "{'error': 'invalid_request'}                                                             | invalid_request",
                "{'error': {'message': 'nested'}}                                                         | nested",
                "{'detail': [], 'message': 'x'}                                                           | x",
                "{'detail': 7}                                                                            | HTTP 422 without an explanation",
                "{'detail': null}                                                                         | HTTP 422 without an explanation",
                "[]                                                                                       | HTTP 422 without an explanation",
                "{'detail': [[[7]]]}                                                                      | HTTP 422 without an explanation"
            })
    void every_form_of_an_error_body_becomes_a_readable_message(String body, String message) {
        assertThat(refused(answer(422, body.replace('\'', '"'))).message()).isEqualTo(message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'status': 'Request Moderated', 'details': {'Moderation Reasons': ['Violence']}}             | Request Moderated",
                "{'id': 'a', 'status': 'Content Moderated', 'details': 'Violence'}                            | Content Moderated",
                "{'detail': {'status': 'Request Moderated', 'details': {'Moderation Reasons': ['Violence']}}} | Request Moderated"
            })
    void a_4xx_that_says_moderated_is_moderation_with_its_reasons(String body, String status) {
        for (int code : new int[] {400, 403, 422}) {
            Refusal refusal = refused(answer(code, body.replace('\'', '"')));

            assertThat(refusal.reason()).isEqualTo(Reason.MODERATED);
            assertThat(refusal.message()).isEqualTo(status);
            assertThat(refusal.details()).containsExactly("Violence");
        }
    }

    @Test
    void another_status_in_a_4xx_is_not_moderation() {
        assertThat(refused(answer(422, "{\"status\": \"Error\", \"detail\": \"x\"}"))
                        .reason())
                .isEqualTo(Reason.INVALID);
    }

    @Test
    void a_message_holds_no_key_no_signed_link_and_no_end_of_line_and_comes_to_an_end() {
        String words = "bad key bfl_abc-DEF, 2fa25140-591f-4839-b377-9945a7a3881a or Zx9" + "k".repeat(30)
                + "\\n at https://delivery.bfl.ai/a.png?se=1&sig=abcd/e%3D=&x=y, see?";

        String message = refused(answer(403, "{\"detail\": \"" + words + "\"}")).message();

        assertThat(message).isEqualTo("bad key ***, *** or *** at https://delivery.bfl.ai/a.png?... see?");
        assertThat(refused(answer(403, "{\"detail\": \"" + "many words ".repeat(100_000) + "\"}"))
                        .message())
                .hasSize(503);
    }

    @Test
    void names_of_models_and_long_words_are_no_secrets() {
        assertThat(refused(answer(400, "{\"detail\": \"internal_validation_error\"}"))
                        .message())
                .isEqualTo("internal_validation_error");
        assertThat(refused(answer(404, "{\"detail\": \"no flux-2-klein-9b-kv-bf16-finetuned here\"}"))
                        .message())
                .isEqualTo("no flux-2-klein-9b-kv-bf16-finetuned here");
    }

    @ParameterizedTest
    @ValueSource(strings = {"has space", "", "tab\t", "line\n"})
    void a_request_id_that_does_not_look_like_one_is_dropped(String id) {
        assertThat(accepted(answer(200, "{\"id\": \"a\"}", "x-request-id", id)).requestId())
                .isNull();
    }

    @Test
    void credits_are_read_exactly() {
        assertThat(provider.credits(answer(200, "{\"credits\": 1234.56789012345678901}")))
                .isEqualTo(new CreditAnswer.Left(new BigDecimal("1234.56789012345678901")));
        assertThat(provider.credits(answer(200, "{\"credits\": 0}"))).isEqualTo(new CreditAnswer.Left(BigDecimal.ZERO));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "200 | {}",
                "200 | {\"credits\": \"many\"}",
                "200 | <html>",
                "500 | {\"credits\": 1}",
                "429 | {}",
                "404 | {}"
            })
    void an_answer_about_credits_that_says_nothing_says_nothing(int status, String body) {
        assertThat(provider.credits(answer(status, body))).isInstanceOf(CreditAnswer.NotAnswered.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 403})
    void a_refused_key_shows_in_the_answer_about_credits(int status) {
        assertThat(provider.credits(answer(status, "{\"detail\": \"Not authenticated\"}")))
                .isEqualTo(new CreditAnswer.Refused("Not authenticated"));
    }

    private RemoteJob accepted(int status, String body) {
        return accepted(answer(status, body));
    }

    private RemoteJob accepted(HttpAnswer answer) {
        SubmitAnswer meaning = provider.submitted(null, answer);
        assertThat(meaning).isInstanceOf(SubmitAnswer.Accepted.class);
        return ((SubmitAnswer.Accepted) meaning).job();
    }

    private Refusal refused(HttpAnswer answer) {
        SubmitAnswer meaning = provider.submitted(null, answer);
        assertThat(meaning).isInstanceOf(SubmitAnswer.Refused.class);
        return ((SubmitAnswer.Refused) meaning).refusal();
    }
}
