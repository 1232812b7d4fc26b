package io.github.camelflux.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelflux.simulator.engine.BillLine;
import io.github.camelflux.simulator.engine.SimulatorClock;
import io.github.camelflux.simulator.fault.Fault;
import io.github.camelflux.simulator.http.Endpoint;
import io.github.camelflux.simulator.junit.FluxSimulation;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@FluxSimulation
class TogetherTest {

    private static final String PATH = "/v1/images/generations";
    private static final String SCHNELL = "\"model\":\"black-forest-labs/FLUX.1-schnell\"";

    private static String body(String members) {
        return "{" + SCHNELL + "," + members + "}";
    }

    @Test
    void one_call_gives_pictures_by_address(FluxSimulator simulator) {
        Api together = Api.of(simulator, "together");

        JsonNode answer =
                Api.json(together.post(PATH, body("\"prompt\":\"a red fox\",\"n\":2,\"seed\":7,\"width\":512")));

        assertThat(answer.get("object").textValue()).isEqualTo("list");
        assertThat(answer.get("id").textValue()).isNotBlank();
        assertThat(answer.get("model").textValue()).isEqualTo("black-forest-labs/FLUX.1-schnell");
        assertThat(answer.has("created")).isFalse();
        assertThat(answer.get("data")).hasSize(2);
        assertThat(answer.at("/data/1/index").intValue()).isEqualTo(1);
        assertThat(answer.at("/data/1/type").textValue()).isEqualTo("url");
        String address = answer.at("/data/1/url").textValue();
        HttpResponse<byte[]> picture = together.with("").download(address);
        assertThat(picture.headers().firstValue("Content-Type")).hasValue("image/jpeg");
        Pictures.assertSize(Pictures.read(picture.body()), 512, 1024);
        assertThat(together.download(address.replaceAll("1$", "2")).statusCode())
                .isEqualTo(404);
        assertThat(simulator.bill().count("a red fox")).isOne();
        BillLine line = simulator.bill().lines().get(0);
        assertThat(line.provider()).isEqualTo("together");
        assertThat(line.usd()).isEqualByComparingTo("0.0054");
    }

    @Test
    void or_the_pictures_themselves(FluxSimulator simulator) {
        Api together = Api.of(simulator, "together");

        JsonNode answer = Api.json(together.post(
                PATH, body("\"prompt\":\"a kite\",\"response_format\":\"base64\",\"output_format\":\"png\"")));

        assertThat(answer.at("/data/0/type").textValue()).isEqualTo("b64_json");
        byte[] picture =
                Base64.getDecoder().decode(answer.at("/data/0/b64_json").textValue());
        assertThat(picture).startsWith(0x89, 'P', 'N', 'G');
        Pictures.assertSize(Pictures.read(picture), 1024, 1024);
    }

    @Test
    void sizes_have_members_of_their_own_and_the_one_of_others_is_overlooked(FluxSimulator simulator) {
        Api together = Api.of(simulator, "together");

        JsonNode answer = Api.json(
                together.post(PATH, body("\"prompt\":\"a kite\",\"size\":\"512x512\",\"response_format\":\"base64\"")));

        BufferedImage picture = Pictures.read(
                Base64.getDecoder().decode(answer.at("/data/0/b64_json").textValue()));
        Pictures.assertSize(picture, 1024, 1024);
    }

    @ParameterizedTest(name = "{0} is refused, naming {1}")
    @CsvSource(delimiter = '|', textBlock = """
            "prompt":"x","response_format":"b64_json" | response_format
            "prompt":"x","width":"1024"               | width
            "prompt":"x","height":0                   | height
            "prompt":"x","width":512.5                | width
            "prompt":"x","n":9                        | n
            "prompt":"x","steps":0                    | steps
            "prompt":"x","seed":-1                    | seed
            "prompt":"x","output_format":"webp"       | output_format
            "prompt":"x","guidance_scale":"much"      | guidance_scale
            "prompt":"x","disable_safety_checker":"y" | disable_safety_checker
            "prompt":"x","image_url":"https://a.example/a.png"          | image_url
            "prompt":"x","reference_images":["https://a.example/a.png"] | reference_images
            "prompt":"x","image_loras":[{"path":"a"}] | image_loras
            "prompt":7                                | prompt
            "prompt":" "                              | prompt
            "n":1                                     | prompt
            """)
    void a_wrong_member_is_named(String members, String param, FluxSimulator simulator) {
        HttpResponse<String> answer = Api.of(simulator, "together").post(PATH, body(members));

        assertThat(answer.statusCode()).isEqualTo(400);
        JsonNode error = Api.json(answer).get("error");
        assertThat(error.get("param").textValue()).isEqualTo(param);
        assertThat(error.get("message").textValue()).startsWith(param);
        assertThat(error.get("type").textValue()).isEqualTo("invalid_request_error");
        assertThat(error.get("code").textValue()).isEqualTo("invalid_parameter");
        assertThat(simulator.bill().count()).isZero();
    }

