package io.github.camelflux.simulator.fal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelflux.simulator.FluxSimulator;
import io.github.camelflux.simulator.draw.Render;
import io.github.camelflux.simulator.engine.SimulatorClock;
import io.github.camelflux.simulator.fault.Fault;
import io.github.camelflux.simulator.http.Endpoint;
import io.github.camelflux.simulator.push.Receiver;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FalWebhookTest {

    private final Receiver receiver = new Receiver();
    private final FluxSimulator simulator = FluxSimulator.builder()
            .clock(SimulatorClock.stoppedAt(Instant.parse("2026-11-20T12:00:00Z")))
            .runTime(Duration.ofSeconds(10))
            .render(Render.FLAT)
            .start();
    private final FalClient client = new FalClient(simulator);

    @AfterEach
    void close() {
        simulator.close();
        receiver.close();
    }

    private JsonNode submitted(String model, String body) {
        return client.accepted(
                model + "?fal_webhook=" + URLEncoder.encode(receiver.address(), StandardCharsets.UTF_8), body);
    }

    private Receiver.Received only() {
        await().until(() -> receiver.received().size() == 1);
        return receiver.received().get(0);
    }

    @Test
    void the_known_vector_is_signed_as_known() {
        SecureRandom known = new SecureRandom() {
            private static final long serialVersionUID = 1L;

            @Override
            public void nextBytes(byte[] bytes) {
                for (int i = 0; i < bytes.length; i++) {
                    bytes[i] = (byte) i;
                }
            }
        };
        FalSigner signer = new FalSigner(known);

        assertThat(signer.keySet().toString()).contains("A6EHv_POEL4dcN0Y50vAmWfk1jCbpQ1fHdyGZBJVMbg");
        assertThat(signer.sign(
                        "req-1", "user-1", "1700000000", "{\"status\": \"OK\"}".getBytes(StandardCharsets.UTF_8)))
                .isEqualTo("741fa72d29732fc1538826a244446b33641f55c66f00074fb262f10aab9822f2"
                        + "e847e8788f01c8fd7439b352924b3e20b8290dd48a62a748ef2dd2ee6491b40b");
    }

    @Test
    void the_end_is_pushed_signed_and_in_pythons_spacing() throws Exception {
        JsonNode accepted = submitted("fal-ai/flux/dev", "{\"prompt\":\"a käfer\"}");
        assertThat(accepted.get("gateway_request_id")).isEqualTo(accepted.get("request_id"));
        assertThat(receiver.received()).isEmpty();

        simulator.clock().advance(Duration.ofSeconds(10));

        Receiver.Received callback = only();
        assertThat(callback.text())
                .startsWith("{\"request_id\": \"" + accepted.get("request_id").textValue() + "\", \"gateway")
                .contains("\\u00E4");
        JsonNode body = FalClient.json(callback.text());
        assertThat(body.get("status").textValue()).isEqualTo("OK");
        assertThat(body.get("error").isNull()).isTrue();
        assertThat(body.at("/payload/images/0/url").textValue())
                .startsWith(simulator.baseUrl("fal").toString());
        assertThat(verified(callback)).isTrue();
        assertThat(callback.headers().get("X-Fal-Webhook-Timestamp"))
                .isEqualTo(Long.toString(simulator.clock().instant().getEpochSecond()));
        assertThat(simulator.requestCount("fal", Endpoint.CALLBACK)).isOne();
    }

    private boolean verified(Receiver.Received callback) throws Exception {
        String x = FalClient.json(client.get("/.well-known/jwks.json"))
                .at("/keys/0/x")
                .textValue();
        byte[] prefix = HexFormat.of().parseHex("302a300506032b6570032100");
        byte[] raw = Base64.getUrlDecoder().decode(x);
        byte[] encoded = new byte[prefix.length + raw.length];
        System.arraycopy(prefix, 0, encoded, 0, prefix.length);
        System.arraycopy(raw, 0, encoded, prefix.length, raw.length);
        Map<String, String> headers = callback.headers();
        String digest =
                HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(callback.body()));
        String message = String.join(
                "\n",
                headers.get("X-Fal-Webhook-Request-Id"),
                headers.get("X-Fal-Webhook-User-Id"),
                headers.get("X-Fal-Webhook-Timestamp"),
                digest);
        Signature signature = Signature.getInstance("Ed25519");
        signature.initVerify(KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded)));
        signature.update(message.getBytes(StandardCharsets.UTF_8));
        return signature.verify(HexFormat.of().parseHex(headers.get("X-Fal-Webhook-Signature")));
    }

    @Test
    void an_error_is_pushed_with_its_body_and_another_gateway_id_after_a_requeue() {
        JsonNode accepted = submitted("fal-ai/flux-2-pro", "{\"prompt\":\"forbidden and requeued\"}");
        simulator.clock().advance(Duration.ofSeconds(10));

        JsonNode body = FalClient.json(only().text());

        assertThat(body.get("status").textValue()).isEqualTo("ERROR");
        assertThat(body.get("error").textValue()).isEqualTo("Invalid status code: 422");
        assertThat(body.at("/payload/detail/0/type").textValue()).isEqualTo("content_policy_violation");
        assertThat(body.get("request_id")).isEqualTo(accepted.get("request_id"));
        assertThat(body.get("gateway_request_id")).isNotEqualTo(accepted.get("request_id"));
    }

    @Test
    void a_callback_that_is_not_taken_comes_again_by_the_simulators_clock() throws Exception {
        receiver.answering(500, 404);
        submitted("fal-ai/flux/dev", "{\"prompt\":\"a kite\"}");
        simulator.clock().advance(Duration.ofSeconds(10));
        only();

        await().until(() -> {
            simulator.clock().advance(Duration.ofSeconds(10));
            return receiver.received().size() == 3;
        });

        for (Receiver.Received each : receiver.received()) {
            assertThat(verified(each)).isTrue();
        }
        assertThat(receiver.received().get(2).body())
                .isEqualTo(receiver.received().get(0).body());
        assertThat(receiver.received().get(2).headers().get("X-Fal-Webhook-Timestamp"))
                .isGreaterThan(receiver.received().get(0).headers().get("X-Fal-Webhook-Timestamp"));
    }

    @Test
    void callbacks_come_twice_late_forged_or_never_as_ordered() throws Exception {
        simulator
                .faults()
                .on(Endpoint.CALLBACK, Fault.twice(), Fault.delay(Duration.ofMillis(50)), Fault.forged(), Fault.lost());
        for (String prompt : List.of("one", "two", "three", "four")) {
            submitted("fal-ai/flux/dev", "{\"prompt\":\"" + prompt + "\"}");
        }

        simulator.clock().advance(Duration.ofSeconds(10));

        await().until(() -> receiver.received().size() == 4);
        int good = 0;
        for (Receiver.Received each : receiver.received()) {
            good += verified(each) ? 1 : 0;
        }
        assertThat(good).isEqualTo(3);
        assertThat(simulator.faults().pending()).isZero();
        assertThat(simulator.requestCount(Endpoint.CALLBACK)).isEqualTo(4);
    }

    @Test
    void a_callback_overtakes_the_answer_to_its_submission() {
        try (FluxSimulator quick = FluxSimulator.builder()
                .runTime(Duration.ZERO)
                .render(Render.FLAT)
                .start()) {
            quick.faults().on(Endpoint.SUBMIT, Fault.acceptThenHang());

            FalClient.sendLater(new FalClient(quick)
                    .submission("/fal-ai/flux/dev?fal_webhook=" + receiver.address(), "{\"prompt\":\"a kite\"}"));

            assertThat(FalClient.json(only().text()).get("status").textValue()).isEqualTo("OK");
        }
    }

    @Test
    void other_machines_are_not_called_unless_that_was_asked_for() {
        client.accepted("fal-ai/flux/dev?fal_webhook=http%3A%2F%2F192.0.2.1%2Fhook", "{\"prompt\":\"a kite\"}");
        submitted("fal-ai/flux/dev", "{\"prompt\":\"a boat\"}");
        simulator.clock().advance(Duration.ofSeconds(10));

        only();
        assertThat(simulator.requestCount(Endpoint.CALLBACK)).isOne();
        assertThat(client.submit("fal-ai/flux/dev?fal_webhook=nowhere", "{\"prompt\":\"a kite\"}")
                        .statusCode())
                .isEqualTo(400);
    }
}
