package io.github.camelflux.provider.replicate;

import io.github.camelflux.provider.CallbackKeys;
import io.github.camelflux.provider.CallbackProof;
import io.github.camelflux.provider.HttpAnswer;
import io.github.camelflux.provider.wire.HmacSha256;
import io.github.camelflux.provider.wire.SignedTime;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;

/**
 * Standard Webhooks: HMAC-SHA256 over id, time and the body as it came, under the account's secret, {@code whsec_} and base64. Several
 * signatures may come; any of them may fit. The window of five minutes is advice (Replicate, Verify webhooks page).
 */
final class ReplicateProof {

    private static final String PREFIX = "whsec_";
    private static final String VERSION = "v1,";

    private ReplicateProof() {}

    static CallbackProof of(HttpAnswer callback, CallbackKeys keys, Instant now) {
        if (keys.agreed().isEmpty()) {
            return CallbackProof.UNSIGNED;
        }
        String id = callback.header("webhook-id").orElse("");
        String time = callback.header("webhook-timestamp").orElse("");
        String signatures = callback.header("webhook-signature").orElse("");
        if (id.isEmpty() || !SignedTime.isRecent(time, now)) {
            return CallbackProof.INVALID;
        }
        byte[] expected = signature(keys.agreed().get(), id + "." + time + ".", callback.body());
        boolean fits = expected.length > 0
                && Arrays.stream(signatures.split(" "))
                        .filter(entry -> entry.startsWith(VERSION))
                        .anyMatch(entry -> MessageDigest.isEqual(
                                expected, entry.substring(VERSION.length()).getBytes(StandardCharsets.UTF_8)));
        return fits ? CallbackProof.VALID : CallbackProof.INVALID;
    }

    /** In base64; empty if the secret is none. */
    private static byte[] signature(String secret, String head, byte[] body) {
        try {
            String base64 = secret.startsWith(PREFIX) ? secret.substring(PREFIX.length()) : secret;
            byte[] key = Base64.getDecoder().decode(base64);
            return Base64.getEncoder().encode(HmacSha256.sign(key, head.getBytes(StandardCharsets.UTF_8), body));
        } catch (IllegalArgumentException e) {
            return new byte[0];
        }
    }
}
