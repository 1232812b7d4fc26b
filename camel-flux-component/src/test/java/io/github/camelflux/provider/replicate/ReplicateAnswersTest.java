package io.github.camelflux.provider.replicate;

import static io.github.camelflux.provider.wire.Sample.HTML;
import static io.github.camelflux.provider.wire.Sample.account;
import static io.github.camelflux.provider.wire.Sample.answer;
import static io.github.camelflux.provider.wire.Sample.generate;
import static io.github.camelflux.provider.wire.Sample.options;
import static io.github.camelflux.provider.wire.Sample.submission;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelflux.image.ModelCatalog;
import io.github.camelflux.provider.Account;
import io.github.camelflux.provider.CancelAnswer;
import io.github.camelflux.provider.HttpAnswer;
import io.github.camelflux.provider.MadePicture;
import io.github.camelflux.provider.PollAnswer;
import io.github.camelflux.provider.Refusal;
import io.github.camelflux.provider.Refusal.Reason;
import io.github.camelflux.provider.RemoteJob;
import io.github.camelflux.provider.SubmitAnswer;
import java.math.BigInteger;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReplicateAnswersTest {

    private static final String LINK = "https://replicate.delivery/xezq/a/out-0.webp";
    private static final String GET = "https://api.replicate.com/v1/predictions/p1";

    private final ReplicateProvider provider = new ReplicateProvider(ModelCatalog.shipped(), options("replicate"));
    private final Account account = account("https://api.replicate.com");
    private final RemoteJob job = new RemoteJob("p1", URI.create(GET), null, null);

    @ParameterizedTest
    @CsvSource({"201, starting", "202, processing", "200, starting", "201, of_tomorrow"})
    void a_prediction_that_is_not_over_is_accepted_whatever_the_2xx(int status, String word) {
        assertThat(submitted(answer(
                        status,
                        "{'id': 'p1', 'status': '" + word + "', 'output': null, 'urls': {'get': '" + GET + "'}}")))
                .isEqualTo(new SubmitAnswer.Accepted(job));
    }

    @Test
    void it_is_accepted_whatever_is_left_out() {
        assertThat(submitted(answer(201, "{'id': 'p1'}")))
                .isEqualTo(new SubmitAnswer.Accepted(new RemoteJob("p1", null, null, null)));
    }

    @Test
    void a_prediction_may_be_over_with_the_answer_to_its_submission() {
        SubmitAnswer.Settled settled = (SubmitAnswer.Settled) submitted(answer(
                201, "{'id': 'p1', 'status': 'succeeded', 'output': '" + LINK + "', 'urls': {'get': '" + GET + "'}}"));

        assertThat(settled.job()).isEqualTo(job);
        assertThat(settled.end()).isInstanceOf(PollAnswer.Ready.class);
        assertThat(submitted(answer(201, "{'id': 'p1', 'status': 'failed', 'error': 'odd'}")))
                .isEqualTo(new SubmitAnswer.Settled(
                        new RemoteJob("p1", null, null, null), new PollAnswer.Failed("odd", null)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "401 | {'title': 'Unauthenticated', 'detail': 'no token', 'status': 401} | UNAUTHORIZED | no token",
                "402 | {'detail': 'insufficient credit'}                        | NO_CREDIT    | insufficient credit",
                "403 | {'error': 'not yours'}                                   | UNAUTHORIZED | not yours",
                "404 | {'detail': 'not found'}                                  | INVALID      | not found",
                "422 | {'detail': '- input.prompt: required'}                   | INVALID      | - input.prompt: required",
                "422 | {'title': 'Bad', 'status': 422}                          | INVALID      | HTTP 422 without an explanation"
            })
    void a_4xx_is_a_refusal_in_each_of_its_forms(int status, String body, Reason reason, String message) {
        assertThat(submitted(answer(status, body)))
                .isEqualTo(new SubmitAnswer.Refused(new Refusal(reason, message, null, List.of(), null, null)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "Request was throttled. Expected available in 1 second.   | 1",
                "Request was throttled. Expected available in 12 seconds. | 12",
                "Request was throttled. Expected available in 0.4 seconds.| 1",
                "Your rate limit resets in ~30s.                          | 30",
                "Your rate limit resets in ~2m.                           | 120",
                "Request was throttled.                                   | ",
                "6 requests per minute                                    | "
            })
    void how_long_to_wait_stands_in_the_words_where_the_header_is_missing(String words, String seconds) {
        Refusal refusal = ((SubmitAnswer.Refused) submitted(answer(429, "{'detail': '" + words + "'}"))).refusal();

        assertThat(refusal.reason()).isEqualTo(Reason.RATE_LIMITED);
        assertThat(refusal.retryAfter()).isEqualTo(seconds);
    }

    @Test
    void the_header_comes_before_the_words() {
        assertThat(((SubmitAnswer.Refused) submitted(answer(429, "{'detail': 'resets in ~30s'}", "retry-after", "7")))
                        .refusal()
                        .retryAfter())
                .isEqualTo("7");
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 201, 302, 408, 500, 502, 503, 504})
    void anything_else_may_hide_an_accepted_prediction(int status) {
        assertThat(submitted(answer(status, "{'detail': 'x'}"))).isInstanceOf(SubmitAnswer.Unclear.class);
        assertThat(submitted(answer(status, HTML))).isInstanceOf(SubmitAnswer.Unclear.class);
        assertThat(submitted(answer(status, ""))).isInstanceOf(SubmitAnswer.Unclear.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"starting", "processing"})
    void a_prediction_in_flight_runs(String status) {
        assertThat(polled("{'id': 'p1', 'status': '" + status + "', 'output': null}"))
                .isEqualTo(new PollAnswer.Running(status, true, null));
    }

    @ParameterizedTest
    @ValueSource(strings = {"cancelled", "Succeeded", "queued"})
    void a_state_that_is_not_in_the_table_letter_by_letter_means_still_running(String status) {
        assertThat(polled("{'id': 'p1', 'status': '" + status + "'}"))
                .isEqualTo(new PollAnswer.Running(status, false, null));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {"'LINK'", "['LINK']", "['LINK', 'https://x.example/2']"})
    void the_output_is_a_text_or_a_list(String output) {
        PollAnswer.Ready ready = (PollAnswer.Ready) polled("{'id': 'p1', 'status': 'succeeded', 'completed_at':"
                + " '2026-10-20T10:00:00.123Z', 'input': {'prompt': 'a cat', 'seed': 7}, 'logs': 'Using seed: 8',"
                + " 'metrics': {'predict_time': 1.2}, 'data_removed': false, 'error': null, 'output': "
                + output.replace("LINK", LINK) + "}");

        assertThat(ready.pictures().get(0))
                .isEqualTo(new MadePicture.Linked(URI.create(LINK), Instant.parse("2026-10-20T11:00:00.123Z"), null));
        assertThat(ready.seed()).isEqualTo(BigInteger.valueOf(7));
        assertThat(ready.costUsd()).isNull();
        assertThat(ready.flagged()).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'Using seed: 17454220438242315174\\nrunning' | 17454220438242315174",
                "'seed=42'                                    | 42",
                "'no such thing'                              | ",
                "null                                         | "
            })
    void a_seed_that_the_model_chose_stands_in_its_log(String logs, BigInteger seed) {
        assertThat(((PollAnswer.Ready) polled("{'id': 'p1', 'status': 'succeeded', 'input': {}, 'output': '" + LINK
                                + "', 'logs': " + logs + "}"))
                        .seed())
                .isEqualTo(seed);
    }

    @Test
    void the_pictures_that_are_left_are_delivered_if_others_were_dropped() {
        assertThat(polled("{'id': 'p1', 'status': 'succeeded', 'input': {'num_outputs': 2}, 'output': ['" + LINK
                        + "'], 'logs': 'NSFW content detected in image 0'}"))
                .isInstanceOfSatisfying(PollAnswer.Ready.class, ready -> {
                    assertThat(ready.pictures()).hasSize(1);
                    assertThat(ready.flagged()).isFalse();
                });
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "null"})
    void no_picture_left_is_moderation_if_the_log_says_so(String output) {
        assertThat(polled("{'id': 'p1', 'status': 'succeeded', 'output': " + output
                        + ", 'logs': 'Using seed: 1\\nNSFW content detected in image 0\\n'}"))
                .isEqualTo(new PollAnswer.Moderated(true, List.of("NSFW content detected in image 0"), null));
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "null", "''", "7", "{}", "'/relative'", "['file:///etc/passwd']"})
    void succeeded_without_a_picture_is_a_failure_and_never_an_empty_picture(String output) {
        assertThat(polled("{'id': 'p1', 'status': 'succeeded', 'output': " + output + "}"))
                .isEqualTo(new PollAnswer.Failed("succeeded without a picture", null));
    }

    @Test
    void an_output_that_is_removed_by_now_is_a_failure() {
        assertThat(polled("{'id': 'p1', 'status': 'succeeded', 'output': null, 'data_removed': true, 'logs': ''}"))
                .isEqualTo(new PollAnswer.Failed("succeeded, but its output is removed by now", null));
    }

    @Test
    void a_prediction_that_failed_says_why() {
        assertThat(polled("{'id': 'p1', 'status': 'failed', 'error': 'CUDA out of memory'}"))
                .isEqualTo(new PollAnswer.Failed("CUDA out of memory", null));
        assertThat(polled("{'id': 'p1', 'status': 'failed', 'error': {'detail': 'odd'}}"))
                .isEqualTo(new PollAnswer.Failed("odd", null));
        assertThat(polled("{'id': 'p1', 'status': 'failed', 'error': null}"))
                .isEqualTo(new PollAnswer.Failed("failed without an explanation", null));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "All generated images contained NSFW content. Try running it again with a different prompt. | true",
                "The input or output was flagged as sensitive. Please try again with different inputs. (E005) | false"
            })
    void a_prediction_that_content_rules_ended_is_moderated(String error, boolean content) {
        assertThat(polled("{'id': 'p1', 'status': 'failed', 'error': '" + error + "'}"))
                .isEqualTo(new PollAnswer.Moderated(content, List.of(error), null));
    }

    @Test
    void only_one_that_did_not_start_in_time_is_certainly_not_charged() {
        assertThat(polled("{'id': 'p1', 'status': 'canceled'}")).isEqualTo(new PollAnswer.Cancelled(false, null));
        assertThat(polled("{'id': 'p1', 'status': 'aborted'}")).isEqualTo(new PollAnswer.Cancelled(true, null));
    }

    @Test
    void only_replicate_itself_can_say_that_it_does_not_know_a_prediction() {
        assertThat(provider.polled(job, account, answer(404, "{'detail': 'Prediction not found'}")))
                .isEqualTo(new PollAnswer.NotFound("Prediction not found"));
        assertThat(provider.polled(job, account, answer(404, HTML))).isInstanceOf(PollAnswer.NotAnswered.class);
        assertThat(provider.polled(job, account, answer(404, "{'message': 'no route'}")))
                .isInstanceOf(PollAnswer.NotAnswered.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 401, 402, 403, 422, 429, 500, 502, 503, 504})
    void an_answer_without_a_state_says_nothing_about_the_prediction(int status) {
        assertThat(provider.polled(
                        job, account, answer(status, "{'detail': 'x', 'status': " + status + "}", "retry-after", "3")))
                .isEqualTo(new PollAnswer.NotAnswered("HTTP " + status + ": x", "3"));
        assertThat(provider.polled(job, account, answer(status, HTML))).isInstanceOf(PollAnswer.NotAnswered.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"starting", "processing", "canceled", "aborted", "of_tomorrow"})
    void replicate_will_try_to_cancel_what_is_not_over(String status) {
        assertThat(provider.cancelled(answer(200, "{'id': 'p1', 'status': '" + status + "'}")))
                .isEqualTo(new CancelAnswer.Requested());
    }

    @Test
    void a_cancellation_that_is_too_late_or_not_answered_says_so() {
        assertThat(provider.cancelled(answer(200, "{'id': 'p1', 'status': 'succeeded'}")))
                .isEqualTo(new CancelAnswer.Refused("it has succeeded already"));
        assertThat(provider.cancelled(answer(200, "{'id': 'p1', 'status': 'failed'}")))
                .isEqualTo(new CancelAnswer.Refused("it has failed already"));
        assertThat(provider.cancelled(answer(404, "{'detail': 'not found'}")))
                .isEqualTo(new CancelAnswer.Refused("HTTP 404: not found"));
        assertThat(provider.cancelled(answer(429, ""))).isInstanceOf(CancelAnswer.NotAnswered.class);
        assertThat(provider.cancelled(answer(502, HTML))).isInstanceOf(CancelAnswer.NotAnswered.class);
    }

    private SubmitAnswer submitted(HttpAnswer answer) {
        return provider.submitted(submission(generate("flux-2-pro").build(), account), answer);
    }

    private PollAnswer polled(String prediction) {
        return provider.polled(job, account, answer(200, prediction));
    }
}
