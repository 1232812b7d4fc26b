package io.github.camelflux.example.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelflux.example.OutsideSimulator;
import io.github.camelflux.example.RunningExample;
import io.github.camelflux.simulator.FluxSimulator;
import io.github.camelflux.simulator.fault.Fault;
import io.github.camelflux.simulator.http.Endpoint;
import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What goes wrong is said as problem details with a fitting status, and whether it was charged. */
class RefusedOverHttpTest {

    @TempDir
    static Path home;

    private static FluxSimulator simulator;
    private static RunningExample example;
    private static Api api;

    @BeforeAll
    static void start() throws Exception {
        Files.createDirectories(home.resolve("inbox"));
        simulator = OutsideSimulator.start();
        example = exampleWith(home, "a-key");
        api = Api.of(example);
    }

    @AfterAll
    static void stop() {
        example.close();
        simulator.close();
    }

    private static RunningExample exampleWith(Path place, String key) {
        return RunningExample.in(
                place,
                Stream.concat(
                                Stream.of(OutsideSimulator.options(simulator, key)),
                                Stream.of("--example.http.accept-timeout=1s", "--example.http.max-body=200KB"))
                        .toArray(String[]::new));
    }

    @Test
    void a_moderated_prompt() {
        HttpResponse<byte[]> answer = api.text("A forbidden thing", "Prefer", "wait=25");

        JsonNode problem = problem(answer, 422, "moderation");
        assertThat(problem.path("charged").asText()).isEqualTo("YES");
        assertThat(problem.path("retryable").asBoolean(true)).isFalse();
        String job = "/api/jobs/" + problem.path("jobId").asText();
        assertThat(Api.json(api.get(job)).path("state").asText()).isEqualTo("moderated");
        JsonNode later = problem(api.get(job + "/picture"), 422, "moderation");
        assertThat(later.path("instance").asText()).isEqualTo(job + "/picture");
        assertThat(simulator.bill().count("A forbidden thing")).isEqualTo(1);
    }

    @Test
    void a_size_that_cannot_be_made() {
        HttpResponse<byte[]> answer = api.json("{\"prompt\": \"A mite\", \"width\": 3, \"height\": 3}");

        JsonNode problem = problem(answer, 400, "request");
        assertThat(problem.path("detail").asText()).contains("width");
        assertThat(problem.path("charged").asText()).isEqualTo("NO");
        assertThat(simulator.bill().count("A mite")).isZero();
    }

    @Test
    void an_account_without_credit_and_a_key_that_is_wrong(@TempDir Path one, @TempDir Path two) throws Exception {
        Files.createDirectories(one.resolve("inbox"));
        Files.createDirectories(two.resolve("inbox"));
        try (RunningExample poor = exampleWith(one, "empty-key");
                RunningExample wrong = exampleWith(two, "wrong-key")) {
            JsonNode noCredit = problem(Api.of(poor).text("A cat on credit"), 402, "credit");
            assertThat(noCredit.path("charged").asText()).isEqualTo("NO");

            HttpResponse<byte[]> unauthorized = Api.of(wrong).text("A cat on credit");
            problem(unauthorized, 502, "authentication");
            assertThat(new String(unauthorized.body())).doesNotContain("wrong-key");
        }
        assertThat(simulator.bill().count("A cat on credit")).isZero();
    }

    @Test
    void a_provider_that_fails_a_job() {
        simulator.faults().forPrompt("A failing cat").always(Endpoint.POLL, Fault.taskStatus("Error"));

        JsonNode problem = problem(api.text("A failing cat", "Prefer", "wait=25"), 502, "job-failed");

        assertThat(problem.path("retryable").asBoolean()).isTrue();
        assertThat(problem.path("jobId").asText()).isNotEmpty();
    }

    /** In an application of its own: its key rests as long as the provider says. */
    @Test
    void a_provider_that_wants_us_to_wait(@TempDir Path elsewhere) throws Exception {
        Files.createDirectories(elsewhere.resolve("inbox"));
        simulator.faults().forPrompt("A hasty cat").always(Endpoint.SUBMIT, Fault.rateLimited(Duration.ofSeconds(33)));

        try (RunningExample hasty = exampleWith(elsewhere, "another-key")) {
            HttpResponse<byte[]> answer = Api.of(hasty).text("A hasty cat");

            problem(answer, 429, "rate-limit");
            assertThat(Api.header(answer, "Retry-After")).isEqualTo("33");
        }
        assertThat(simulator.bill().count("A hasty cat")).isZero();
    }

