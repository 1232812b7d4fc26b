package io.github.camelflux.simulator;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelflux.simulator.fault.Fault;
import io.github.camelflux.simulator.http.Endpoint;
import io.github.camelflux.simulator.junit.FluxSimulation;
import java.io.UncheckedIOException;
import java.net.SocketException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@FluxSimulation
class FaultTest {

    private static final String MODEL = "flux-2-pro";
    private static final String BODY = "{\"prompt\":\"a kite\"}";

    private FluxSimulator simulator;
    private Client client;

    @BeforeEach
    void meet(FluxSimulator started) {
        simulator = started;
        client = new Client(started);
    }

    @Test
    void a_status_replaces_the_answer_and_nothing_is_accepted() {
        simulator.faults().on(Endpoint.SUBMIT, Fault.status(503), Fault.status(500, "oops", "text/plain"));

        assertThat(client.submit(MODEL, BODY).statusCode()).isEqualTo(503);
        HttpResponse<String> second = client.submit(MODEL, BODY);
        assertThat(second.statusCode()).isEqualTo(500);
        assertThat(second.body()).isEqualTo("oops");
        assertThat(simulator.bill().count()).isZero();
        assertThat(client.submit(MODEL, BODY).statusCode()).isEqualTo(200);
    }

    @Test
    void too_many_requests_come_with_each_form_of_retry_after() {
        simulator
                .faults()
                .on(
                        Endpoint.SUBMIT,
                        Fault.rateLimited(),
                        Fault.rateLimited(Duration.ofMillis(1500)),
                        Fault.rateLimitedUntil(Instant.parse("2026-11-01T12:00:05Z")));

        assertThat(retryAfter()).isEqualTo("none");
        assertThat(retryAfter()).isEqualTo("2");
        assertThat(retryAfter()).isEqualTo("Sun, 01 Nov 2026 12:00:05 GMT");
        assertThat(simulator.bill().count()).isZero();
    }

    private String retryAfter() {
        HttpResponse<String> answer = client.submit(MODEL, BODY);
        assertThat(answer.statusCode()).isEqualTo(429);
        return answer.headers().firstValue("Retry-After").orElse("none");
    }

    @Test
    void dropped_before_acceptance_means_not_billed() {
        simulator.faults().on(Endpoint.SUBMIT, Fault.dropBeforeAcceptance());

        assertThatThrownBy(submission()).isInstanceOf(UncheckedIOException.class);
        assertThat(simulator.bill().count()).isZero();
        assertThat(simulator.jobs()).isEmpty();
    }

    @Test
    void dropped_after_acceptance_means_billed() {
        simulator.faults().on(Endpoint.SUBMIT, Fault.dropAfterAcceptance());

        assertThatThrownBy(submission()).isInstanceOf(UncheckedIOException.class);
        assertThat(simulator.bill().count("a kite")).isOne();
        assertThat(simulator.jobs()).hasSize(1);
    }

    @Test
    void a_reset_is_seen_as_one() {
        simulator.faults().on(Endpoint.SUBMIT, Fault.reset());

        assertThatThrownBy(submission())
                .hasRootCauseInstanceOf(SocketException.class)
                .rootCause()
                .hasMessageContaining("reset");
        assertThat(simulator.bill().count()).isZero();
    }

    @Test
    void a_delayed_answer_is_accepted_at_once_and_comes_late() {
        simulator.faults().on(Endpoint.SUBMIT, Fault.delay(Duration.ofMillis(300)));
        long start = System.nanoTime();

        CompletableFuture<HttpResponse<String>> answer = client.submitLater(MODEL, BODY);

        await().atMost(10, SECONDS).until(() -> simulator.bill().count() == 1);
        assertThat(answer.join().statusCode()).isEqualTo(200);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(Duration.ofMillis(300));
    }

    @Test
    void accepted_and_never_answered_hangs_until_the_simulator_closes() {
        simulator.faults().on(Endpoint.SUBMIT, Fault.acceptThenHang());

        CompletableFuture<HttpResponse<String>> answer = client.submitLater(MODEL, BODY);

        await().atMost(10, SECONDS).until(() -> simulator.bill().count() == 1);
        assertThat(answer).isNotDone();
        simulator.close();
        assertThat(answer).failsWithin(Duration.ofSeconds(10));
    }

    @Test
    void accepted_and_then_refused_is_billed() {
        simulator.faults().on(Endpoint.SUBMIT, Fault.acceptThenStatus(502));

        assertThat(client.submit(MODEL, BODY).statusCode()).isEqualTo(502);
        assertThat(simulator.bill().count()).isOne();
    }

    @Test
    void html_comes_from_something_in_between() {
        simulator.faults().on(Endpoint.POLL, Fault.html(502));

        HttpResponse<String> answer = client.poll(client.accepted(MODEL, BODY));

        assertThat(answer.statusCode()).isEqualTo(502);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("text/html");
        assertThat(answer.body()).startsWith("<html>");
    }

    @Test
    void an_empty_body_keeps_the_status() {
        simulator.faults().on(Endpoint.POLL, Fault.emptyBody());

        HttpResponse<String> answer = client.poll(client.accepted(MODEL, BODY));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEmpty();
    }

