package io.github.camelflux.simulator.replicate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelflux.simulator.FluxSimulator;
import io.github.camelflux.simulator.draw.Render;
import io.github.camelflux.simulator.engine.SimulatorClock;
import io.github.camelflux.simulator.fault.Fault;
import io.github.camelflux.simulator.http.Endpoint;
import io.github.camelflux.simulator.push.Receiver;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReplicateTest {

    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String SCHNELL = "/v1/models/black-forest-labs/flux-schnell/predictions";
    private static final String PRO = "/v1/models/black-forest-labs/flux-2-pro/predictions";

    private final Receiver receiver = new Receiver();
    private final FluxSimulator simulator = FluxSimulator.builder()
            .clock(SimulatorClock.stoppedAt(Instant.parse("2026-11-20T12:00:00Z")))
            .runTime(Duration.ofSeconds(10))
            .render(Render.FLAT)
            .replicateCreatesPerMinute(20)
            .start();

    @AfterEach
    void close() {
        simulator.close();
        receiver.close();
    }

    private HttpRequest.Builder request(String address) {
        return HttpRequest.newBuilder(
                        address.startsWith("http")
                                ? URI.create(address)
                                : URI.create(simulator.baseUrl("replicate") + address))
                .timeout(Duration.ofSeconds(20))
                .header("Authorization", "Bearer r8_any");
    }

    private HttpRequest creation(String path, String body, String... headers) {
        HttpRequest.Builder request = request(path).header("Content-Type", "application/json");
        return (headers.length > 0 ? request.headers(headers) : request)
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
    }

    private HttpResponse<String> create(String path, String body, String... headers) throws Exception {
        return HTTP.send(creation(path, body, headers), HttpResponse.BodyHandlers.ofString());
    }

    private static JsonNode json(HttpResponse<String> answer) throws Exception {
        return JSON.readTree(answer.body());
    }

    private JsonNode created(String path, String input) throws Exception {
        HttpResponse<String> answer = create(path, "{\"input\":" + input + "}");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return json(answer);
    }

    private JsonNode now(JsonNode prediction) throws Exception {
        return json(HTTP.send(
                request(prediction.at("/urls/get").textValue()).build(), HttpResponse.BodyHandlers.ofString()));
    }

    private JsonNode ended(JsonNode prediction) throws Exception {
        simulator.clock().advance(Duration.ofSeconds(10));
        return now(prediction);
    }

    @Test
    void a_prediction_is_job_and_result_in_one() throws Exception {
        JsonNode created = created(SCHNELL, "{\"prompt\":\"a red fox\",\"num_outputs\":2,\"aspect_ratio\":\"16:9\"}");
        assertThat(created.get("status").textValue()).isEqualTo("starting");
        assertThat(created.get("output").isNull()).isTrue();
        assertThat(created.get("version").textValue()).isEqualTo("hidden");

        simulator.clock().advance(Duration.ofSeconds(5));
        assertThat(now(created).get("status").textValue()).isEqualTo("processing");
        simulator.clock().advance(Duration.ofSeconds(5));
        JsonNode done = now(created);

        assertThat(done.get("status").textValue()).isEqualTo("succeeded");
        assertThat(done.get("output")).hasSize(2);
        assertThat(done.at("/metrics/predict_time").doubleValue()).isEqualTo(8.0);
        assertThat(done.get("logs").textValue()).startsWith("Using seed: ");
        byte[] picture = HTTP.send(
                        HttpRequest.newBuilder(URI.create(done.at("/output/1").textValue()))
                                .build(),
                        HttpResponse.BodyHandlers.ofByteArray())
                .body();
        assertThat(ImageIO.read(new ByteArrayInputStream(picture)).getWidth()).isEqualTo(1344);
        assertThat(simulator.bill().totalUsd()).isEqualByComparingTo("0.006");
        assertThat(simulator.bill().byProvider()).containsEntry("replicate", 1);
    }

    @Test
    void models_of_the_pro_family_give_one_text() throws Exception {
        JsonNode done =
                ended(created(PRO, "{\"prompt\":\"a kite\",\"resolution\":\"2 MP\",\"output_format\":\"png\"}"));

        assertThat(done.get("output").textValue())
                .startsWith(simulator.baseUrl("replicate") + "/delivery/")
                .endsWith(".png");
        assertThat(simulator.bill().totalUsd()).isEqualByComparingTo("0.060");
    }

    @Test
    void a_version_or_a_deployment_chooses_the_model_too() throws Exception {
        HttpResponse<String> model = HTTP.send(
                request("/v1/models/black-forest-labs/flux-dev").build(), HttpResponse.BodyHandlers.ofString());
        String id = json(model).at("/latest_version/id").textValue();
        for (String version : new String[] {id, "black-forest-labs/flux-dev", "black-forest-labs/flux-dev:" + id}) {
            HttpResponse<String> answer =
                    create("/v1/predictions", "{\"version\":\"" + version + "\",\"input\":{\"prompt\":\"a kite\"}}");
            assertThat(answer.statusCode()).isEqualTo(201);
            assertThat(json(answer).get("version").textValue()).isEqualTo(id);
        }
        JsonNode deployed = created("/v1/deployments/acme/flux-dev/predictions", "{\"prompt\":\"a kite\"}");

        assertThat(deployed.get("model").textValue()).isEqualTo("black-forest-labs/flux-dev");
        assertThat(create("/v1/predictions", "{\"version\":\"nothing\",\"input\":{\"prompt\":\"x\"}}")
                        .statusCode())
                .isEqualTo(422);
        assertThat(create("/v1/models/black-forest-labs/flux-9/predictions", "{\"input\":{\"prompt\":\"x\"}}")
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void an_answer_that_waited_in_vain_says_starting() throws Exception {
        CompletableFuture<HttpResponse<String>> vain = HTTP.sendAsync(
                creation(SCHNELL, "{\"input\":{\"prompt\":\"a kite\"}}", "Prefer", "wait=5"),
                HttpResponse.BodyHandlers.ofString());
        CompletableFuture<HttpResponse<String>> full = HTTP.sendAsync(
                creation(SCHNELL, "{\"input\":{\"prompt\":\"a boat\"}}", "Prefer", "wait"),
                HttpResponse.BodyHandlers.ofString());
        await().until(() -> simulator.activeJobs("r8_any") == 2);

        simulator.clock().advance(Duration.ofSeconds(5));
        assertThat(json(vain.join()).get("status").textValue()).isEqualTo("starting");
        assertThat(vain.join().statusCode()).isEqualTo(202);
        assertThat(now(json(vain.join())).get("status").textValue()).isEqualTo("processing");
        assertThat(full).isNotDone();
        simulator.clock().advance(Duration.ofSeconds(5));
        assertThat(json(full.join()).get("status").textValue()).isEqualTo("succeeded");
        assertThat(full.join().statusCode()).isEqualTo(201);
    }

    @ParameterizedTest
    @CsvSource({"1s,aborted,0", "5s,canceled,0.003", "1m30s,succeeded,0.003"})
    void a_deadline_aborts_what_has_not_begun_and_cancels_what_runs(String after, String status, String usd)
            throws Exception {
        JsonNode created = json(create(SCHNELL, "{\"input\":{\"prompt\":\"a kite\"}}", "Cancel-After", after));
        assertThat(created.get("deadline").isTextual()).isTrue();

        assertThat(ended(created).get("status").textValue()).isEqualTo(status);
        assertThat(simulator.bill().totalUsd()).isEqualByComparingTo(usd);
        assertThat(create(SCHNELL, "{\"input\":{\"prompt\":\"a kite\"}}", "Cancel-After", "soon")
                        .statusCode())
                .isEqualTo(422);
    }

    @Test
    void what_is_called_off_is_canceled_with_one_l_and_stays_so() throws Exception {
        JsonNode created = created(SCHNELL, "{\"prompt\":\"a kite\"}");
        HttpRequest cancel = request(created.at("/urls/cancel").textValue())
                .POST(HttpRequest.BodyPublishers.noBody())
                .build();

        JsonNode canceled = json(HTTP.send(cancel, HttpResponse.BodyHandlers.ofString()));

        assertThat(canceled.get("status").textValue()).isEqualTo("canceled");
        assertThat(ended(created).get("status").textValue()).isEqualTo("canceled");
        assertThat(json(HTTP.send(cancel, HttpResponse.BodyHandlers.ofString()))
                        .get("status")
                        .textValue())
                .isEqualTo("canceled");
        assertThat(simulator.bill().totalUsd()).isZero();
    }

    @Test
    void refused_pictures_are_missing_or_the_prediction_fails() throws Exception {
        JsonNode some = ended(created(SCHNELL, "{\"prompt\":\"moderate-first\",\"num_outputs\":3}"));
        assertThat(some.get("status").textValue()).isEqualTo("succeeded");
        assertThat(some.get("output")).hasSize(2);
        assertThat(some.get("logs").textValue()).contains("NSFW content detected in image 0");

        JsonNode none = ended(created(SCHNELL, "{\"prompt\":\"moderate-content\"}"));
        assertThat(none.get("status").textValue()).isEqualTo("failed");
        assertThat(none.get("error").textValue()).contains("NSFW");
        assertThat(ended(created(SCHNELL, "{\"prompt\":\"moderate-content\",\"disable_safety_checker\":true}"))
                        .get("output"))
                .hasSize(1);

        JsonNode pro = ended(created(PRO, "{\"prompt\":\"something forbidden\"}"));
        assertThat(pro.get("status").textValue()).isEqualTo("failed");
        assertThat(pro.get("error").textValue()).contains("flagged as sensitive");
    }

    @Test
    void a_failure_may_come_without_a_word() throws Exception {
        JsonNode said = ended(created(SCHNELL, "{\"prompt\":\"fail-error\"}"));
        JsonNode silent = ended(created(SCHNELL, "{\"prompt\":\"fail-failed\"}"));

        assertThat(said.get("error").isTextual()).isTrue();
        assertThat(silent.get("status").textValue()).isEqualTo("failed");
        assertThat(silent.get("error").isNull()).isTrue();
        assertThat(simulator.bill().totalUsd()).isZero();
    }

    @Test
    void after_an_hour_everything_is_erased() throws Exception {
        JsonNode done = ended(created(SCHNELL, "{\"prompt\":\"a kite\"}"));
        String link = done.at("/output/0").textValue();

        simulator.clock().advance(Duration.ofHours(1));

        JsonNode later = now(done);
        assertThat(later.get("data_removed").booleanValue()).isTrue();
        assertThat(later.get("output").isNull()).isTrue();
        assertThat(later.get("input")).isEmpty();
        assertThat(later.get("status").textValue()).isEqualTo("succeeded");
        assertThat(HTTP.send(request(link).build(), HttpResponse.BodyHandlers.discarding())
                        .statusCode())
                .isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {}                                                  | input
            {"input": {}}                                       | input.prompt
            {"input": {"prompt": "x", "num_outputs": 5}}        | input.num_outputs
            {"input": {"prompt": "x", "aspect_ratio": "7:5"}}   | input.aspect_ratio
            {"input": {"prompt": "x", "megapixels": 1}}         | input.megapixels
            {"input": {"prompt": "x", "seed": "7"}}             | input.seed
            {"input": {"prompt": "x"}, "webhook": "nowhere"}    | webhook
            {"input": {"prompt": "x"}, "webhook_events_filter": ["end"]} | webhook_events_filter
            {"input"                                            | JSON
            """)
    void a_wrong_body_is_refused_by_name_and_costs_nothing(String body, String named) throws Exception {
        HttpResponse<String> answer = create(SCHNELL, body);

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(json(answer).get("detail").textValue()).contains(named);
        assertThat(json(answer).get("title").isTextual()).isTrue();
        assertThat(simulator.bill().count()).isZero();
    }

    @Test
    void no_token_a_wrong_one_and_one_without_credit_are_told_apart() throws Exception {
        String body = "{\"input\":{\"prompt\":\"x\"}}";
        for (String token : new String[] {"Key r8_any", "Bearer wrong", ""}) {
            HttpRequest request = HttpRequest.newBuilder(URI.create(simulator.baseUrl("replicate") + SCHNELL))
                    .header("Authorization", token)
                    .POST(HttpRequest.BodyPublishers.ofString(body))
                    .build();
            assertThat(HTTP.send(request, HttpResponse.BodyHandlers.ofString()).statusCode())
                    .isEqualTo(401);
        }
        HttpRequest poor = HttpRequest.newBuilder(URI.create(simulator.baseUrl("replicate") + SCHNELL))
                .header("Authorization", "Bearer empty")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        assertThat(HTTP.send(poor, HttpResponse.BodyHandlers.ofString()).statusCode())
                .isEqualTo(402);
        assertThat(simulator.bill().count()).isZero();
    }

    @Test
    void who_creates_too_much_is_throttled_and_told_how_long() throws Exception {
        for (int i = 0; i < 20; i++) {
            created(SCHNELL, "{\"prompt\":\"a kite\"}");
        }

        HttpResponse<String> throttled = create(SCHNELL, "{\"input\":{\"prompt\":\"a kite\"}}");

        assertThat(throttled.statusCode()).isEqualTo(429);
        assertThat(throttled.headers().firstValue("Retry-After")).hasValue("60");
        assertThat(json(throttled).get("detail").textValue())
                .isEqualTo("Request was throttled. Expected available in 60 seconds.");
        assertThat(simulator.bill().count()).isEqualTo(20);
        simulator.clock().advance(Duration.ofSeconds(60));
        created(SCHNELL, "{\"prompt\":\"a kite\"}");
    }

    @Test
    void the_known_vector_is_signed_as_known() {
        WebhookSecret secret = new WebhookSecret("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");

        assertThat(secret.sign(
                        "msg_p5jXN8AQM9LWM0D4loKWxJek",
                        "1614265330",
                        "{\"test\": 2432232314}".getBytes(StandardCharsets.UTF_8)))
                .isEqualTo("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
    }

    private void createdWithWebhook(String prompt, String more) throws Exception {
        HttpResponse<String> answer = create(
                SCHNELL,
                "{\"input\":{\"prompt\":\"" + prompt + "\"},\"webhook\":\"" + receiver.address() + "\"" + more + "}");
        assertThat(answer.statusCode()).isEqualTo(201);
    }

    private WebhookSecret secret() throws Exception {
        return new WebhookSecret(
                json(HTTP.send(request("/v1/webhooks/default/secret").build(), HttpResponse.BodyHandlers.ofString()))
                        .get("key")
                        .textValue());
    }

    private boolean verified(Receiver.Received callback) throws Exception {
        return callback.headers()
                .get("webhook-signature")
                .equals(secret().sign(
                                callback.headers().get("webhook-id"),
                                callback.headers().get("webhook-timestamp"),
                                callback.body()));
    }

    @Test
    void events_are_those_that_were_asked_for_each_signed() throws Exception {
        createdWithWebhook("a kite", ",\"webhook_events_filter\":[\"start\",\"completed\"]");
        simulator.clock().advance(Duration.ofSeconds(5));
        await().until(() -> receiver.received().size() == 1);
        assertThat(JSON.readTree(receiver.received().get(0).text())
                        .get("status")
                        .textValue())
                .isEqualTo("processing");
        simulator.clock().advance(Duration.ofSeconds(5));
        await().until(() -> receiver.received().size() == 2);

        JsonNode last = JSON.readTree(receiver.received().get(1).text());
        assertThat(last.get("status").textValue()).isEqualTo("succeeded");
        assertThat(last.get("output")).hasSize(1);
        for (Receiver.Received each : receiver.received()) {
            assertThat(verified(each)).isTrue();
        }
    }

    @Test
    void only_the_last_event_is_tried_again_and_keeps_its_id() throws Exception {
        receiver.answering(500, 500);
        createdWithWebhook("a kite", "");
        simulator.clock().advance(Duration.ofSeconds(10));
        await().until(() -> receiver.received().size() == 2);

        await().until(() -> {
            simulator.clock().advance(Duration.ofSeconds(1));
            return receiver.received().size() == 3;
        });

        assertThat(receiver.received().stream()
                        .map(each -> each.headers().get("webhook-id"))
                        .distinct())
                .hasSize(2);
        assertThat(JSON.readTree(receiver.received().get(2).text())
                        .get("status")
                        .textValue())
                .isEqualTo("succeeded");
    }

    @Test
    void events_come_twice_forged_or_never_as_ordered() throws Exception {
        simulator.faults().forProvider("replicate").on(Endpoint.CALLBACK, Fault.twice(), Fault.forged(), Fault.lost());
        for (String prompt : new String[] {"one", "two", "three"}) {
            createdWithWebhook(prompt, ",\"webhook_events_filter\":[\"completed\"]");
        }

        simulator.clock().advance(Duration.ofSeconds(10));

        await().until(() -> receiver.received().size() == 3);
        int good = 0;
        for (Receiver.Received each : receiver.received()) {
            good += verified(each) ? 1 : 0;
        }
        assertThat(good).isEqualTo(2);
    }

    @Test
    void a_canceled_prediction_says_so_at_once() throws Exception {
        createdWithWebhook("a kite", "");
        String id = simulator.jobs().get(0).id();

        HTTP.send(
                request("/v1/predictions/" + id + "/cancel")
                        .POST(HttpRequest.BodyPublishers.noBody())
                        .build(),
                HttpResponse.BodyHandlers.discarding());

        await().until(() -> receiver.received().size() == 1);
        assertThat(JSON.readTree(receiver.received().get(0).text())
                        .get("status")
                        .textValue())
                .isEqualTo("canceled");
    }
}
