package io.github.camelflux.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelflux.simulator.bfl.WebhookStyle;
import io.github.camelflux.simulator.draw.Render;
import io.github.camelflux.simulator.engine.SimulatorClock;
import io.github.camelflux.simulator.fault.Fault;
import io.github.camelflux.simulator.http.Endpoint;
import io.github.camelflux.simulator.push.Receiver;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BflWebhookTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Receiver receiver = new Receiver();
    private final FluxSimulator simulator = builder().start();

    private static FluxSimulator.Builder builder() {
        return FluxSimulator.builder()
                .clock(SimulatorClock.stoppedAt(Instant.parse("2026-11-20T12:00:00Z")))
                .runTime(Duration.ofSeconds(10))
                .render(Render.FLAT);
    }

    @AfterEach
    void close() {
        simulator.close();
        receiver.close();
    }

    private JsonNode accepted(FluxSimulator at, String prompt) {
        return new Client(at)
                .accepted(
                        "flux-2-pro",
                        "{\"prompt\":\"" + prompt + "\",\"webhook_url\":\"" + receiver.address()
                                + "\",\"webhook_secret\":\"hush\"}");
    }

    private JsonNode received(int number) throws Exception {
        await().until(() -> receiver.received().size() > number);
        return JSON.readTree(receiver.received().get(number).text());
    }

    @Test
    void the_end_is_pushed_with_the_secret_itself() throws Exception {
        JsonNode accepted = accepted(simulator, "a kite");
        assertThat(accepted.has("polling_url")).isFalse();
        simulator.clock().advance(Duration.ofSeconds(10));

        JsonNode body = received(0);

        assertThat(receiver.received().get(0).headers()).containsEntry("X-Webhook-Secret", "hush");
        assertThat(body.get("task_id")).isEqualTo(accepted.get("id"));
        assertThat(body.get("status").textValue()).isEqualTo("SUCCESS");
        assertThat(new Client(simulator)
                        .download(body.at("/result/sample").textValue())
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void the_other_kind_is_signed_over_the_raw_body() throws Exception {
        try (FluxSimulator other = builder().bflWebhooks(WebhookStyle.SIGNATURE).start()) {
            accepted(other, "a forbidden kite");
            other.clock().advance(Duration.ofSeconds(10));

            JsonNode body = received(0);

            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec("hush".getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            Receiver.Received callback = receiver.received().get(0);
            assertThat(callback.headers())
                    .containsEntry(
                            "X-BFL-Signature", "sha256=" + HexFormat.of().formatHex(mac.doFinal(callback.body())))
                    .doesNotContainKey("X-Webhook-Secret");
            assertThat(body.get("status").textValue()).isEqualTo("Error");
            assertThat(body.get("error").textValue()).isEqualTo("Request Moderated");
        }
    }

    @Test
    void after_three_more_tries_it_is_dropped() throws Exception {
        receiver.answering(500, 500, 500, 500);
        accepted(simulator, "a kite");
        simulator.clock().advance(Duration.ofSeconds(10));
        for (int tried = 1; tried <= 4; tried++) {
            received(tried - 1);
            int soFar = tried;
            await().until(() -> {
                simulator.clock().advance(Duration.ofSeconds(30));
                return receiver.received().size() > soFar || soFar == 4;
            });
        }

        assertThat(simulator.requestCount("bfl", Endpoint.CALLBACK)).isEqualTo(4);
    }

    @Test
    void a_forged_one_has_another_secret_and_a_lost_one_never_comes() throws Exception {
        simulator.faults().on(Endpoint.CALLBACK, Fault.lost(), Fault.forged());
        accepted(simulator, "one");
        accepted(simulator, "two");
        simulator.clock().advance(Duration.ofSeconds(10));

        received(0);

        assertThat(receiver.received().get(0).headers().get("X-Webhook-Secret"))
                .isNotNull()
                .isNotEqualTo("hush");
        assertThat(simulator.requestCount(Endpoint.CALLBACK)).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"flux-3-image", "flux-tools/outpainting-v1"})
    void models_that_cannot_push_refuse_the_member(String model) {
        String body = "{\"prompt\":\"x\",\"width\":512,\"height\":512,\"webhook_url\":\"" + receiver.address() + "\"}";

        assertThat(new Client(simulator).submit(model, body).body()).contains("webhook_url", "extra_forbidden");
    }
}