    @ParameterizedTest(name = "{0} {1}: {2}")
    @CsvSource(delimiter = '|', textBlock = """
            ''        | {"model":"black-forest-labs/FLUX.1-schnell","prompt":"x"} | 401 | missing_api_key
            wrong-key | {"model":"black-forest-labs/FLUX.1-schnell","prompt":"x"} | 401 | invalid_api_key
            empty-key | {"model":"black-forest-labs/FLUX.1-schnell","prompt":"x"} | 402 | credit_limit_exceeded
            good      | {"model":"flux","prompt":"x"}                             | 404 | model_not_available
            good      | {"prompt":"x"}                                            | 400 | invalid_parameter
            good      | {"prompt                                                  | 400 | invalid_json
            good      | {"model":"black-forest-labs/FLUX.1-schnell","prompt":"x moderate-request"} | 422 | nsfw_content
            good      | {"model":"black-forest-labs/FLUX.1-schnell","prompt":"x moderate-content"} | 422 | nsfw_content
            good      | {"model":"black-forest-labs/FLUX.1-schnell","prompt":"x fail-error"}       | 500 | internal_error
            good      | {"model":"black-forest-labs/FLUX.1-schnell","prompt":"x fail-failed"}      | 503 | overloaded
            """)
    void what_is_refused_or_fails_costs_nothing(
            String key, String body, int status, String code, FluxSimulator simulator) {
        HttpResponse<String> answer = Api.of(simulator, "together").with(key).post(PATH, body);

        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(Api.json(answer).at("/error/code").textValue()).isEqualTo(code);
        assertThat(simulator.bill().count()).isZero();
    }

    @Test
    void the_answer_comes_when_the_pictures_are_made() throws Exception {
        try (FluxSimulator simulator = FluxSimulator.builder()
                .clock(SimulatorClock.stoppedAt(Instant.parse("2026-10-01T00:00:00Z")))
                .runTime(Duration.ofSeconds(8))
                .start()) {
            CompletableFuture<HttpResponse<String>> answer =
                    Api.of(simulator, "together").postLater(PATH, body("\"prompt\":\"a kite\""));
            Awaitility.await().until(() -> simulator.bill().count() == 1);

            simulator.clock().advance(Duration.ofMillis(7999));
            assertThat(answer).isNotDone();
            simulator.clock().advance(Duration.ofMillis(1));

            assertThat(answer.get(10, TimeUnit.SECONDS).statusCode()).isEqualTo(200);
        }
    }

    @Test
    void above_the_dynamic_rate_requests_are_refused_until_a_minute_is_over() {
        try (FluxSimulator simulator = FluxSimulator.builder()
                .clock(SimulatorClock.stoppedAt(Instant.parse("2026-10-01T00:00:00Z")))
                .runTimeScale(0)
                .togetherRequestsPerMinute(2)
                .start()) {
            Api together = Api.of(simulator, "together");

            assertThat(together.post(PATH, body("\"prompt\":\"1\"")).headers().firstValue("x-ratelimit-remaining"))
                    .hasValue("1");
            simulator.clock().advance(Duration.ofSeconds(20));
            assertThat(together.post(PATH, body("\"prompt\":\"2\"")).statusCode())
                    .isEqualTo(200);
            HttpResponse<String> refused = together.post(PATH, body("\"prompt\":\"3\""));
            assertThat(refused.statusCode()).isEqualTo(429);
            assertThat(Api.json(refused).get("error_type").textValue()).isEqualTo("dynamic_request_limited");
            assertThat(refused.headers().firstValue("x-ratelimit-limit")).hasValue("2");
            assertThat(refused.headers().firstValue("x-ratelimit-reset")).hasValue("40");
            simulator.clock().advance(Duration.ofSeconds(40));
            assertThat(together.post(PATH, body("\"prompt\":\"4\"")).statusCode())
                    .isEqualTo(200);
            assertThat(simulator.bill().byPrompt()).containsOnlyKeys("1", "2", "4");
        }
    }