    @Test
    void a_provider_that_cannot_be_reached_and_a_line_that_is_too_long(@TempDir Path one, @TempDir Path two)
            throws Exception {
        Files.createDirectories(one.resolve("inbox"));
        Files.createDirectories(two.resolve("inbox"));
        FluxSimulator gone = OutsideSimulator.start();
        gone.close();
        try (RunningExample lonely = RunningExample.in(
                one,
                "--camel.component.flux.base-url=" + gone.baseUrl(),
                "--camel.component.flux.api-key=a-key",
                "--example.http.accept-timeout=1s")) {
            problem(Api.of(lonely).text("A lonely cat"), 502, "unreachable");
        }
        try (FluxSimulator slow = OutsideSimulator.with(Duration.ofHours(1));
                RunningExample busy = RunningExample.in(
                        two,
                        Stream.concat(
                                        Stream.of(OutsideSimulator.options(slow, "a-key")),
                                        Stream.of(
                                                "--example.http.accept-timeout=1s",
                                                "--camel.component.flux.max-in-flight=1",
                                                "--camel.main.shutdown-timeout=1"))
                                .toArray(String[]::new))) {
            Api server = Api.of(busy);
            assertThat(server.text("The first cat").statusCode()).isEqualTo(202);

            HttpResponse<byte[]> answer = server.text("The second cat");

            problem(answer, 503, "overloaded");
            assertThat(Api.header(answer, "Retry-After")).isEqualTo("10");
            assertThat(slow.bill().count()).isEqualTo(1);
        }
    }

    @Test
    void a_job_that_nobody_knows() {
        String id = "00000000000000000000000000000000";

        problem(api.get("/api/jobs/" + id), 404, "job-unknown");
        problem(api.get("/api/jobs/" + id + "/picture"), 404, "job-unknown");
        problem(api.get("/api/jobs/..%2f..%2fetc"), 400, null);
        problem(api.get("/api/jobs/$%7Bsys.user.home%7D"), 404, "job-unknown");
    }

    @Test
    void a_key_that_comes_back_with_another_request() {
        HttpResponse<byte[]> first = api.text("The first of two cats", "Idempotency-Key", "two cats");

        HttpResponse<byte[]> second = api.text("The second of two cats", "Idempotency-Key", "two cats");

        problem(second, 409, "key-conflict");
        assertThat(new String(second.body())).doesNotContain(Api.header(first, "X-Job-Id"));
        assertThat(simulator.bill().count("The first of two cats")).isEqualTo(1);
        assertThat(simulator.bill().count("The second of two cats")).isZero();
    }

    @Test
    void an_outcome_that_nobody_knows() {
        simulator.faults().forPrompt("A doubtful cat").on(Endpoint.SUBMIT, Fault.dropAfterAcceptance());

        JsonNode problem = problem(api.text("A doubtful cat", "Idempotency-Key", "doubt"), 409, "unknown-outcome");

        assertThat(problem.path("charged").asText()).isEqualTo("UNKNOWN");
        problem(api.text("A doubtful cat", "Idempotency-Key", "doubt"), 409, "unknown-outcome");
        String job = "/api/jobs/" + problem.path("jobId").asText();
        assertThat(Api.json(api.get(job)).path("state").asText()).isEqualTo("unknown");
        problem(api.get(job + "/picture"), 409, "unknown-outcome");
        assertThat(simulator.bill().count("A doubtful cat")).isEqualTo(1);
    }

    @Test
    void a_key_that_cannot_be_one() {
        problem(api.text("A cat with a long key", "Idempotency-Key", "k".repeat(256)), 400, "unusable-request");
        problem(api.text("A cat with an empty key", "Idempotency-Key", " "), 400, "unusable-request");
        problem(
                api.text("A cat with two keys", "Idempotency-Key", "one", "Idempotency-Key", "two"),
                400,
                "unusable-request");
        assertThat(api.text("A cat with a fitting key", "Idempotency-Key", "k".repeat(255))
                        .statusCode())
                .isEqualTo(202);
    }

    @Test
    void json_that_is_none_and_fields_that_a_client_may_not_set() {
        problem(api.json("{\"prompt\": "), 400, "request");
        problem(api.json("[]"), 400, "request");
        problem(api.json("{\"prompt\": \"A cat\", \"model\": \"flux-pro-1.1\"}"), 400, "request");
        JsonNode webhook =
                problem(api.json("{\"prompt\": \"A cat\", \"webhook_url\": \"http://evil.example\"}"), 400, "request");
        assertThat(webhook.path("detail").asText()).contains("webhook_url");
        problem(api.text(""), 400, "request");
    }

    @Test
    void bodies_that_are_not_read_here() {
        problem(api.post("application/xml", BodyPublishers.ofString("<cat/>")), 415, "unsupported-body");
        problem(api.post("application/x-www-form-urlencoded", BodyPublishers.ofString("A cat")), 415, null);
        Api netty = Api.withoutThreads(example);
        problem(
                netty.post("application/x-www-form-urlencoded", BodyPublishers.ofString("A cat")),
                415,
                "unsupported-body");
        problem(netty.form(Api.form(Map.of("prompt", "A cat"))), 415, "unsupported-body");
    }

