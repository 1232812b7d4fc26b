package io.github.camelflux.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import io.github.camelflux.simulator.deepinfra.CallbackShape;
import io.github.camelflux.simulator.engine.BillLine;
import io.github.camelflux.simulator.engine.SimulatorClock;
import io.github.camelflux.simulator.http.Endpoint;
import io.github.camelflux.simulator.junit.FluxSimulation;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@FluxSimulation
class DeepInfraTest {

    private static final String SCHNELL = "/v1/inference/black-forest-labs/FLUX-1-schnell";
    private static final String PREFIX = "data:image/png;base64,";

    @Test
    void one_call_gives_pictures_seed_flags_and_cost(FluxSimulator simulator) {
        Api deepInfra = Api.of(simulator, "deepinfra");

        JsonNode answer = Api.json(deepInfra.post(
                SCHNELL, "{\"prompt\":\"a red fox\",\"num_images\":2,\"seed\":7,\"width\":512,\"height\":256}"));

        assertThat(answer.get("request_id").textValue()).isNotBlank();
        assertThat(answer.get("seed").longValue()).isEqualTo(7);
        assertThat(answer.get("nsfw_content_detected")).hasSize(2).allMatch(flag -> !flag.booleanValue());
        assertThat(answer.at("/inference_status/status").textValue()).isEqualTo("succeeded");
        assertThat(answer.at("/inference_status/runtime_ms").isIntegralNumber()).isTrue();
        Pictures.assertSize(picture(answer, 0), 512, 256);
        assertThat(answer.at("/images/0")).isNotEqualTo(answer.at("/images/1"));
        BillLine line = simulator.bill().lines().get(0);
        assertThat(line.provider()).isEqualTo("deepinfra");
        assertThat(line.prompt()).isEqualTo("a red fox");
        assertThat(line.usd()).isEqualByComparingTo("0.0005");
        assertThat(answer.at("/inference_status/cost").decimalValue()).isEqualByComparingTo("0.0005");
    }

    private static BufferedImage picture(JsonNode answer, int index) {
        String image = answer.at("/images/" + index).textValue();
        assertThat(image).startsWith(PREFIX);
        return Pictures.read(Base64.getDecoder().decode(image.substring(PREFIX.length())));
    }

    @Test
    void numbers_may_come_as_text(FluxSimulator simulator) {
        JsonNode answer = Api.json(Api.of(simulator, "deepinfra")
                .post(SCHNELL, "{\"prompt\":\"x\",\"width\":\"512\",\"height\":\"768\",\"num_images\":\"1\"}"));

        Pictures.assertSize(picture(answer, 0), 512, 768);
    }

    @Test
    void a_form_does_as_well(FluxSimulator simulator) {
        String form = "--b\r\nContent-Disposition: form-data; name=\"prompt\"\r\n\r\na red fox\r\n"
                + "--b\r\nContent-Disposition: form-data; name=width\r\n\r\n256\r\n--b--\r\n";

        HttpResponse<String> answer = Client.text(Api.of(simulator, "deepinfra")
                .request(SCHNELL)
                .header("Content-Type", "multipart/form-data; boundary=b")
                .POST(HttpRequest.BodyPublishers.ofString(form))
                .build());

        Pictures.assertSize(picture(Api.json(answer), 0), 256, 1024);
        assertThat(simulator.bill().count("a red fox")).isOne();
    }

    @Test
    void a_seed_may_need_all_64_bits(FluxSimulator simulator) {
        JsonNode answer = Api.json(
                Api.of(simulator, "deepinfra").post(SCHNELL, "{\"prompt\":\"x\",\"seed\":17454220438242315174}"));

        assertThat(answer.get("seed").bigIntegerValue()).isEqualTo("17454220438242315174");
    }

