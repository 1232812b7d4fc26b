package io.github.camelflux.provider.fal;

import static io.github.camelflux.provider.wire.Sample.HTML;
import static io.github.camelflux.provider.wire.Sample.account;
import static io.github.camelflux.provider.wire.Sample.answer;
import static io.github.camelflux.provider.wire.Sample.edit;
import static io.github.camelflux.provider.wire.Sample.options;
import static io.github.camelflux.provider.wire.Sample.submission;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelflux.image.ModelCatalog;
import io.github.camelflux.provider.HttpAnswer;
import io.github.camelflux.provider.Refusal;
import io.github.camelflux.provider.Refusal.Reason;
import io.github.camelflux.provider.RemoteJob;
import io.github.camelflux.provider.SubmitAnswer;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FalSubmitAnswersTest {

    private static final String REQUEST = "https://queue.fal.run/fal-ai/flux-2-pro/requests/r1";

    private final FalProvider provider = new FalProvider(ModelCatalog.shipped(), options("fal"));

    @Test
    void an_accepted_request_keeps_the_address_of_its_status_and_the_endpoint_that_is_paid() {
        HttpAnswer accepted = answer(
                200,
                "{'request_id': 'r1', 'status': 'IN_QUEUE', 'queue_position': 3, 'response_url': '" + REQUEST
                        + "', 'status_url': '" + REQUEST + "/status', 'cancel_url': '" + REQUEST + "/cancel',"
                        + " 'gateway_request_id': 'g1'}",
                "x-fal-request-id",
                "s1");

        assertThat(submitted(accepted))
                .isEqualTo(new SubmitAnswer.Accepted(
                        new RemoteJob("r1", URI.create(REQUEST + "/status#fal-ai/flux-2-pro/edit"), null, "s1")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'request_id': 'r1', 'status_url': 'https://q.example/o/a/requests/r1/status'} | true",
                "{'request_id': 'r1', 'response_url': 'https://q.example/o/a/requests/r1'}      | true",
                "{'request_id': 'r1', 'status_url': 'no address'}                               | false",
                "{'request_id': 'r1'}                                                           | false"
            })
    void it_is_accepted_whatever_is_left_out(String body, boolean address) {
        RemoteJob job = ((SubmitAnswer.Accepted) submitted(answer(200, body))).job();

        assertThat(job.id()).isEqualTo("r1");
        if (address) {
            assertThat(job.pollUrl()).hasToString("https://q.example/o/a/requests/r1/status#fal-ai/flux-2-pro/edit");
        } else {
            assertThat(job.pollUrl()).isNull();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "401 | {'detail': 'Authentication is required'}               | UNAUTHORIZED | Authentication is required",
                "403 | {'detail': 'User is locked'}                           | UNAUTHORIZED | User is locked",
                "402 | {'message': 'no balance'}                              | NO_CREDIT    | no balance",
                "404 | {'detail': 'Application not found'}                    | INVALID      | Application not found",
                "400 | {'detail': 'odd', 'error_type': 'bad_request'}         | INVALID      | odd",
                "422 | {'detail': [{'loc': ['body', 'prompt'], 'msg': 'field required', 'type': 'missing'}]}"
                        + " | INVALID | prompt: field required",
                "429 | {'detail': 'slow down'}                                | RATE_LIMITED | slow down",
                "429 |                                                        | RATE_LIMITED | HTTP 429 without an explanation"
            })
    void a_4xx_is_a_refusal_in_each_of_the_three_forms(int status, String body, Reason reason, String message) {
        SubmitAnswer answer = submitted(answer(status, body == null ? "" : body, "retry-after", "7"));

        assertThat(answer)
                .isEqualTo(new SubmitAnswer.Refused(new Refusal(reason, message, "7", List.of(), null, null)));
    }

    @Test
    void a_prompt_that_content_rules_refuse_at_once_is_moderated() {
        SubmitAnswer answer = submitted(answer(
                422,
                "{'detail': [{'loc': ['body', 'prompt'], 'msg': 'flagged', 'type': 'content_policy_violation'}]}"));

        Refusal refusal = ((SubmitAnswer.Refused) answer).refusal();
        assertThat(refusal.reason()).isEqualTo(Reason.MODERATED);
        assertThat(refusal.details()).containsExactly("flagged");
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 202, 302, 408, 499, 500, 502, 503, 504})
    void anything_else_may_hide_an_accepted_request(int status) {
        assertThat(submitted(answer(status, "{'detail': 'x', 'error_type': 'request_timeout'}")))
                .isInstanceOf(SubmitAnswer.Unclear.class);
        assertThat(submitted(answer(status, HTML))).isInstanceOf(SubmitAnswer.Unclear.class);
        assertThat(submitted(answer(status, ""))).isInstanceOf(SubmitAnswer.Unclear.class);
    }

    private SubmitAnswer submitted(HttpAnswer answer) {
        return provider.submitted(submission(edit("flux-2-pro", 1).build(), account("https://queue.fal.run")), answer);
    }
}
