package io.github.camelflux.provider.fal;

import static io.github.camelflux.provider.wire.Sample.HTML;
import static io.github.camelflux.provider.wire.Sample.account;
import static io.github.camelflux.provider.wire.Sample.answer;
import static io.github.camelflux.provider.wire.Sample.options;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelflux.image.ModelCatalog;
import io.github.camelflux.provider.Account;
import io.github.camelflux.provider.CancelAnswer;
import io.github.camelflux.provider.HttpAnswer;
import io.github.camelflux.provider.PollAnswer;
import io.github.camelflux.provider.RemoteJob;
import java.math.BigDecimal;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FalPollAnswersTest {

    private static final String REQUEST = "https://queue.fal.run/fal-ai/flux/requests/r1";

    private final FalProvider provider = new FalProvider(ModelCatalog.shipped(), options("fal"));
    private final Account account = account("https://queue.fal.run");
    private final RemoteJob job = new RemoteJob("r1", URI.create(REQUEST + "/status#fal-ai/flux/dev"), null, null);

    @ParameterizedTest
    @CsvSource({"200", "202", "500"})
    void a_request_in_line_runs_and_says_how_many_are_ahead(int status) {
        assertThat(polled(answer(status, "{'status': 'IN_QUEUE', 'request_id': 'r1', 'queue_position': 0}")))
                .isEqualTo(new PollAnswer.Running("IN_QUEUE", true, null, 0));
    }

    @Test
    void a_request_in_progress_runs() {
        assertThat(polled(answer(
                        202,
                        "{'status': 'IN_PROGRESS', 'request_id': 'r1', 'logs': [{'message': 'x', 'level': 'INFO',"
                                + " 'source': 'USER', 'timestamp': '2026-01-01T00:00:00.000Z'}]}")))
                .isEqualTo(new PollAnswer.Running("IN_PROGRESS", true, null, null));
        assertThat(polled(answer(202, "{'status': 'IN_QUEUE', 'queue_position': 'next'}")))
                .isEqualTo(new PollAnswer.Running("IN_QUEUE", true, null, null));
    }

    @ParameterizedTest
    @ValueSource(strings = {"FAILED", "CANCELED", "completed", "IN_REVIEW"})
    void a_state_that_is_not_in_the_table_letter_by_letter_means_still_running(String status) {
        assertThat(polled(answer(200, "{'status': '" + status + "', 'request_id': 'r1'}")))
                .isEqualTo(new PollAnswer.Running(status, false, null, null));
    }

    @Test
    void completed_is_not_success_the_result_says_how_it_ended() {
        assertThat(polled(answer(
                        200,
                        "{'status': 'COMPLETED', 'response_url': 'https://queue.fal.run/elsewhere',"
                                + " 'metrics': {'inference_time': 2.1}}")))
                .isEqualTo(new PollAnswer.Elsewhere(URI.create("https://queue.fal.run/elsewhere")));
        assertThat(polled(answer(200, "{'status': 'COMPLETED'}")))
                .isEqualTo(new PollAnswer.Elsewhere(URI.create(REQUEST)));
        assertThat(polled(answer(200, "{'status': 'COMPLETED', 'error': 'odd', 'error_type': 'of_tomorrow'}")))
                .isEqualTo(new PollAnswer.Elsewhere(URI.create(REQUEST)));
        assertThat(polled(answer(200, "{'status': 'COMPLETED', 'error': 'odd'}")))
                .isEqualTo(new PollAnswer.Elsewhere(URI.create(REQUEST)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "request_timeout",
                "startup_timeout",
                "runner_scheduling_failure",
                "runner_connection_timeout",
                "runner_disconnected",
                "runner_connection_refused",
                "runner_connection_error",
                "runner_incomplete_response",
                "runner_server_error",
                "internal_error"
            })
    void what_the_platform_ended_with_5xx_failed_and_costs_nothing(String type) {
        assertThat(polled(answer(200, "{'status': 'COMPLETED', 'error': 'gone', 'error_type': '" + type + "'}")))
                .isEqualTo(new PollAnswer.Failed(type + ": gone", BigDecimal.ZERO));
    }

    @ParameterizedTest
    @ValueSource(strings = {"bad_request", "client_disconnected"})
    void what_the_platform_ended_with_4xx_failed_at_a_cost_that_is_not_known(String type) {
        assertThat(polled(answer(200, "{'status': 'COMPLETED', 'error': 'odd', 'error_type': '" + type + "'}")))
                .isEqualTo(new PollAnswer.Failed(type + ": odd", null));
        assertThat(polled(answer(200, "{'status': 'COMPLETED', 'error_type': '" + type + "'}")))
                .isEqualTo(new PollAnswer.Failed(type + " without an explanation", null));
    }

    @Test
    void a_cancelled_request_is_cancelled() {
        assertThat(polled(answer(200, "{'status': 'COMPLETED', 'error': 'x', 'error_type': 'client_cancelled'}")))
                .isEqualTo(new PollAnswer.Cancelled(false, null));
    }

    @Test
    void an_event_of_the_stream_says_the_same() {
        assertThat(provider.event(job, account, "{\"status\": \"IN_QUEUE\", \"queue_position\": 2}"))
                .isEqualTo(new PollAnswer.Running("IN_QUEUE", true, null, 2));
        assertThat(provider.event(job, account, "{\"status\": \"COMPLETED\"}"))
                .isEqualTo(new PollAnswer.Elsewhere(URI.create(REQUEST)));
        assertThat(provider.event(job, account, "nonsense")).isInstanceOf(PollAnswer.NotAnswered.class);
    }

    @Test
    void only_fal_itself_can_say_that_it_does_not_know_a_request() {
        assertThat(polled(answer(404, "{'detail': 'Request not found'}", "x-fal-request-id", "s1")))
                .isEqualTo(new PollAnswer.NotFound("Request not found"));
        assertThat(polled(answer(404, "{'detail': 'no route'}"))).isInstanceOf(PollAnswer.NotAnswered.class);
        assertThat(polled(answer(404, HTML, "x-fal-request-id", "s1"))).isInstanceOf(PollAnswer.NotAnswered.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 401, 403, 408, 429, 500, 502, 503, 504})
    void an_answer_without_a_state_says_nothing_about_the_request(int status) {
        assertThat(polled(answer(status, "{'detail': 'x'}", "x-fal-request-id", "s1", "retry-after", "3")))
                .isEqualTo(new PollAnswer.NotAnswered("HTTP " + status + ": x", "3"));
        assertThat(polled(answer(status, HTML))).isInstanceOf(PollAnswer.NotAnswered.class);
        assertThat(polled(answer(status, ""))).isInstanceOf(PollAnswer.NotAnswered.class);
        assertThat(polled(answer(status, "[]"))).isInstanceOf(PollAnswer.NotAnswered.class);
    }

    @ParameterizedTest
    @CsvSource({"200, OK", "202, CANCELLATION_REQUESTED", "200, of_tomorrow"})
    void any_2xx_means_that_fal_will_try_to_cancel(int status, String word) {
        assertThat(provider.cancelled(answer(status, "{'status': '" + word + "'}")))
                .isEqualTo(new CancelAnswer.Requested());
        assertThat(provider.cancelled(answer(status, ""))).isEqualTo(new CancelAnswer.Requested());
    }

    @ParameterizedTest
    @CsvSource({"200, ALREADY_COMPLETED", "400, ALREADY_COMPLETED", "200, NOT_FOUND", "404, NOT_FOUND"})
    void it_is_too_late_to_cancel_whatever_the_http_status(int status, String word) {
        assertThat(provider.cancelled(answer(status, "{'status': '" + word + "'}")))
                .isInstanceOf(CancelAnswer.Refused.class);
    }

    @Test
    void a_cancellation_that_is_refused_or_not_answered_says_so() {
        assertThat(provider.cancelled(answer(404, "{'detail': 'Request not found'}")))
                .isEqualTo(new CancelAnswer.Refused("HTTP 404: Request not found"));
        assertThat(provider.cancelled(answer(503, HTML))).isInstanceOf(CancelAnswer.NotAnswered.class);
        assertThat(provider.cancelled(answer(429, ""))).isInstanceOf(CancelAnswer.NotAnswered.class);
    }

    private PollAnswer polled(HttpAnswer answer) {
        return provider.polled(job, account, answer);
    }
}