    @Test
    void a_poll_can_say_any_status_under_any_code() {
        JsonNode accepted = client.accepted(MODEL, BODY);
        simulator
                .faults()
                .on(
                        Endpoint.POLL,
                        Fault.unknownStatus("Dreaming"),
                        Fault.taskStatus("Content Moderated"),
                        Fault.taskStatus(422, "Error"),
                        Fault.taskStatus(503, "Failed"));

        assertPoll(accepted, 200, "Dreaming", false);
        assertPoll(accepted, 200, "Content Moderated", true);
        assertPoll(accepted, 422, "Error", true);
        assertPoll(accepted, 503, "Failed", true);
        assertPoll(accepted, 200, "Ready", false);
    }

    private void assertPoll(JsonNode accepted, int code, String status, boolean details) {
        HttpResponse<String> answer = client.poll(accepted);
        assertThat(answer.statusCode()).isEqualTo(code);
        assertThat(Client.json(answer).get("status").textValue()).isEqualTo(status);
        assertThat(Client.json(answer).get("id")).isEqualTo(accepted.get("id"));
        assertThat(Client.json(answer).get("details").isObject()).isEqualTo(details);
    }

    @Test
    void not_found_and_redirect_answer_as_such() {
        JsonNode accepted = client.accepted(MODEL, BODY);
        simulator.faults().on(Endpoint.POLL, Fault.notFound(), Fault.redirect("https://elsewhere.example.com/"));

        assertThat(client.poll(accepted).statusCode()).isEqualTo(404);
        HttpResponse<String> redirect = client.poll(accepted);
        assertThat(redirect.statusCode()).isEqualTo(307);
        assertThat(redirect.headers().firstValue("Location")).hasValue("https://elsewhere.example.com/");
    }

    @Test
    void a_body_cut_short_ends_before_its_announced_length() {
        String link = client.sample(client.accepted(MODEL, BODY));
        simulator.faults().on(Endpoint.DOWNLOAD, Fault.cutShort(0.5), Fault.cutShort(0));

        assertThatThrownBy(() -> client.download(link)).isInstanceOf(UncheckedIOException.class);
        assertThatThrownBy(() -> client.download(link)).isInstanceOf(UncheckedIOException.class);
        assertThat(client.download(link).statusCode()).isEqualTo(200);
    }

    @Test
    void a_submission_whose_answer_is_cut_short_is_billed() {
        simulator.faults().on(Endpoint.SUBMIT, Fault.cutShort(0.5));

        assertThatThrownBy(submission()).isInstanceOf(UncheckedIOException.class);
        assertThat(simulator.bill().count()).isOne();
    }

    @Test
    void a_slow_body_is_whole_in_the_end() {
        String link = client.sample(client.accepted(MODEL, BODY));
        byte[] whole = client.download(link).body();
        simulator.faults().on(Endpoint.DOWNLOAD, Fault.slowBody(Duration.ofMillis(400)));
        long start = System.nanoTime();

        assertThat(client.download(link).body()).isEqualTo(whole);

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofMillis(350));
    }

    @Test
    void faults_meet_only_the_requests_that_they_are_for() {
        simulator.faults().on(Endpoint.CREDITS, Fault.status(500));
        simulator.faults().forPrompt("dragon").on(Endpoint.SUBMIT, Fault.status(503));
        simulator.faults().forModel("flux-2-max").on(Endpoint.SUBMIT, Fault.status(504));

        assertThat(client.submit(MODEL, BODY).statusCode()).isEqualTo(200);
        assertThat(client.submit(MODEL, "{\"prompt\":\"a dragon kite\"}").statusCode())
                .isEqualTo(503);
        assertThat(client.submit("flux-2-max", BODY).statusCode()).isEqualTo(504);
        assertThat(client.get(simulator.baseUrl() + "/v1/credits").statusCode()).isEqualTo(500);
        assertThat(simulator.faults().pending()).isZero();
    }

    @Test
    void polls_and_downloads_are_matched_by_the_prompt_of_their_job() {
        JsonNode kite = client.accepted(MODEL, BODY);
        JsonNode dragon = client.accepted(MODEL, "{\"prompt\":\"a dragon\"}");
        String link = client.sample(dragon);
        simulator.faults().forPrompt("dragon").on(Endpoint.POLL, Fault.status(500));
        simulator.faults().forPrompt("dragon").on(Endpoint.DOWNLOAD, Fault.status(500));

        assertThat(client.poll(kite).statusCode()).isEqualTo(200);
        assertThat(client.poll(dragon).statusCode()).isEqualTo(500);
        assertThat(client.download(client.sample(kite)).statusCode()).isEqualTo(200);
        assertThat(client.download(link).statusCode()).isEqualTo(500);
    }

    @Test
    void a_fault_happens_as_often_as_said_or_until_it_is_cleared() {
        JsonNode accepted = client.accepted(MODEL, BODY);
        simulator.faults().times(2, Endpoint.POLL, Fault.status(500)).always(Endpoint.POLL, Fault.status(502));
        assertThat(simulator.faults().pending()).isEqualTo(3);

        assertThat(client.poll(accepted).statusCode()).isEqualTo(500);
        assertThat(client.poll(accepted).statusCode()).isEqualTo(500);
        assertThat(client.poll(accepted).statusCode()).isEqualTo(502);
        assertThat(client.poll(accepted).statusCode()).isEqualTo(502);
        simulator.faults().clear();
        assertThat(client.poll(accepted).statusCode()).isEqualTo(200);
    }

    private ThrowingCallable submission() {
        return () -> client.submit(MODEL, BODY);
    }
}
