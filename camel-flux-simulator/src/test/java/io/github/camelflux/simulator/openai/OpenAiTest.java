package io.github.camelflux.simulator.openai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelflux.simulator.FluxSimulator;
import io.github.camelflux.simulator.draw.Render;
import io.github.camelflux.simulator.engine.SimulatorClock;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.concurrent.CompletableFuture;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OpenAiTest {

    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String VLLM = "/v1/images/generations";
    private static final String SGLANG = "/sglang/v1/images/generations";
    private static final String LOCALAI = "/localai/v1/images/generations";
    private static final String AZURE = "/openai/deployments/flux/images/generations?api-version=preview";

    private final FluxSimulator simulator =
            FluxSimulator.builder().runTime(Duration.ZERO).render(Render.FLAT).start();

    @AfterEach
    void close() {
        simulator.close();
    }

    private HttpRequest request(FluxSimulator at, String path, String body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(at.baseUrl("openai") + path))
                .timeout(Duration.ofSeconds(20))
                .header("Content-Type", "application/json");
        return (headers.length > 0 ? request.headers(headers) : request)
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
    }

    private HttpResponse<String> post(String path, String body, String... headers) throws Exception {
        return HTTP.send(request(simulator, path, body, headers), HttpResponse.BodyHandlers.ofString());
    }

    private static JsonNode json(HttpResponse<String> answer) throws Exception {
        return JSON.readTree(answer.body());
    }

    private static BufferedImage picture(byte[] bytes) throws Exception {
        return ImageIO.read(new ByteArrayInputStream(bytes));
    }

    private byte[] fetched(String link) throws Exception {
        URI address = simulator.baseUrl("openai").resolve(link);
        return HTTP.send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofByteArray())
                .body();
    }

    @Test
    void pictures_come_in_base64_and_cost_nothing_yet_are_counted() throws Exception {
        HttpResponse<String> answer = post(
                VLLM, "{\"prompt\":\"a kite\",\"n\":2,\"size\":\"640x384\",\"seed\":17454220438242315174,\"odd\":1}");

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        JsonNode data = json(answer).get("data");
        assertThat(data).hasSize(2);
        assertThat(data.at("/0/url").isNull()).isTrue();
        BufferedImage picture =
                picture(Base64.getDecoder().decode(data.at("/1/b64_json").textValue()));
        assertThat(picture.getWidth()).isEqualTo(640);
        assertThat(simulator.bill().count("a kite")).isOne();
        assertThat(simulator.bill().totalUsd()).isZero();
        assertThat(Long.toUnsignedString(simulator.jobs().get(0).seed())).isEqualTo("17454220438242315174");
    }

    @Test
    void the_answer_waits_for_the_engine_which_makes_one_at_a_time() throws Exception {
        try (FluxSimulator slow = FluxSimulator.builder()
                .clock(SimulatorClock.stoppedAt(Instant.parse("2026-11-20T12:00:00Z")))
                .runTime(Duration.ofSeconds(10))
                .render(Render.FLAT)
                .start()) {
            CompletableFuture<HttpResponse<String>> first =
                    HTTP.sendAsync(request(slow, VLLM, "{\"prompt\":\"one\"}"), HttpResponse.BodyHandlers.ofString());
            await().until(() -> slow.jobs().size() == 1);
            CompletableFuture<HttpResponse<String>> second =
                    HTTP.sendAsync(request(slow, VLLM, "{\"prompt\":\"two\"}"), HttpResponse.BodyHandlers.ofString());
            await().until(() -> slow.jobs().size() == 2);

            slow.clock().advance(Duration.ofSeconds(10));
            assertThat(first.join().statusCode()).isEqualTo(200);
            assertThat(second).isNotDone();
            slow.clock().advance(Duration.ofSeconds(10));
            assertThat(second.join().statusCode()).isEqualTo(200);
        }
    }

    @Test
    void addresses_are_without_a_host_at_one_server_and_whole_at_another() throws Exception {
        String relative = json(post(SGLANG, "{\"prompt\":\"a kite\",\"response_format\":\"url\"}"))
                .at("/data/0/url")
                .textValue();
        String whole = json(post(LOCALAI, "{\"prompt\":\"a kite|rain\",\"size\":\"odd\"}"))
                .at("/data/0/url")
                .textValue();

        assertThat(relative).startsWith("/v1/images/").endsWith("/content");
        assertThat(picture(fetched(relative)).getWidth()).isEqualTo(1024);
        assertThat(whole).startsWith(simulator.baseUrl("openai") + "/generated-images/");
        assertThat(picture(fetched(whole)).getWidth()).isEqualTo(512);
        assertThat(json(post(LOCALAI, "{\"prompt\":\"x\",\"response_format\":\"b64_json\"}"))
                        .at("/data/0/b64_json")
                        .isTextual())
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            /v1/images/generations         | {}                                          | 422 | /detail/0/type   | missing
            /v1/images/generations         | {"prompt":"x","n":11}                       | 422 | /detail/0/loc/1  | n
            /v1/images/generations         | {"prompt":"x","size":"big"}                 | 400 | /detail          | size
            /v1/images/generations         | {"prompt":"x","response_format":"url"}      | 400 | /detail          | response_format
            /v1/images/generations         | {"prompt"                                   | 422 | /detail/0/type   | json_invalid
            /sglang/v1/images/generations  | {"prompt":"x","response_format":"paper"}    | 400 | /detail          | response_format
            /localai/v1/images/generations | {}                                          | 400 | /error/param     | prompt
            /localai/v1/images/generations | {"prompt":"x","n":0}                        | 400 | /error/message   | n must
            /v1/images/generations         | {"prompt":"fail-error"}                     | 500 | /detail          | engine
            /v1/images/generations         | {"prompt":"fail-failed"}                    | 503 | /detail          | engine
            /localai/v1/images/generations | {"prompt":"fail-error"}                     | 500 | /error/message   | engine
            """)
    void each_server_says_no_in_its_own_form(String path, String body, int status, String where, String what)
            throws Exception {
        HttpResponse<String> answer = post(path, body);

        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(json(answer).at(where).asText()).contains(what);
    }

    @Test
    void azure_wants_a_key_in_either_header_filters_and_charges() throws Exception {
        String body = "{\"prompt\":\"a kite\",\"model\":\"FLUX.1-Kontext-pro\"}";
        assertThat(post(AZURE, body).statusCode()).isEqualTo(401);
        assertThat(post(AZURE, body, "api-key", "wrong").statusCode()).isEqualTo(401);
        assertThat(post(AZURE, body, "api-key", "any").statusCode()).isEqualTo(200);
        assertThat(post(AZURE, body, "Authorization", "Bearer any").statusCode())
                .isEqualTo(200);
        assertThat(post(AZURE, "{\"prompt\":\"x\",\"n\":2}", "api-key", "any").statusCode())
                .isEqualTo(400);

        HttpResponse<String> filtered = post(AZURE, "{\"prompt\":\"forbidden\"}", "api-key", "any");

        assertThat(filtered.statusCode()).isEqualTo(400);
        assertThat(json(filtered).at("/error/code").textValue()).isEqualTo("content_policy_violation");
        assertThat(simulator.bill().totalUsd()).isEqualByComparingTo("0.08");
    }

    @Test
    void a_server_of_ones_own_needs_no_key_but_refuses_a_wrong_one() throws Exception {
        assertThat(post(VLLM, "{\"prompt\":\"x\"}").statusCode()).isEqualTo(200);
        assertThat(post(VLLM, "{\"prompt\":\"forbidden\"}").statusCode()).isEqualTo(200);
        assertThat(post(VLLM, "{\"prompt\":\"x\"}", "Authorization", "Bearer wrong")
                        .statusCode())
                .isEqualTo(401);
    }

    private HttpResponse<String> edit(String path, byte[] image) throws Exception {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        String head = "--cut\r\nContent-Disposition: form-data; name=\"prompt\"\r\n\r\na kite\r\n"
                + "--cut\r\nContent-Disposition: form-data; name=\"n\"\r\n\r\n2\r\n";
        body.writeBytes(head.getBytes(StandardCharsets.UTF_8));
        if (image.length > 0) {
            body.writeBytes(("--cut\r\nContent-Disposition: form-data; name=\"image\"; filename=\"a.png\"\r\n"
                            + "Content-Type: image/png\r\n\r\n")
                    .getBytes(StandardCharsets.UTF_8));
            body.writeBytes(image);
            body.writeBytes("\r\n".getBytes(StandardCharsets.UTF_8));
        }
        body.writeBytes("--cut--\r\n".getBytes(StandardCharsets.UTF_8));
        HttpRequest request = HttpRequest.newBuilder(URI.create(simulator.baseUrl("openai") + path))
                .header("Content-Type", "multipart/form-data; boundary=cut")
                .POST(HttpRequest.BodyPublishers.ofByteArray(body.toByteArray()))
                .build();
        return HTTP.send(request, HttpResponse.BodyHandlers.ofString());
    }

    @Test
    void edits_come_in_parts_and_need_a_picture() throws Exception {
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(64, 64, BufferedImage.TYPE_INT_RGB), "png", png);

        HttpResponse<String> good = edit("/v1/images/edits", png.toByteArray());

        assertThat(good.statusCode()).as(good.body()).isEqualTo(200);
        assertThat(json(good).get("data")).hasSize(2);
        assertThat(edit("/v1/images/edits", new byte[0]).statusCode()).isEqualTo(400);
        assertThat(edit("/localai/v1/images/edits", new byte[] {1, 2, 3}).statusCode())
                .isEqualTo(400);
        assertThat(simulator.bill().count()).isOne();
    }
}
