package io.github.camelflux.provider.replicate;

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
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReplicateCallbacksTest {

    private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    private static final String BODY = "{\"test\": 2432232314}";
    private static final String SIGNATURE = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=";
    private static final String OTHER = "v1,AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=";
    private static final Instant THEN = Instant.ofEpochSecond(1_614_265_330);

    private final ReplicateProvider provider = new ReplicateProvider(ModelCatalog.shipped(), options("replicate"));

    @ParameterizedTest
    @ValueSource(strings = {SIGNATURE, OTHER + " " + SIGNATURE, "v2,x " + SIGNATURE + " " + OTHER})
    void a_callback_is_valid_if_any_of_its_signatures_fits(String signature) {
        assertThat(proof(signed(BODY, signature), SECRET, THEN)).isEqualTo(CallbackProof.VALID);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                OTHER,
                "g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=",
                "v2,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=",
                "v1,"
            })
    void a_callback_without_a_signature_that_fits_is_invalid(String signature) {
        assertThat(proof(signed(BODY, signature), SECRET, THEN)).isEqualTo(CallbackProof.INVALID);
    }

    @Test
    void a_body_that_was_written_again_or_another_secret_do_not_fit() {
        assertThat(proof(signed("{\"test\":2432232314}", SIGNATURE), SECRET, THEN))
                .isEqualTo(CallbackProof.INVALID);
        assertThat(proof(signed(BODY, SIGNATURE), "whsec_AAAA", THEN)).isEqualTo(CallbackProof.INVALID);
        assertThat(proof(signed(BODY, SIGNATURE), "whsec_not base64!", THEN)).isEqualTo(CallbackProof.INVALID);
        assertThat(proof(signed(BODY, SIGNATURE), "whsec_", THEN)).isEqualTo(CallbackProof.INVALID);
    }

    @ParameterizedTest
    @CsvSource({"300, VALID", "-300, VALID", "301, INVALID", "-301, INVALID"})
    void a_callback_is_valid_for_five_minutes_before_and_after(long seconds, CallbackProof proof) {
        assertThat(proof(signed(BODY, SIGNATURE), SECRET, THEN.plusSeconds(seconds)))
                .isEqualTo(proof);
    }

    @Test
    void a_callback_without_the_headers_is_invalid() {
        assertThat(proof(raw(200, BODY), SECRET, THEN)).isEqualTo(CallbackProof.INVALID);
        assertThat(proof(
                        raw(200, BODY, "webhook-id", "m", "webhook-timestamp", "soon", "webhook-signature", SIGNATURE),
                        SECRET,
                        THEN))
                .isEqualTo(CallbackProof.INVALID);
    }

    @Test
    void without_a_secret_the_token_has_to_suffice() {
        assertThat(proof(signed(BODY, SIGNATURE), null, THEN)).isEqualTo(CallbackProof.UNSIGNED);
    }

    @Test
    void the_body_of_a_callback_is_the_prediction_itself() {
        Called called = called("{'id': 'p1', 'status': 'succeeded', 'output': ['https://replicate.delivery/a.webp']}");

        assertThat(called.job()).isEqualTo(new RemoteJob("p1", null, null, null));
        assertThat(called.answer()).isInstanceOf(PollAnswer.Ready.class);
        assertThat(called("{'id': 'p1', 'status': 'failed', 'error': 'odd'}").answer())
                .isEqualTo(new PollAnswer.Failed("odd", null));
        assertThat(called("{'id': 'p1', 'status': 'aborted'}").answer())
                .isEqualTo(new PollAnswer.Cancelled(true, null));
        assertThat(called("{'id': 'p1', 'status': 'starting'}").answer()).isInstanceOf(PollAnswer.Running.class);
        assertThat(called("{'id': 'p1'}").answer()).isInstanceOf(PollAnswer.NotAnswered.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "{}", "{'type': 'x', 'data': {'id': 'p1'}}", "<html>"})
    void what_names_no_prediction_is_no_callback(String body) {
        assertThat(provider.called(answer(200, body), account("https://api.replicate.com")))
                .isEmpty();
    }

    private Called called(String body) {
        return provider.called(answer(200, body), account("https://api.replicate.com"))
                .orElseThrow();
    }

    private CallbackProof proof(HttpAnswer callback, String secret, Instant now) {
        return provider.proof(callback, new CallbackKeys(secret, null), now);
    }

    private static HttpAnswer signed(String body, String signature) {
        return raw(
                200,
                body,
                "webhook-id",
                "msg_p5jXN8AQM9LWM0D4loKWxJek",
                "webhook-timestamp",
                "1614265330",
                "webhook-signature",
                signature);
    }
}
