package io.github.camelflux.provider.bfl;

import static io.github.camelflux.provider.bfl.Answers.HTML;
import static io.github.camelflux.provider.bfl.Answers.answer;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelflux.image.ModelCatalog;
import io.github.camelflux.provider.MadePicture;
import io.github.camelflux.provider.PollAnswer;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BflPollAnswersTest {

    private final BflProvider provider = new BflProvider(ModelCatalog.shipped());

    @ParameterizedTest
    @ValueSource(strings = {"Pending", "Reasoning", "Generating"})
    void a_task_in_flight_runs(String status) {
        assertThat(polled(200, "{'id': 'a', 'status': '" + status + "', 'result': null, 'progress': 0.25}"))
                .isEqualTo(new PollAnswer.Running(status, true, 0.25));
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "-1", "1.5", "45", "'half'", "{}"})
    void progress_that_is_no_share_is_none(String progress) {
        assertThat(polled(200, "{'id': 'a', 'status': 'Pending', 'progress': " + progress + "}"))
                .isEqualTo(new PollAnswer.Running("Pending", true, null));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Upscaling", "ready", "PENDING", "Ready ", "Task Not Found", "error"})
    void a_status_that_is_not_in_the_table_letter_by_letter_means_still_running(String status) {
        assertThat(polled(200, "{'id': 'a', 'status': '" + status + "'}"))
                .isInstanceOfSatisfying(PollAnswer.Running.class, running -> {
                    assertThat(running.known()).isFalse();
                    assertThat(running.status()).isEqualTo(status.strip());
                });
        assertThat(polled(200, "{'status': '" + status + "'}")).isInstanceOf(PollAnswer.Running.class);
    }

    @Test
    void a_ready_task_has_a_picture_with_all_that_is_said_about_it() {
        String link = "https://delivery.eu2.bfl.ai/durable/2026112010/x/sample.jpeg"
                + "?se=2026-11-20T10%3A20%3A00Z&sp=r&rsct=image%2Fjpeg&sig=abc%3D";

        assertThat(polled(
                        200,
                        "{'id': 'a', 'status': 'Ready', 'cost': 4.5, 'result': {'sample': '" + link
                                + "', 'prompt': 'a fine cat', 'seed': 18446744073709551616, 'duration': 2.5}}"))
                .isEqualTo(new PollAnswer.Ready(
                        List.of(new MadePicture.Linked(
                                URI.create(link), Instant.parse("2026-11-20T10:20:00Z"), "image/jpeg")),
                        BigInteger.TWO.pow(64),
                        "a fine cat",
                        new BigDecimal("0.045"),
                        false,
                        null));
    }

    @Test
    void a_draft_of_a_video_says_where_what_is_needed_to_finish_it_is_kept() {
        PollAnswer answer = polled(
                200,
                "{'id': 'a', 'status': 'Ready', 'result': {'sample': 'https://x.bfl.ai/a.mp4',"
                        + " 'draft_cache': 'https://x.bfl.ai/a.draft?sig=b'}}");

        assertThat(((PollAnswer.Ready) answer).draftCache()).isEqualTo(URI.create("https://x.bfl.ai/a.draft?sig=b"));
    }

    @Test
    void a_ready_task_may_say_nothing_but_the_link() {
        assertThat(polled(200, "{'id': 'a', 'status': 'Ready', 'result': {'sample': 'https://x.bfl.ai/a'}}"))
                .isEqualTo(new PollAnswer.Ready(
                        List.of(new MadePicture.Linked(URI.create("https://x.bfl.ai/a"), null, null)),
                        null,
                        null,
                        null,
                        false,
                        null));
    }

    @ParameterizedTest
    @ValueSource(strings = {"'7'", "7.5", "null", "{}"})
    void a_seed_that_is_no_whole_number_is_none(String seed) {
        assertThat(ready("{'sample': 'https://x.bfl.ai/a', 'seed': " + seed + "}")
                        .seed())
                .isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                "{}",
                "'https://x.bfl.ai/a'",
                "{'sample': null}",
                "{'sample': ''}",
                "{'sample': 7}",
                "{'sample': '/relative'}",
                "{'sample': 'data:image/png;base64,AAAA'}",
                "{'sample': 'file:///etc/passwd'}",
                "{'sample': 'ftp://x.bfl.ai/a'}",
                "[]"
            })
    void ready_without_a_link_to_a_picture_is_a_failure_and_never_an_empty_picture(String result) {
        assertThat(polled(200, "{'id': 'a', 'status': 'Ready', 'cost': 3, 'result': " + result + "}"))
                .isEqualTo(new PollAnswer.Failed("ready without a picture", new BigDecimal("0.03")));
    }

    @Test
    void a_ready_task_that_leaves_its_result_out_is_a_failure() {
        assertThat(polled(200, "{'id': 'a', 'status': 'Ready'}")).isInstanceOf(PollAnswer.Failed.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "se=2026-11-20T10:20Z                 | 2026-11-20T10:20:00Z",
                "sp=r&se=2026-11-20T10:20:00%2B01:00  | 2026-11-20T09:20:00Z",
                "se=2026-11-20T10:20:00+01:00         | 2026-11-20T09:20:00Z",
                "se=2026-11-20T10:20:00.1234567Z      | 2026-11-20T10:20:00.123456700Z",
                "se=2026-11-20                        | ",
                "se=soon                              | ",
                "se=                                  | ",
                "se                                   | ",
                "use=2026-11-20T10:20:00Z             | ",
                "x=1                                  | "
            })
    void a_link_may_say_when_it_expires(String query, Instant expires) {
        assertThat(linked("{'sample': 'https://x.bfl.ai/a?" + query + "'}").expires())
                .isEqualTo(expires);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "rsct=image/png           | image/png",
                "rsct=image%2Fsvg+xml     | image/svg+xml",
                "rsct=image/png%0d%0aX:y  | ",
                "rsct=nonsense            | "
            })
    void a_link_may_say_what_it_leads_to(String query, String contentType) {
        assertThat(linked("{'sample': 'https://x.bfl.ai/a?" + query + "'}").contentType())
                .isEqualTo(contentType);
    }

    @Test
    void a_paid_picture_is_not_lost_because_its_link_is_written_loosely() {
        assertThat(linked("{'sample': 'https://x.bfl.ai/a b?x={1}|2&y=100%&z=%41'}")
                        .link())
                .hasToString("https://x.bfl.ai/a%20b?x=%7B1%7D%7C2&y=100%25&z=%41");
        assertThat(linked("{'sample': 'http://flux_sim:8090/a'}").link()).hasToString("http://flux_sim:8090/a");
    }

    @ParameterizedTest
    @CsvSource({"Request Moderated, false", "Content Moderated, true"})
    void a_moderated_task_says_at_which_stage_and_why(String status, boolean content) {
        assertThat(polled(
                        200,
                        "{'id': 'a', 'status': '" + status
                                + "', 'cost': 3, 'details': {'Moderation Reasons': ['Derivative Works Filter', 'B']}}"))
                .isEqualTo(new PollAnswer.Moderated(
                        content, List.of("Derivative Works Filter", "B"), new BigDecimal("0.03")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'Moderation Reasons': 'One'}             | One",
                "{'Moderation Reasons': ['One'], 'x': 'y'} | One",
                "{'Moderation Reasons': null, 'x': 'One'}  | One",
                "{'reason': {'text': 'One'}}               | One",
                "['One']                                   | One",
                "'One'                                     | One",
                "null                                      | ",
                "{}                                        | ",
                "''                                        | "
            })
    void moderation_details_may_be_any_json(String details, String reason) {
        assertThat(polled(200, "{'id': 'a', 'status': 'Request Moderated', 'details': " + details + "}"))
                .isEqualTo(new PollAnswer.Moderated(false, reason == null ? List.of() : List.of(reason), null));
    }

    @Test
    void a_moderated_task_need_not_say_why() {
        assertThat(polled(200, "{'id': 'a', 'status': 'Request Moderated', 'result': null}"))
                .isEqualTo(new PollAnswer.Moderated(false, List.of(), null));
    }

    @Test
    void a_flood_of_reasons_is_cut() {
        String reasons = "'r', ".repeat(1_000) + "'r'";
        assertThat(polled(200, "{'id': 'a', 'status': 'Request Moderated', 'details': [" + reasons + "]}"))
                .isInstanceOfSatisfying(PollAnswer.Moderated.class, moderated -> assertThat(moderated.reasons())
                        .hasSize(20));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'details': {'error': 'out of memory'}                                       | out of memory",
                "'details': {'error': {'message': 'deep'}}                                   | deep",
                "'result': {'error': 'older form'}                                           | older form",
                "'details': {'error': 'newer'}, 'result': {'error': 'older'}                 | newer",
                "'details': 'plain'                                                          | plain",
                "'details': {'code': 7, 'why': 'x'}                                          | 7; x",
                "'details': {'error': 'see https://x.bfl.ai/a?sig=abc'}                      | see https://x.bfl.ai/a?..."
            })
    void a_failed_task_says_why_in_one_of_several_places(String member, String why) {
        for (String status : List.of("Error", "Failed")) {
            assertThat(polled(200, "{'id': 'a', 'status': '" + status + "', 'cost': 3, " + member + "}"))
                    .isEqualTo(new PollAnswer.Failed(why, new BigDecimal("0.03")));
        }
    }

    @Test
    void a_failed_task_may_say_nothing() {
        assertThat(polled(200, "{'id': 'a', 'status': 'Error', 'result': null, 'details': null}"))
                .isEqualTo(new PollAnswer.Failed("Error without an explanation", null));
    }

    @Test
    void a_task_that_bfl_does_not_know_is_not_found() {
        assertThat(polled(200, "{'id': 'a', 'status': 'Task not found', 'result': null}"))
                .isEqualTo(new PollAnswer.NotFound("Task not found"));
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 202, 400, 403, 404, 422, 429, 500, 503})
    void a_task_in_the_body_decides_whatever_the_http_status(int http) {
        assertThat(polled(http, "{'id': 'a', 'status': 'Pending'}"))
                .isEqualTo(new PollAnswer.Running("Pending", true, null));
        assertThat(polled(http, "{'id': 'a', 'status': 'Ready', 'result': {'sample': 'https://x.bfl.ai/a'}}"))
                .isInstanceOf(PollAnswer.Ready.class);
        assertThat(polled(http, "{'id': 'a', 'status': 'Error', 'details': {'error': 'x'}}"))
                .isEqualTo(new PollAnswer.Failed("x", null));
        assertThat(polled(http, "{'id': 'a', 'status': 'Content Moderated'}")).isInstanceOf(PollAnswer.Moderated.class);
        assertThat(polled(http, "{'id': 'a', 'status': 'Task not found'}")).isInstanceOf(PollAnswer.NotFound.class);
        assertThat(polled(http, "{'id': 'a', 'status': 'Dreaming'}"))
                .isEqualTo(new PollAnswer.Running("Dreaming", false, null));
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 403, 404, 500, 503})
    void the_status_word_of_a_gateway_is_not_that_of_a_task(int http) {
        assertThat(polled(http, "{'status': 'failure', 'message': 'no upstream'}"))
                .isNotInstanceOf(PollAnswer.Running.class);
    }

    @Test
    void a_404_without_a_task_says_nothing_about_the_task() {
        assertThat(polled(404, "{'detail': 'Not Found'}"))
                .isEqualTo(new PollAnswer.NotAnswered("HTTP 404: Not Found", null));
        assertThat(polled(404, HTML)).isEqualTo(new PollAnswer.NotAnswered("HTTP 404 without an explanation", null));
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 202, 204, 302, 400, 401, 402, 403, 408, 422, 429, 500, 502, 503, 504})
    void everything_else_says_nothing_about_the_job(int http) {
        for (String body :
                List.of("", HTML, "[]", "{}", "{'id': 'a'}", "{'id': 'a', 'status': null}", "{'status': 7}")) {
            assertThat(polled(http, body)).isInstanceOf(PollAnswer.NotAnswered.class);
        }
        assertThat(polled(http, "{'detail': 'x'}")).isEqualTo(new PollAnswer.NotAnswered("HTTP " + http + ": x", null));
    }

    @Test
    void a_wait_that_the_answer_asks_for_is_passed_on_as_it_came() {
        assertThat(provider.polled(null, null, answer(429, "{}", "retry-after", "7")))
                .isEqualTo(new PollAnswer.NotAnswered("HTTP 429 without an explanation", "7"));
    }

    @Test
    void bodies_made_to_break_a_parser_say_nothing_about_the_job() {
        assertThat(polled(200, "[".repeat(100_000))).isInstanceOf(PollAnswer.NotAnswered.class);
        assertThat(polled(200, "{'a':".repeat(100_000))).isInstanceOf(PollAnswer.NotAnswered.class);
        assertThat(polled(200, "{'id': 'a', 'status': 'Pending', 'x': 1" + "0".repeat(5_000) + "}"))
                .isInstanceOf(PollAnswer.NotAnswered.class);
    }

    private MadePicture.Linked linked(String result) {
        return (MadePicture.Linked) ready(result).pictures().get(0);
    }

    private PollAnswer.Ready ready(String result) {
        PollAnswer answer = polled(200, "{'id': 'a', 'status': 'Ready', 'result': " + result + "}");
        assertThat(answer).isInstanceOf(PollAnswer.Ready.class);
        return (PollAnswer.Ready) answer;
    }

    private PollAnswer polled(int status, String body) {
        return provider.polled(null, null, answer(status, body.replace('\'', '"')));
    }
}