    @Test
    void an_address_is_good_for_an_hour_and_that_of_a_vanished_picture_never() {
        try (FluxSimulator simulator = FluxSimulator.builder().runTimeScale(0).start()) {
            Api together = Api.of(simulator, "together");
            String good = Api.json(together.post(PATH, body("\"prompt\":\"a kite\"")))
                    .at("/data/0/url")
                    .textValue();
            String vanished = Api.json(together.post(PATH, body("\"prompt\":\"vanish\"")))
                    .at("/data/0/url")
                    .textValue();

            assertThat(together.download(good).statusCode()).isEqualTo(200);
            assertThat(together.download(vanished).statusCode()).isEqualTo(404);
            simulator.clock().advance(Duration.ofHours(1));
            assertThat(together.download(good).statusCode()).isEqualTo(404);
        }
    }

    @Test
    void pictures_can_be_sent_to_models_that_take_them(FluxSimulator simulator) {
        Api together = Api.of(simulator, "together");
        String picture = "data:image/png;base64," + Pictures.base64(Pictures.plain(Color.RED, 64, 64));
        String flux2 = "{\"model\":\"black-forest-labs/FLUX.2-pro\",\"prompt\":\"x\",\"reference_images\":[\"%s\"]}";
        String kontext = "{\"model\":\"black-forest-labs/FLUX.1-kontext-pro\",\"prompt\":\"x\",\"image_url\":\"%s\"}";

        assertThat(together.post(PATH, flux2.formatted(picture)).statusCode()).isEqualTo(200);
        assertThat(together.post(PATH, kontext.formatted(picture)).statusCode()).isEqualTo(200);
        assertThat(together.post(PATH, kontext.formatted("data:image/png;base64,AAAA"))
                        .statusCode())
                .isEqualTo(400);
        assertThat(simulator.bill().totalUsd()).isEqualByComparingTo("0.09");
    }

    @Test
    void a_picture_that_came_along_is_seen_in_the_result() {
        try (FluxSimulator simulator = FluxSimulator.builder().runTimeScale(0).start()) {
            Api together = Api.of(simulator, "together");
            String body = "{\"model\":\"black-forest-labs/FLUX.2-pro\",\"prompt\":\"x\",\"seed\":1%s}";
            String picture = "data:image/png;base64," + Pictures.base64(Pictures.plain(Color.RED, 64, 64));

            String without = Api.json(together.post(PATH, body.formatted("")))
                    .at("/data/0/url")
                    .textValue();
            String with = Api.json(together.post(PATH, body.formatted(",\"reference_images\":[\"" + picture + "\"]")))
                    .at("/data/0/url")
                    .textValue();

            assertThat(together.download(with).body())
                    .isNotEqualTo(together.download(without).body());
        }
    }

    @Test
    void faults_meet_it_as_any_other_provider(FluxSimulator simulator) {
        simulator.faults().forProvider("together").on(Endpoint.SUBMIT, Fault.acceptThenStatus(502));

        assertThat(Api.of(simulator, "together")
                        .post(PATH, body("\"prompt\":\"x\""))
                        .statusCode())
                .isEqualTo(502);
        assertThat(simulator.bill().byProvider()).containsEntry("together", 1);
        assertThat(simulator.requestCount("together", Endpoint.SUBMIT)).isOne();
    }

    @Test
    void nothing_else_is_there(FluxSimulator simulator) {
        Api together = Api.of(simulator, "together");

        assertThat(together.post("/v1/images/edits", "{}").statusCode()).isEqualTo(404);
        assertThat(together.get(PATH).statusCode()).isEqualTo(405);
        assertThat(Api.json(together.get("/v1/models")).at("/error/message").textValue())
                .isNotBlank();
    }
}