    @ParameterizedTest(name = "{0} {1} costs {2} USD")
    @CsvSource(delimiter = '|', textBlock = """
            FLUX-1-schnell | {"prompt":"x"}                                                  | 0.002
            FLUX-1-schnell | {"prompt":"x","num_inference_steps":1,"width":512,"height":512} | 0.000125
            FLUX-2-dev     | {"prompt":"x"}                                                  | 0.01
            FLUX-2-dev     | {"prompt":"x","num_inference_steps":14,"width":2048}            | 0.01
            FLUX-pro       | {"prompt":"x","width":512,"num_images":3}                       | 0.15
            FLUX-2-pro     | {"prompt":"x"}                                                  | 0.07
            """)
    void prices_go_by_pixels_and_steps_or_by_the_picture(
            String model, String body, String usd, FluxSimulator simulator) {
        JsonNode answer =
                Api.json(Api.of(simulator, "deepinfra").post("/v1/inference/black-forest-labs/" + model, body));

        assertThat(simulator.bill().totalUsd()).isEqualByComparingTo(usd);
        assertThat(answer.at("/inference_status/cost").decimalValue()).isEqualByComparingTo(usd);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"moderate-content, true, true", "forbidden, true, true", "moderate-first, true, false"})
    void a_flagged_picture_is_black(String word, boolean first, boolean second, FluxSimulator simulator) {
        JsonNode answer = Api.json(Api.of(simulator, "deepinfra")
                .post(SCHNELL, "{\"prompt\":\"x " + word + "\",\"num_images\":2,\"width\":128,\"height\":128}"));

        assertThat(answer.at("/nsfw_content_detected/0").booleanValue()).isEqualTo(first);
        assertThat(answer.at("/nsfw_content_detected/1").booleanValue()).isEqualTo(second);
        Pictures.assertColour(picture(answer, 0), 64, 64, Color.BLACK);
        assertThat(Pictures.distance(picture(answer, 1), 64, 64, Color.BLACK) > 20)
                .isEqualTo(!second);
        assertThat(simulator.bill().count()).isOne();
    }

    @ParameterizedTest(name = "{0} {2}: {3}")
    @CsvSource(delimiter = '|', textBlock = """
            ''    | FLUX-1-schnell | {"prompt":"x"}                              | 401
            wrong | FLUX-1-schnell | {"prompt":"x"}                              | 401
            empty | FLUX-1-schnell | {"prompt":"x"}                              | 402
            key   | FLUX-9         | {"prompt":"x"}                              | 404
            key   | FLUX-1-schnell | {"prompt                                    | 422
            key   | FLUX-1-schnell | {}                                          | 422
            key   | FLUX-1-schnell | {"prompt":"x","width":"wide"}               | 422
            key   | FLUX-1-schnell | {"prompt":"x","height":64}                  | 422
            key   | FLUX-1-schnell | {"prompt":"x","num_images":5}               | 422
            key   | FLUX-1-schnell | {"prompt":"x","num_inference_steps":0}      | 422
            key   | FLUX-1-schnell | {"prompt":"x","webhook":"/here"}            | 422
            key   | FLUX-1-schnell | {"prompt":"x","webhook":7}                  | 422
            key   | FLUX-1-schnell | {"prompt":"fail-error"}                     | 500
            key   | FLUX-1-schnell | {"prompt":"fail-failed"}                    | 503
            """)
    void what_is_refused_or_fails_costs_nothing(
            String key, String model, String body, int status, FluxSimulator simulator) {
        HttpResponse<String> answer =
                Api.of(simulator, "deepinfra").with(key).post("/v1/inference/black-forest-labs/" + model, body);

        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(Api.json(answer).at("/detail/error").textValue()).isNotBlank();
        assertThat(simulator.bill().count()).isZero();
    }

    @Test
    void more_than_fit_at_once_are_told_to_come_back() {
        try (FluxSimulator simulator = FluxSimulator.builder()
                .clock(SimulatorClock.stoppedAt(Instant.parse("2026-10-01T00:00:00Z")))
                .activeLimit(1)
                .start()) {
            Api deepInfra = Api.of(simulator, "deepinfra");
            CompletableFuture<HttpResponse<String>> first = deepInfra.postLater(SCHNELL, "{\"prompt\":\"one\"}");
            Awaitility.await().until(() -> simulator.bill().count() == 1);

            assertThat(deepInfra.post(SCHNELL, "{\"prompt\":\"two\"}").statusCode())
                    .isEqualTo(429);
            assertThat(first).isNotDone();
            assertThat(simulator.bill().count("two")).isZero();
        }
    }

    @Test
    void with_a_webhook_the_result_is_called_back() throws Exception {
        for (CallbackShape shape : CallbackShape.values()) {
            try (Callbacks callbacks = new Callbacks(200);
                    FluxSimulator simulator = FluxSimulator.builder()
                            .clock(SimulatorClock.stoppedAt(Instant.parse("2026-10-01T00:00:00Z")))
                            .runTime(Duration.ofSeconds(3))
                            .deepInfraCallbacks(shape)
                            .start()) {
                JsonNode queued = Api.json(
                        Api.of(simulator, "deepinfra").post(SCHNELL, callbacks.body("a kite", "/cb?token=secret")));
                assertThat(queued.at("/inference_status/status").textValue()).isEqualTo("queued");
                assertThat(queued.has("images")).isFalse();
                simulator.clock().advance(Duration.ofMillis(2999));
                assertThat(callbacks.received).isEmpty();
                simulator.clock().advance(Duration.ofMillis(1));

                Awaitility.await().until(() -> callbacks.received.size() == 1);
                JsonNode called = callbacks.received.get(0);
                assertThat(callbacks.addresses).containsExactly("/cb?token=secret");
                assertThat(called.get("request_id")).isEqualTo(queued.get("request_id"));
                assertThat(called.at("/inference_status/status").textValue()).isEqualTo("succeeded");
                JsonNode output = shape == CallbackShape.TOP_LEVEL ? called : called.get("results");
                Pictures.assertSize(picture(output, 0), 1024, 1024);
                assertThat(output.get("seed").isIntegralNumber()).isTrue();
                assertThat(simulator.bill().count("a kite")).isOne();
            }
        }
    }

    @Test
    void a_callback_that_is_refused_comes_a_few_times_more() throws Exception {
        try (Callbacks callbacks = new Callbacks(503);
                FluxSimulator simulator = FluxSimulator.builder()
                        .clock(SimulatorClock.stoppedAt(Instant.parse("2026-10-01T00:00:00Z")))
                        .runTimeScale(0)
                        .start()) {
            Api.of(simulator, "deepinfra").post(SCHNELL, callbacks.body("a kite", "/cb"));

            Awaitility.await().pollInterval(20, TimeUnit.MILLISECONDS).until(() -> {
                simulator.clock().advance(Duration.ofSeconds(1));
                return callbacks.received.size() == 4;
            });
            assertThat(simulator.bill().count()).isOne();
        }
    }

    @Test
    void a_callback_tells_of_failure_too_and_a_vanished_one_never_comes() throws Exception {
        try (Callbacks callbacks = new Callbacks(200);
                FluxSimulator simulator =
                        FluxSimulator.builder().runTimeScale(0).start()) {
            Api deepInfra = Api.of(simulator, "deepinfra");
            deepInfra.post(SCHNELL, callbacks.body("vanish", "/cb"));
            deepInfra.post(SCHNELL, callbacks.body("fail-error", "/cb"));

            Awaitility.await().until(() -> callbacks.received.size() == 1);
            assertThat(callbacks.received.get(0).at("/inference_status/status").textValue())
                    .isEqualTo("failed");
            assertThat(simulator.bill().totalUsd()).isEqualByComparingTo("0.002");
            assertThat(simulator.requestCount("deepinfra", Endpoint.CALLBACK)).isOne();
        }
    }

    @Test
    void nothing_else_is_there(FluxSimulator simulator) {
        Api deepInfra = Api.of(simulator, "deepinfra");

        assertThat(deepInfra.get(SCHNELL).statusCode()).isEqualTo(405);
        assertThat(deepInfra.get("/v1/nothing").statusCode()).isEqualTo(404);
    }

    /** A server that is called back and answers everything with one status. */
    private static final class Callbacks implements AutoCloseable {

        private final HttpServer server;
        private final List<JsonNode> received = new CopyOnWriteArrayList<>();
        private final List<String> addresses = new CopyOnWriteArrayList<>();

        private Callbacks(int status) throws IOException {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/", exchange -> {
                addresses.add(exchange.getRequestURI().toString());
                received.add(new ObjectMapper().readTree(exchange.getRequestBody()));
                exchange.sendResponseHeaders(status, -1);
                exchange.close();
            });
            server.start();
        }

        private String body(String prompt, String path) {
            return "{\"prompt\":\"%s\",\"webhook\":\"http://127.0.0.1:%d%s\"}"
                    .formatted(prompt, server.getAddress().getPort(), path);
        }

        @Override
        public void close() {
            server.stop(0);
        }
    }

    @Test
    void openai_s_shape_is_a_route_of_its_own(FluxSimulator simulator) {
        JsonNode answer = Api.json(
                Api.of(simulator, "deepinfra")
                        .post(
                                "/v1/openai/images/generations",
                                "{\"model\":\"black-forest-labs/FLUX-1-schnell\",\"prompt\":\"a red fox\",\"size\":\"512x256\",\"n\":2}"));

        assertThat(answer.get("created").isIntegralNumber()).isTrue();
        assertThat(answer.get("data")).hasSize(2);
        Pictures.assertSize(
                Pictures.read(
                        Base64.getDecoder().decode(answer.at("/data/0/b64_json").textValue())),
                512,
                256);
        assertThat(answer.has("seed") || answer.has("inference_status")).isFalse();
        assertThat(simulator.bill().lines().get(0).usd()).isEqualByComparingTo("0.0005");
    }

    @Test
    void openai_s_shape_has_openai_s_errors(FluxSimulator simulator) {
        HttpResponse<String> answer = Client.text(Api.of(simulator, "deepinfra")
                .request("/v1/openai/images/generations")
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("{\"model\":\"nobody/nothing\",\"prompt\":\"x\"}"))
                .build());

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(Api.json(answer).at("/error/message").textValue()).isNotBlank();
        assertThat(simulator.bill().lines()).isEmpty();
    }

    @Test
    void an_edit_without_a_picture_is_refused(FluxSimulator simulator) {
        HttpResponse<String> answer = Client.text(Api.of(simulator, "deepinfra")
                .request("/v1/openai/images/edits")
                .header("Content-Type", "multipart/form-data; boundary=b")
                .POST(
                        HttpRequest.BodyPublishers.ofString(
                                "--b\r\nContent-Disposition: form-data; name=\"prompt\"\r\n\r\na red fox\r\n"
                                        + "--b\r\nContent-Disposition: form-data; name=\"model\"\r\n\r\nblack-forest-labs/FLUX-1-schnell\r\n--b--\r\n"))
                .build());

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("image");
    }
}
