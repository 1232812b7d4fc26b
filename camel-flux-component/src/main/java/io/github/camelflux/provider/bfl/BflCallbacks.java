package io.github.camelflux.provider.bfl;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelflux.provider.CallbackKeys;
import io.github.camelflux.provider.CallbackProof;
import io.github.camelflux.provider.Called;
import io.github.camelflux.provider.HttpAnswer;
import io.github.camelflux.provider.PollAnswer;
import io.github.camelflux.provider.ProviderOptions;
import io.github.camelflux.provider.RemoteJob;
import io.github.camelflux.provider.wire.HmacSha256;
import io.github.camelflux.provider.wire.WireJson;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;

/**
 * Callbacks of BFL: the secret of the submission comes back in {@code X-Webhook-Secret} (three pages of BFL's guides); another text
 * knows an HMAC instead, which is an option. The body is documented in two ways: {@code id} or {@code task_id}, {@code Ready} or
 * {@code SUCCESS}. For any other the job's state is asked for.
 */
final class BflCallbacks {

    private static final String SIGNATURE = "sha256=";

    private final boolean hmac;

    BflCallbacks(ProviderOptions options) {
        hmac = options.word("callbackProof", Set.of("secret", "hmac"))
                .filter("hmac"::equals)
                .isPresent();
    }

    CallbackProof proof(HttpAnswer callback, CallbackKeys keys) {
        if (keys.agreed().isEmpty()) {
            return CallbackProof.UNSIGNED;
        }
        String secret = keys.agreed().get();
        String expected = hmac ? signature(secret, callback.body()) : secret;
        String given =
                callback.header(hmac ? "x-bfl-signature" : "x-webhook-secret").orElse("");
        return MessageDigest.isEqual(bytes(expected), bytes(given)) ? CallbackProof.VALID : CallbackProof.INVALID;
    }

    static Optional<Called> read(HttpAnswer callback) {
        JsonNode body = WireJson.object(callback);
        String id = Optional.ofNullable(WireJson.text(body, "id")).orElse(WireJson.text(body, "task_id"));
        return id == null
                ? Optional.empty()
                : Optional.of(new Called(new RemoteJob(id, null, null, null), answer(callback, body)));
    }

    private static PollAnswer answer(HttpAnswer callback, JsonNode body) {
        boolean success = "SUCCESS".equals(WireJson.text(body, "status"));
        return success ? BflPollAnswers.ready(body) : BflPollAnswers.read(callback);
    }

    private static String signature(String secret, byte[] body) {
        return SIGNATURE + HexFormat.of().formatHex(HmacSha256.sign(bytes(secret), body));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
