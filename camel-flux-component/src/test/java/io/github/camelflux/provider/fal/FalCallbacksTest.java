package io.github.camelflux.provider.fal;

import static io.github.camelflux.provider.wire.Sample.account;
import static io.github.camelflux.provider.wire.Sample.answer;
import static io.github.camelflux.provider.wire.Sample.options;
import static io.github.camelflux.provider.wire.Sample.raw;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelflux.image.ModelCatalog;
import io.github.camelflux.provider.CallbackKeys;
import io.github.camelflux.provider.CallbackProof;
import io.github.camelflux.provider.Called;
import io.github.camelflux.provider.HttpAnswer;
import io.github.camelflux.provider.PollAnswer;
import io.github.camelflux.provider.RemoteJob;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FalCallbacksTest {

    private static final String BODY = "{\"status\": \"OK\"}";
    private static final String SIGNATURE = "741fa72d29732fc1538826a244446b33641f55c66f00074fb262f10aab9822f2"
            + "e847e8788f01c8fd7439b352924b3e20b8290dd48a62a748ef2dd2ee6491b40b";
    private static final String KEY = "A6EHv_POEL4dcN0Y50vAmWfk1jCbpQ1fHdyGZBJVMbg";
    private static final String OTHER_KEY = "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo";
    private static final Instant THEN = Instant.ofEpochSecond(1_700_000_000);

    private final FalProvider provider = new FalProvider(ModelCatalog.shipped(), options("fal"));

    @Test
    void a_callback_that_fal_signed_is_valid_with_any_of_its_keys() {
        assertThat(proof(signed(BODY, SIGNATURE), jwks(KEY), THEN)).isEqualTo(CallbackProof.VALID);
        assertThat(proof(signed(BODY, SIGNATURE), jwks(OTHER_KEY, "short", KEY), THEN))
                .isEqualTo(CallbackProof.VALID);
    }

    @ParameterizedTest
    @CsvSource({"300, VALID", "-300, VALID", "301, INVALID", "-301, INVALID"})
    void a_callback_is_valid_for_five_minutes_before_and_after(long seconds, CallbackProof proof) {
        assertThat(proof(signed(BODY, SIGNATURE), jwks(KEY), THEN.plusSeconds(seconds)))
                .isEqualTo(proof);
    }

    @Test
    void keys_that_do_not_fit_or_are_not_known_are_to_be_looked_up() {
        assertThat(proof(signed(BODY, SIGNATURE), null, THEN)).isEqualTo(CallbackProof.UNKNOWN_KEY);
        assertThat(proof(signed(BODY, SIGNATURE), jwks(OTHER_KEY), THEN)).isEqualTo(CallbackProof.UNKNOWN_KEY);
        assertThat(proof(signed(BODY, SIGNATURE), "no JSON", THEN)).isEqualTo(CallbackProof.UNKNOWN_KEY);
    }

    @Test
    void a_body_that_was_written_again_does_not_fit() {
        assertThat(proof(signed("{\"status\":\"OK\"}", SIGNATURE), jwks(KEY), THEN))
                .isEqualTo(CallbackProof.UNKNOWN_KEY);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "zz", "74"})
    void a_signature_that_is_none_is_never_valid(String signature) {
        assertThat(proof(signed(BODY, signature), jwks(KEY), THEN)).isNotEqualTo(CallbackProof.VALID);
    }

    @Test
    void a_callback_without_the_headers_is_invalid() {
        assertThat(proof(raw(200, BODY), jwks(KEY), THEN)).isEqualTo(CallbackProof.INVALID);
        assertThat(proof(
                        raw(
                                200,
                                BODY,
                                "x-fal-webhook-request-id",
                                "req-1",
                                "x-fal-webhook-timestamp",
                                "soon",
                                "x-fal-webhook-signature",
                                SIGNATURE),
                        jwks(KEY),
                        THEN))
                .isEqualTo(CallbackProof.INVALID);
    }

    @Test
    void a_callback_with_an_output_says_that_the_picture_is_ready() {
        Called called = called("{'request_id': 'r1', 'gateway_request_id': 'g1', 'status': 'OK', 'error': null,"
                + " 'payload': {'images': [{'url': 'https://v3.fal.media/a.png'}], 'seed': 7}}");

        assertThat(called.job()).isEqualTo(new RemoteJob("r1", null, null, null));
        assertThat(called.answer()).isInstanceOfSatisfying(PollAnswer.Ready.class, ready -> assertThat(ready.seed())
                .isEqualTo(7));
    }

    @Test
    void a_callback_with_an_error_says_how_the_request_ended() {
        assertThat(called("{'request_id': 'r1', 'status': 'ERROR', 'error': 'Invalid status code: 422', 'payload':"
                                + " {'detail': [{'loc': ['body', 'prompt'], 'msg': 'flagged', 'type':"
                                + " 'content_policy_violation'}]}}")
                        .answer())
                .isEqualTo(new PollAnswer.Moderated(false, List.of("flagged"), null));
        assertThat(called("{'request_id': 'r1', 'status': 'ERROR', 'error': 'Invalid status code: 422', 'payload':"
                                + " {'detail': [{'loc': ['body', 'seed'], 'msg': 'bad', 'type': 'value_error'}]}}")
                        .answer())
                .isEqualTo(new PollAnswer.Failed("HTTP 422: seed: bad", null));
        assertThat(called("{'request_id': 'r1', 'status': 'ERROR', 'error': 'Invalid status code: 503', 'payload':"
                                + " {'detail': 'gone', 'error_type': 'runner_disconnected'}}")
                        .answer())
                .isEqualTo(new PollAnswer.Failed("runner_disconnected: gone", BigDecimal.ZERO));
        assertThat(called("{'request_id': 'r1', 'status': 'ERROR', 'error': 'Something odd', 'payload': null}")
                        .answer())
                .isEqualTo(new PollAnswer.Failed("Something odd", null));
        assertThat(called("{'request_id': 'r1', 'status': 'ERROR', 'payload':"
                                + " {'detail': 'x', 'error_type': 'client_cancelled'}}")
                        .answer())
                .isEqualTo(new PollAnswer.Cancelled(false, null));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'request_id': 'r1', 'status': 'OK', 'payload': null, 'payload_error': 'not serialisable'}",
                "{'request_id': 'r1', 'status': 'IN_QUEUE'}",
                "{'request_id': 'r1'}"
            })
    void a_callback_that_does_not_say_how_it_ended_leaves_it_to_be_asked_for(String body) {
        assertThat(called(body).answer()).isInstanceOf(PollAnswer.NotAnswered.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "{}", "{'status': 'OK'}", "<html>"})
    void what_names_no_request_is_no_callback(String body) {
        assertThat(provider.called(answer(200, body), account("https://queue.fal.run")))
                .isEmpty();
    }

    private Called called(String body) {
        return provider.called(answer(200, body), account("https://queue.fal.run"))
                .orElseThrow();
    }

    private CallbackProof proof(HttpAnswer callback, String published, Instant now) {
        return provider.proof(callback, new CallbackKeys(null, published), now);
    }

    private static HttpAnswer signed(String body, String signature) {
        return raw(
                200,
                body,
                "x-fal-webhook-request-id",
                "req-1",
                "x-fal-webhook-user-id",
                "user-1",
                "x-fal-webhook-timestamp",
                "1700000000",
                "x-fal-webhook-signature",
                signature);
    }

    private static String jwks(String... keys) {
        return List.of(keys).stream()
                .map(key -> "{\"kty\":\"OKP\",\"crv\":\"Ed25519\",\"x\":\"" + key + "\",\"kid\":\"k\"}")
                .collect(java.util.stream.Collectors.joining(",", "{\"keys\":[", "]}"));
    }
}
