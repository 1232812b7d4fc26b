package io.github.camelflux.provider.fal;

import static io.github.camelflux.provider.wire.Sample.HTML;
import static io.github.camelflux.provider.wire.Sample.account;
import static io.github.camelflux.provider.wire.Sample.answer;
import static io.github.camelflux.provider.wire.Sample.options;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelflux.image.ModelCatalog;
import io.github.camelflux.provider.HttpAnswer;
import io.github.camelflux.provider.MadePicture;
import io.github.camelflux.provider.PollAnswer;
import io.github.camelflux.provider.RemoteJob;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FalResultsTest {

    private static final String PRICES = "fal-ai/flux/dev=0.025, 0.01";
    private static final String LINK = "https://v3.fal.media/files/rabbit/a.jpeg";
    private static final String[] OF_FAL = {"x-fal-request-id", "s1"};

    private final FalProvider provider = new FalProvider(ModelCatalog.shipped(), options("fal", "unitPrice", PRICES));

    @Test
    void a_full_output_has_a_picture_with_all_that_is_said_about_it() {
        PollAnswer answer = resulted(answer(
                200,
                "{'images': [{'url': '" + LINK + "', 'width': 1024, 'height': 768, 'content_type': 'image/jpeg'}],"
                        + " 'timings': {'inference': 2.1}, 'seed': 17454220438242315174,"
                        + " 'has_nsfw_concepts': [false], 'prompt': 'a fine cat'}",
                "x-fal-billable-units",
                "2",
                "date",
                "Tue, 20 Oct 2026 10:00:00 GMT"));

        assertThat(answer)
                .isEqualTo(new PollAnswer.Ready(
                        List.of(new MadePicture.Linked(
                                URI.create(LINK), Instant.parse("2026-10-27T10:00:00Z"), "image/jpeg")),
                        new BigInteger("17454220438242315174"),
                        "a fine cat",
                        new BigDecimal("0.050"),
                        false,
                        null));
    }

    @Test
    void a_short_output_has_images_and_a_seed_only() {
        assertThat(resulted(answer(200, "{'images': [{'url': '" + LINK + "'}], 'seed': 7}")))
                .isEqualTo(new PollAnswer.Ready(
                        List.of(new MadePicture.Linked(URI.create(LINK), null, null)),
                        BigInteger.valueOf(7),
                        null,
                        null,
                        false,
                        null));
    }

    @Test
    void some_apps_have_a_single_image() {
        assertThat(ready("{'image': {'url': '" + LINK + "'}}").pictures()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'has_nsfw_concepts': [true]",
                "'has_nsfw_concepts': [false, true]",
                "'nsfw_content_detected': [true]",
                "'nsfw_content_detected': true"
            })
    void a_picture_that_content_rules_found_fault_with_is_flagged(String member) {
        assertThat(ready("{'images': [{'url': '" + LINK + "'}], " + member + "}")
                        .flagged())
                .isTrue();
    }

    @Test
    void a_picture_may_come_within_the_answer() throws Exception {
        PollAnswer.Ready ready =
                ready("{'images': [{'url': 'data:image/png;base64,AQID', 'content_type': 'image/png'}], 'seed': 1}");

        MadePicture.Inline picture = (MadePicture.Inline) ready.pictures().get(0);
        assertThat(picture.contentType()).isEqualTo("image/png");
        assertThat(picture.bytes().open().readAllBytes()).containsExactly(1, 2, 3);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{'images': []}",
                "{'images': null, 'seed': 7}",
                "{'images': [{'url': ''}]}",
                "{'images': [{'url': 7}]}",
                "{'images': [{'url': '/relative'}]}",
                "{'images': [{'url': 'file:///etc/passwd'}]}",
                "{'images': ['https://v3.fal.media/a']}"
            })
    void an_output_without_a_picture_is_a_failure_and_never_an_empty_picture(String output) {
        assertThat(resulted(answer(200, output, "x-fal-billable-units", "1")))
                .isEqualTo(new PollAnswer.Failed("completed without a picture", new BigDecimal("0.025")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "fal-ai/flux/dev     | 2   | 0.050",
                "fal-ai/flux/schnell | 2   | 0.02",
                "fal-ai/flux/dev     | 0   | 0",
                "fal-ai/flux/dev     | odd | ",
                "fal-ai/flux/dev     | -1  | ",
            })
    void the_units_cost_what_one_of_the_endpoint_costs(String endpoint, String units, BigDecimal cost) {
        HttpAnswer answer = answer(200, "{'images': [{'url': '" + LINK + "'}]}", "x-fal-billable-units", units);

        assertThat(((PollAnswer.Ready) resulted(provider, endpoint, answer)).costUsd())
                .isEqualTo(cost);
    }

    @Test
    void without_a_price_the_cost_is_not_known_unless_it_is_nothing() {
        FalProvider unpriced = new FalProvider(ModelCatalog.shipped(), options("fal"));

        assertThat(((PollAnswer.Ready) resulted(
                                unpriced,
                                "x",
                                answer(200, "{'images': [{'url': '" + LINK + "'}]}", "x-fal-billable-units", "1")))
                        .costUsd())
                .isNull();
        assertThat(((PollAnswer.Failed) resulted(unpriced, "x", answer(200, "{}", "x-fal-billable-units", "0")))
                        .costUsd())
                .isZero();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {"['body', 'prompt'] | false", "['body'] | true", "[] | true", "['body', 'image_urls', 0] | false"})
    void a_content_policy_violation_is_moderation_of_the_part_that_it_names(String loc, boolean content) {
        assertThat(resulted(answer(
                        422,
                        "{'detail': [{'loc': " + loc + ", 'msg': 'flagged by a checker', 'type':"
                                + " 'content_policy_violation', 'url': 'x', 'ctx': {}, 'input': 'a cat'}]}",
                        "x-fal-billable-units",
                        "1")))
                .isEqualTo(new PollAnswer.Moderated(content, List.of("flagged by a checker"), new BigDecimal("0.025")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "no_media_generated",
                "image_too_small",
                "image_too_large",
                "image_load_error",
                "file_download_error",
                "face_detection_error",
                "file_too_large",
                "greater_than",
                "less_than_equal",
                "multiple_of",
                "sequence_too_long",
                "one_of",
                "feature_not_supported",
                "unsupported_image_format",
                "missing",
                "value_error",
                "of_tomorrow"
            })
    void any_other_error_of_the_model_is_a_failure(String type) {
        assertThat(resulted(answer(
                        422,
                        "{'detail': [{'loc': ['body', 'image_url'], 'msg': 'bad', 'type': '" + type + "'}]}",
                        "x-fal-billable-units",
                        "0")))
                .isEqualTo(new PollAnswer.Failed("HTTP 422: image_url: bad", BigDecimal.ZERO));
    }

    @ParameterizedTest
    @CsvSource({
        "500, internal_server_error",
        "504, generation_timeout",
        "502, downstream_service_error",
        "503, downstream_service_unavailable"
    })
    void an_error_of_the_model_with_5xx_costs_nothing_whatever_the_units(int status, String type) {
        assertThat(resulted(answer(
                        status,
                        "{'detail': [{'loc': ['body'], 'msg': 'broken', 'type': '" + type + "'}]}",
                        "x-fal-billable-units",
                        "1",
                        "x-fal-retryable",
                        "true")))
                .isEqualTo(new PollAnswer.Failed("HTTP " + status + ": broken", BigDecimal.ZERO));
    }

    @ParameterizedTest
    @CsvSource({
        "504, request_timeout",
        "504, startup_timeout",
        "503, runner_scheduling_failure",
        "503, runner_connection_timeout",
        "503, runner_disconnected",
        "503, runner_connection_refused",
        "503, runner_connection_error",
        "502, runner_incomplete_response",
        "500, runner_server_error",
        "500, internal_error"
    })
    void an_error_of_the_platform_with_5xx_costs_nothing(int status, String type) {
        assertThat(resulted(answer(status, "{'detail': 'gone', 'error_type': '" + type + "'}")))
                .isEqualTo(new PollAnswer.Failed(type + ": gone", BigDecimal.ZERO));
    }

    @Test
    void a_request_that_did_not_start_in_time_was_never_seen_by_a_runner() {
        assertThat(resulted(answer(504, "", "x-fal-request-timeout-type", "user")))
                .isEqualTo(new PollAnswer.Failed("not started within startTimeout", BigDecimal.ZERO));
    }

    @Test
    void the_other_errors_of_the_platform_have_the_cost_that_is_billed() {
        assertThat(resulted(answer(499, "{'detail': 'x', 'error_type': 'client_cancelled'}")))
                .isEqualTo(new PollAnswer.Cancelled(false, null));
        assertThat(resulted(answer(499, "{'detail': 'x', 'error_type': 'client_disconnected'}")))
                .isEqualTo(new PollAnswer.Failed("client_disconnected: x", null));
        assertThat(resulted(answer(400, "{'detail': 'x', 'error_type': 'bad_request'}")))
                .isEqualTo(new PollAnswer.Failed("bad_request: x", null));
    }

    @Test
    void a_plain_error_counts_if_it_is_fals() {
        assertThat(resulted(answer(400, "{'detail': 'old app'}", OF_FAL)))
                .isEqualTo(new PollAnswer.Failed("HTTP 400: old app", null));
        assertThat(resulted(answer(500, "{'message': 'old app'}", OF_FAL)))
                .isEqualTo(new PollAnswer.Failed("HTTP 500: old app", BigDecimal.ZERO));
        assertThat(resulted(answer(400, "{'detail': 'a proxy'}"))).isInstanceOf(PollAnswer.NotAnswered.class);
        assertThat(resulted(answer(
                        404, "{'detail': 'Request not found'}", "x-fal-request-id", "s1", "x-fal-billable-units", "0")))
                .isEqualTo(new PollAnswer.NotFound("Request not found"));
    }

    @ParameterizedTest
    @ValueSource(ints = {302, 401, 403, 408, 429, 502, 503, 504})
    void what_a_gateway_may_say_is_asked_again(int status) {
        assertThat(resulted(answer(status, "{'detail': 'x'}", OF_FAL))).isInstanceOf(PollAnswer.NotAnswered.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 202, 404, 422, 500, 503})
    void a_page_is_no_result(int status) {
        assertThat(resulted(answer(status, HTML, OF_FAL))).isInstanceOf(PollAnswer.NotAnswered.class);
        assertThat(resulted(answer(status, "", OF_FAL))).isInstanceOf(PollAnswer.NotAnswered.class);
    }

    @Test
    void a_result_that_is_asked_for_too_early_is_asked_for_again() {
        assertThat(resulted(answer(202, "{'status': 'IN_PROGRESS'}"))).isInstanceOf(PollAnswer.NotAnswered.class);
    }

    private PollAnswer.Ready ready(String output) {
        return (PollAnswer.Ready) resulted(answer(200, output));
    }

    private PollAnswer resulted(HttpAnswer answer) {
        return resulted(provider, "fal-ai/flux/dev", answer);
    }

    private static PollAnswer resulted(FalProvider provider, String endpoint, HttpAnswer answer) {
        URI kept = URI.create("https://queue.fal.run/fal-ai/flux/requests/r1/status#" + endpoint);
        return provider.resulted(new RemoteJob("r1", kept, null, null), account("https://queue.fal.run"), answer);
    }
}