    @Test
    void bodies_that_are_too_long_or_do_not_say_how_long_they_are() {
        problem(api.post("application/json", BodyPublishers.ofByteArray(new byte[300_000])), 413, null);
        problem(api.form(Api.form(Map.of("prompt", "A cat"), new byte[300_000])), 413, null);
        problem(
                api.post(
                        "text/plain", BodyPublishers.ofInputStream(() -> new ByteArrayInputStream("A cat".getBytes()))),
                411,
                null);
    }

    @Test
    void forms_that_are_broken_or_say_a_thing_twice() {
        problem(api.form("--a-boundary\r\nContent-".getBytes()), 400, "unusable-request");
        problem(api.post("multipart/form-data", BodyPublishers.ofString("no boundary")), 400, "unusable-request");
        byte[] one = Api.form(Map.of("prompt", "A cat"));
        byte[] twice = (new String(one).replace("--a-boundary--\r\n", "") + new String(one)).getBytes();
        JsonNode problem = problem(api.form(twice), 400, "unusable-request");
        assertThat(problem.path("detail").asText()).contains("'prompt'");
        problem(api.form(Api.form(Map.of("prompt", "A cat", "model", "flux-pro-1.1"))), 400, "request");
    }

    @Test
    void paths_and_methods_that_are_not_there() {
        problem(api.get("/api/nothing"), 404, null);
        HttpResponse<byte[]> answer = api.send(HttpRequest.newBuilder(api.url("/api/pictures"))
                .header("Content-Type", "text/plain")
                .PUT(BodyPublishers.ofString("A cat")));
        problem(answer, 405, null);
        assertThat(Api.header(answer, "Allow")).isEqualTo("POST");
        problem(api.send(HttpRequest.newBuilder(api.url("/api/jobs/1")).DELETE()), 405, null);
    }

    @Test
    void headers_that_only_a_route_may_set_are_not_taken_from_a_client() {
        String[] smuggled = {
            "CamelFluxModel", "flux-kontext-max",
            "camelfluxprompt", "A smuggled prompt",
            "CAMELFLUXIDEMPOTENCYKEY", "file-to-s3",
            "CamelFluxJobId", "00000000000000000000000000000000",
            "CamelFileName", "../../smuggled.txt",
            "camelfilename", "../../smuggled.txt",
            "CamelHttpResponseCode", "418",
            "Prefer", "wait=25"
        };
        for (Api server : new Api[] {api, Api.withoutThreads(example)}) {
            HttpResponse<byte[]> answer = server.text("An honest cat at port " + server.port(), smuggled);

            assertThat(answer.statusCode()).isEqualTo(200);
            String id = Api.header(answer, "X-Job-Id");
            JsonNode receipt = Api.json(RemoteFiles.ftp(example).arrived(id + ".receipt.json"));
            assertThat(receipt.path("model").asText()).isEqualTo("flux-2-pro");
            assertThat(RemoteFiles.ftp(example).names())
                    .contains(id + ".jpg")
                    .noneMatch(name -> name.contains("smuggled"));
            assertThat(simulator.bill().count("An honest cat at port " + server.port()))
                    .isEqualTo(1);
        }
        assertThat(simulator.bill().byPrompt()).doesNotContainKey("A smuggled prompt");
        // Neither as parameters of the URL.
        HttpResponse<byte[]> answer = api.send(HttpRequest.newBuilder(
                        api.url("/api/pictures?camelFluxPrompt=A+smuggled+prompt&CamelFluxModel=flux-kontext-max"))
                .header("Content-Type", "text/plain")
                .POST(BodyPublishers.ofString("An honest cat with parameters")));
        assertThat(answer.statusCode()).isEqualTo(202);
        assertThat(Api.json(answer).path("receipt").path("model").asText()).isEqualTo("flux-2-pro");
        assertThat(simulator.bill().byPrompt()).doesNotContainKey("A smuggled prompt");
    }

    /** Problem details as RFC 9457 has them; of a kind of ours, or without a kind of their own. */
    private static JsonNode problem(HttpResponse<byte[]> answer, int status, String kind) {
        assertThat(answer.statusCode()).as(new String(answer.body())).isEqualTo(status);
        if (answer.body().length == 0 && kind == null || status == 400 && kind == null) {
            return null;
        }
        assertThat(Api.header(answer, "Content-Type")).startsWith("application/problem+json");
        JsonNode problem = Api.json(answer);
        assertThat(problem.path("type").asText())
                .isEqualTo(kind == null ? "about:blank" : "tag:camelflux.github.io,2026:" + kind);
        assertThat(problem.path("status").asInt()).isEqualTo(status);
        assertThat(problem.path("title").asText()).isNotEmpty();
        assertThat(problem.path("detail").asText()).isNotEmpty().doesNotContain("io.github", "\tat ");
        assertThat(problem.path("instance").asText()).startsWith("/api/");
        return problem;
    }
}
