package io.github.camelflux.simulator.fal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelflux.simulator.FluxSimulator;
import io.github.camelflux.simulator.draw.Render;
import io.github.camelflux.simulator.engine.SimulatorClock;
import io.github.camelflux.simulator.fault.Fault;
import io.github.camelflux.simulator.http.Endpoint;
import java.awt.image.BufferedImage;
import java.math.BigInteger;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FalQueueTest {

    private static final String DEV = "fal-ai/flux/dev";
    private static final String PRO = "fal-ai/flux-2-pro";

    private final FluxSimulator simulator = FluxSimulator.builder()
            .clock(SimulatorClock.stoppedAt(Instant.parse("2026-11-20T12:00:00Z")))
            .runTime(Duration.ofSeconds(10))
            .render(Render.FLAT)
            .randomSeed(1)
            .start();
    private final FalClient client = new FalClient(simulator);

    @AfterEach
    void close() {
        simulator.close();
    }

    @Test
    void a_request_goes_through_the_queue_to_its_picture() {
        JsonNode accepted = client.accepted(DEV, "{\"prompt\": \"a red fox\", \"num_images\": 2}");

        assertThat(accepted.get("status").textValue()).isEqualTo("IN_QUEUE");
        String id = accepted.get("request_id").textValue();
        assertThat(accepted.get("response_url").textValue())
                .isEqualTo(simulator.baseUrl("fal") + "/fal-ai/flux/requests/" + id);
        assertThat(FalClient.json(client.status(accepted)).get("queue_position").intValue())
                .isZero();
        assertThat(client.status(accepted).statusCode()).isEqualTo(202);

        simulator.clock().advance(Duration.ofSeconds(5));
        HttpResponse<String> running = client.status(accepted);
        assertThat(running.statusCode()).isEqualTo(202);
        assertThat(FalClient.json(running).get("status").textValue()).isEqualTo("IN_PROGRESS");
        assertThat(FalClient.json(running).get("logs").isNull()).isTrue();
        assertThat(running.headers().firstValue("X-Fal-Request-Id")).hasValue(id);
        assertThat(client.result(accepted).statusCode()).isEqualTo(400);

        simulator.clock().advance(Duration.ofSeconds(5));
        HttpResponse<String> done = client.get(accepted.get("status_url").textValue() + "?logs=1");
        assertThat(done.statusCode()).isEqualTo(200);
        assertThat(FalClient.json(done).get("status").textValue()).isEqualTo("COMPLETED");
        assertThat(FalClient.json(done).at("/logs/0/level").textValue()).isEqualTo("INFO");
        HttpResponse<String> result = client.result(accepted);
        JsonNode output = FalClient.json(result);
        assertThat(output.get("images")).hasSize(2);
        assertThat(output.get("has_nsfw_concepts").toString()).isEqualTo("[false,false]");
        assertThat(output.get("prompt").textValue()).isEqualTo("a red fox");
        assertThat(output.at("/timings/inference").doubleValue()).isEqualTo(8.0);
        assertThat(result.headers().firstValue("x-fal-billable-units")).hasValue("2");
        String link = output.at("/images/1/url").textValue();
        assertThat(link).startsWith(simulator.baseUrl("fal").toString());
        assertThat(FalClient.picture(link).getWidth()).isEqualTo(1024);
        assertThat(FalClient.picture(link).getHeight()).isEqualTo(768);
        assertThat(simulator.bill().count("a red fox")).isOne();
        assertThat(simulator.bill().lines().get(0).provider()).isEqualTo("fal");
        assertThat(simulator.bill().totalUsd()).isEqualByComparingTo("0.05");
    }

    @Test
    void newer_models_give_short_outputs_and_bill_further_megapixels_at_half() {
        JsonNode accepted =
                client.accepted(PRO, "{\"prompt\":\"a kite\",\"image_size\":{\"width\":2048,\"height\":1024}}");
        simulator.clock().advance(Duration.ofSeconds(10));

        HttpResponse<String> result = client.result(accepted);

        assertThat(FalClient.json(result).properties())
                .extracting(java.util.Map.Entry::getKey)
                .containsExactly("images", "seed");
        assertThat(result.headers().firstValue("x-fal-billable-units")).hasValue("1.5");
        assertThat(simulator.bill().totalUsd()).isEqualByComparingTo("0.045");
    }

    @Test
    void seeds_reach_beyond_a_signed_long_both_ways() {
        String high = "17454220438242315174";
        JsonNode fixed = client.accepted(DEV, "{\"prompt\":\"a kite\",\"seed\":" + high + "}");
        JsonNode[] drawn = new JsonNode[8];
        for (int i = 0; i < drawn.length; i++) {
            drawn[i] = client.accepted(DEV, "{\"prompt\":\"a kite\"}");
        }
        simulator.clock().advance(Duration.ofSeconds(10));

        assertThat(FalClient.json(client.result(fixed)).get("seed").bigIntegerValue())
                .isEqualTo(high);
        assertThat(drawn)
                .extracting(
                        one -> FalClient.json(client.result(one)).get("seed").bigIntegerValue())
                .anyMatch(seed -> seed.compareTo(BigInteger.valueOf(Long.MAX_VALUE)) > 0);
    }

    @Test
    void an_address_built_from_the_whole_model_id_finds_nothing() {
        JsonNode accepted = client.accepted(DEV, "{\"prompt\":\"a kite\"}");
        String id = accepted.get("request_id").textValue();

        assertThat(client.get("/fal-ai/flux/dev/requests/" + id + "/status").statusCode())
                .isEqualTo(405);
        assertThat(client.get("/fal-ai/flux-2/requests/" + id + "/status").statusCode())
                .isEqualTo(404);
        assertThat(client.get("/fal-ai/flux/requests/nobody/status").statusCode())
                .isEqualTo(404);
        assertThat(client.submit("fal-ai/flux-9", "{}").statusCode()).isEqualTo(404);
    }

    @Test
    void open_models_black_out_what_they_flag() {
        JsonNode accepted = client.accepted(DEV, "{\"prompt\":\"moderate-first please\",\"num_images\":2}");
        JsonNode unchecked = client.accepted(DEV, "{\"prompt\":\"moderate-content\",\"enable_safety_checker\":false}");
        simulator.clock().advance(Duration.ofSeconds(10));

        JsonNode output = FalClient.json(client.result(accepted));
        assertThat(output.get("has_nsfw_concepts").toString()).isEqualTo("[true,false]");
        assertThat(colour(output, 0)).isEqualTo(0);
        assertThat(colour(output, 1)).isNotEqualTo(0);
        assertThat(FalClient.json(client.result(unchecked))
                        .get("has_nsfw_concepts")
                        .toString())
                .isEqualTo("[false]");
    }

    private static int colour(JsonNode output, int number) {
        BufferedImage picture =
                FalClient.picture(output.at("/images/" + number + "/url").textValue());
        return picture.getRGB(10, 10) & 0xffffff;
    }

    @Test
    void pro_models_refuse_with_a_type_and_charge() {
        JsonNode accepted = client.accepted(PRO, "{\"prompt\":\"something forbidden\"}");
        simulator.clock().advance(Duration.ofSeconds(10));

        assertThat(FalClient.json(client.status(accepted)).get("status").textValue())
                .isEqualTo("COMPLETED");
        HttpResponse<String> result = client.result(accepted);
        assertThat(result.statusCode()).isEqualTo(422);
        assertThat(FalClient.json(result).at("/detail/0/type").textValue()).isEqualTo("content_policy_violation");
        assertThat(result.headers().firstValue("X-Fal-Retryable")).hasValue("false");
        assertThat(simulator.bill().totalUsd()).isEqualByComparingTo("0.03");
    }

    @Test
    void completed_is_not_success() {
        JsonNode model = client.accepted(DEV, "{\"prompt\":\"fail-error\"}");
        JsonNode platform = client.accepted(DEV, "{\"prompt\":\"fail-failed\"}");
        simulator.clock().advance(Duration.ofSeconds(10));

        assertThat(FalClient.json(client.status(model)).has("error")).isFalse();
        HttpResponse<String> broken = client.result(model);
        assertThat(broken.statusCode()).isEqualTo(500);
        assertThat(FalClient.json(broken).at("/detail/0/type").textValue()).isEqualTo("internal_server_error");
        assertThat(broken.headers().firstValue("X-Fal-Retryable")).hasValue("true");
        JsonNode status = FalClient.json(client.status(platform));
        assertThat(status.get("status").textValue()).isEqualTo("COMPLETED");
        assertThat(status.get("error_type").textValue()).isEqualTo("runner_disconnected");
        HttpResponse<String> lost = client.result(platform);
        assertThat(lost.statusCode()).isEqualTo(503);
        assertThat(FalClient.json(lost).get("detail").isTextual()).isTrue();
        assertThat(lost.headers().firstValue("X-Fal-Error-Type")).hasValue("runner_disconnected");
        assertThat(simulator.bill().count()).isEqualTo(2);
        assertThat(simulator.bill().totalUsd()).isZero();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {}                                           | prompt           | missing
            {"prompt": 7}                                | prompt           | string_type
            {"prompt": "x", "num_images": 9}             | num_images       | less_than_equal
            {"prompt": "x", "output_format": "bmp"}      | output_format    | enum
            {"prompt": "x", "num_inference_steps": 1.5}  | num_inference_steps | integer_type
            """)
    void the_queue_takes_any_body_and_the_runner_refuses_it(String body, String member, String type) {
        JsonNode accepted = client.accepted(DEV, body);
        simulator.clock().advance(Duration.ofSeconds(10));

        assertThat(client.status(accepted).statusCode()).isEqualTo(200);
        HttpResponse<String> result = client.result(accepted);
        assertThat(result.statusCode()).isEqualTo(422);
        JsonNode problem = FalClient.json(result).at("/detail/0");
        assertThat(problem.at("/loc/1").textValue()).isEqualTo(member);
        assertThat(problem.get("type").textValue()).isEqualTo(type);
        assertThat(problem.has("url") && problem.has("ctx") && problem.has("input"))
                .isTrue();
        assertThat(simulator.bill().totalUsd()).isZero();
    }

    @Test
    void a_tolerance_is_a_text_of_a_number() {
        JsonNode accepted = client.accepted(PRO, "{\"prompt\":\"x\",\"safety_tolerance\":2}");
        simulator.clock().advance(Duration.ofSeconds(10));

        assertThat(client.result(accepted).statusCode()).isEqualTo(422);
    }

    @Test
    void only_the_scheme_named_key_is_read() {
        for (String header : new String[] {"Bearer any", "any", "Key wrong"}) {
            HttpResponse<String> answer = FalClient.send(
                    java.net.http.HttpRequest.newBuilder(java.net.URI.create(simulator.baseUrl("fal") + "/" + DEV))
                            .header("Authorization", header)
                            .POST(java.net.http.HttpRequest.BodyPublishers.ofString("{\"prompt\":\"x\"}"))
                            .build());

            assertThat(answer.statusCode()).isEqualTo(401);
            assertThat(answer.headers().firstValue("X-Fal-Request-Id")).isPresent();
        }
        assertThat(simulator.bill().count()).isZero();
    }

    @Test
    void what_waits_is_called_off_for_nothing_and_what_runs_is_not() {
        JsonNode waiting = client.accepted(DEV, "{\"prompt\":\"one\"}");
        HttpResponse<String> removed = client.put(waiting.get("cancel_url").textValue());
        assertThat(removed.statusCode()).isEqualTo(200);
        assertThat(FalClient.json(removed).get("status").textValue()).isEqualTo("OK");
        assertThat(simulator.bill().totalUsd()).isZero();

        JsonNode running = client.accepted(DEV, "{\"prompt\":\"two\"}");
        simulator.clock().advance(Duration.ofSeconds(5));
        HttpResponse<String> requested = client.put(running.get("cancel_url").textValue());
        assertThat(requested.statusCode()).isEqualTo(202);
        assertThat(FalClient.json(requested).get("status").textValue()).isEqualTo("CANCELLATION_REQUESTED");
        assertThat(client.result(running).statusCode()).isEqualTo(499);
        assertThat(FalClient.json(client.result(running)).get("error_type").textValue())
                .isEqualTo("client_cancelled");
        assertThat(simulator.bill().totalUsd()).isEqualByComparingTo("0.025");

        HttpResponse<String> again = client.put(running.get("cancel_url").textValue());
        assertThat(again.statusCode()).isEqualTo(400);
        assertThat(FalClient.json(again).get("status").textValue()).isEqualTo("ALREADY_COMPLETED");
        assertThat(client.put("/fal-ai/flux/requests/nobody/cancel").statusCode())
                .isEqualTo(404);
        assertThat(simulator.activeJobs("any")).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"X-Fal-Request-Start-Timeout", "X-Fal-Request-Timeout"})
    void a_request_that_does_not_begin_in_time_ends_as_a_time_out_of_the_users_own(String header) {
        JsonNode accepted = client.accepted(DEV, "{\"prompt\":\"one\"}", header, "1.5");
        simulator.clock().advance(Duration.ofSeconds(2));

        HttpResponse<String> result = client.result(accepted);

        assertThat(result.statusCode()).isEqualTo(504);
        assertThat(result.headers().firstValue("X-Fal-Request-Timeout-Type")).hasValue("user");
        assertThat(FalClient.json(result).get("error_type").textValue()).isEqualTo("request_timeout");
        assertThat(simulator.bill().totalUsd()).isZero();
        assertThat(client.submit(DEV, "{\"prompt\":\"x\"}", header, "0.1").statusCode())
                .isEqualTo(400);
    }

    @Test
    void results_live_as_long_as_the_request_wanted() {
        JsonNode accepted = client.accepted(
                DEV,
                "{\"prompt\":\"one\"}",
                "X-Fal-Object-Lifecycle-Preference",
                "{\"expiration_duration_seconds\": 60}");
        simulator.clock().advance(Duration.ofSeconds(10));
        String link =
                FalClient.json(client.result(accepted)).at("/images/0/url").textValue();
        assertThat(client.get(link).statusCode()).isEqualTo(200);

        simulator.clock().advance(Duration.ofSeconds(60));

        assertThat(client.get(link).statusCode()).isEqualTo(404);
    }

    @Test
    void the_forty_first_request_waits_instead_of_being_refused() {
        for (int i = 0; i < 40; i++) {
            client.accepted(DEV, "{\"prompt\":\"one\"}");
        }
        JsonNode waiting = client.accepted(DEV, "{\"prompt\":\"late\"}");

        assertThat(waiting.get("queue_position").intValue()).isEqualTo(40);
        simulator.clock().advance(Duration.ofSeconds(10));
        assertThat(FalClient.json(client.status(waiting)).get("status").textValue())
                .isEqualTo("IN_QUEUE");
        assertThat(FalClient.json(client.status(waiting)).get("queue_position").intValue())
                .isZero();
        simulator.clock().advance(Duration.ofSeconds(10));
        assertThat(client.result(waiting).statusCode()).isEqualTo(200);
    }

    @Test
    void with_sync_mode_the_picture_comes_inside_the_result() {
        JsonNode accepted = client.accepted(PRO, "{\"prompt\":\"a kite\",\"sync_mode\":true}");
        simulator.clock().advance(Duration.ofSeconds(10));

        String url = FalClient.json(client.result(accepted)).at("/images/0/url").textValue();

        assertThat(url).startsWith("data:image/jpeg;base64,");
        assertThat(Base64.getDecoder().decode(url.substring(url.indexOf(',') + 1)))
                .hasSizeGreaterThan(500);
    }

    @Test
    void the_synchronous_host_answers_when_the_job_is_done() {
        CompletableFuture<HttpResponse<String>> answer =
                FalClient.sendLater(client.submission("/run/" + DEV, "{\"prompt\":\"a kite\"}"));
        await().until(() -> simulator.activeJobs("any") == 1);
        assertThat(answer).isNotDone();

        simulator.clock().advance(Duration.ofSeconds(10));

        assertThat(answer.join().statusCode()).isEqualTo(200);
        assertThat(FalClient.json(answer.join()).at("/images/0/url").textValue())
                .startsWith(simulator.baseUrl("fal") + "/files/");
        assertThat(FalClient.send(client.submission("/run/" + DEV, "{}")).statusCode())
                .isEqualTo(422);
        assertThat(simulator.bill().count()).isOne();
    }

    @Test
    void the_stream_tells_each_change_and_ends_after_the_last() {
        JsonNode accepted = client.accepted(DEV, "{\"prompt\":\"a kite\"}");
        CompletableFuture<HttpResponse<String>> stream =
                FalClient.sendLater(client.request(accepted.get("status_url").textValue() + "/stream")
                        .build());
        await().until(() -> simulator.requestCount("fal", Endpoint.STREAM) == 1);

        simulator.clock().advance(Duration.ofSeconds(5));
        simulator.clock().advance(Duration.ofSeconds(5));

        String events = stream.join().body();
        assertThat(stream.join().headers().firstValue("Content-Type")).hasValue("text/event-stream");
        assertThat(events).startsWith("data: {").endsWith("\n\n");
        assertThat(events.split("\n\n")[events.split("\n\n").length - 1]).contains("\"COMPLETED\"");
    }

    @Test
    void a_stream_with_nothing_to_tell_sends_comments() {
        JsonNode first = client.accepted(DEV, "{\"prompt\":\"a kite\"}");
        simulator.clock().advance(Duration.ofSeconds(1));
        FluxSimulator slow = FluxSimulator.builder()
                .clock(SimulatorClock.stoppedAt(Instant.parse("2026-11-20T12:00:00Z")))
                .runTime(Duration.ofSeconds(200))
                .start();
        try (slow) {
            FalClient other = new FalClient(slow);
            JsonNode accepted = other.accepted(DEV, "{\"prompt\":\"a kite\"}");
            CompletableFuture<HttpResponse<String>> stream =
                    FalClient.sendLater(other.request(accepted.get("status_url").textValue() + "/stream")
                            .build());
            await().until(() -> slow.requestCount("fal", Endpoint.STREAM) == 1);

            await().until(() -> {
                slow.clock().advance(Duration.ofSeconds(16));
                return stream.isDone();
            });

            assertThat(stream.join().body()).contains(": keep-alive\n\n").contains("COMPLETED");
        }
        assertThat(first.has("request_id")).isTrue();
    }

    @Test
    void faults_are_ordered_for_one_provider() {
        simulator.faults().forProvider("fal").on(Endpoint.SUBMIT, Fault.dropAfterAcceptance());
        simulator.faults().forProvider("bfl").on(Endpoint.SUBMIT, Fault.status(503));
        simulator.faults().forProvider("fal").on(Endpoint.RESULT, Fault.html(502));

        assertThat(CompletableFuture.supplyAsync(() -> client.submit(DEV, "{\"prompt\":\"a kite\"}")))
                .failsWithin(Duration.ofSeconds(10));
        assertThat(simulator.bill().count("a kite")).isOne();
        JsonNode accepted = client.accepted(DEV, "{\"prompt\":\"a boat\"}");
        simulator.clock().advance(Duration.ofSeconds(10));
        assertThat(client.result(accepted).statusCode()).isEqualTo(502);
        assertThat(client.result(accepted).statusCode()).isEqualTo(200);
        assertThat(simulator.faults().pending()).isOne();
    }
}
