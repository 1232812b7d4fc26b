package io.github.camelflux.provider.fal;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelflux.image.Sha256;
import io.github.camelflux.provider.CallbackKeys;
import io.github.camelflux.provider.CallbackProof;
import io.github.camelflux.provider.HttpAnswer;
import io.github.camelflux.provider.wire.SignedTime;
import io.github.camelflux.provider.wire.WireJson;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Objects;

/**
 * Ed25519 over the ids, the time and the hash of the body as it came (fal, Webhooks page; three verifiers of others agree). fal
 * writes several keys; any of them may have signed.
 */
final class FalProof {

    private static final HexFormat HEX = HexFormat.of();
    /** What stands before the 32 bytes of an Ed25519 key in the form that Java reads. */
    private static final byte[] DER = HEX.parseHex("302a300506032b6570032100");

    private static final int KEY_BYTES = 32;

    private FalProof() {}

    static CallbackProof of(HttpAnswer callback, CallbackKeys keys, Instant now) {
        String request = header(callback, "request-id");
        String user = header(callback, "user-id");
        String time = header(callback, "timestamp");
        byte[] signature = signature(header(callback, "signature"));
        if (request.isEmpty() || signature.length == 0 || !SignedTime.isRecent(time, now)) {
            return CallbackProof.INVALID;
        }
        if (keys.published() == null) {
            return CallbackProof.UNKNOWN_KEY;
        }
        String signed = String.join("\n", request, user, time, Sha256.of(callback.body()));
        boolean fits = WireJson.elements(WireJson.object(keys.published()).path("keys"))
                .map(FalProof::key)
                .filter(Objects::nonNull)
                .anyMatch(key -> fits(key, signed.getBytes(StandardCharsets.UTF_8), signature));
        return fits ? CallbackProof.VALID : CallbackProof.UNKNOWN_KEY;
    }

    private static boolean fits(PublicKey key, byte[] signed, byte[] given) {
        try {
            Signature signature = Signature.getInstance("Ed25519");
            signature.initVerify(key);
            signature.update(signed);
            return signature.verify(given);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    /** Null for what is no such key. */
    private static PublicKey key(JsonNode jwk) {
        try {
            byte[] raw = Base64.getUrlDecoder().decode(jwk.path("x").asText());
            if (!"Ed25519".equals(jwk.path("crv").asText()) || raw.length != KEY_BYTES) {
                return null;
            }
            byte[] der = new byte[DER.length + KEY_BYTES];
            System.arraycopy(DER, 0, der, 0, DER.length);
            System.arraycopy(raw, 0, der, DER.length, KEY_BYTES);
            return KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(der));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            return null;
        }
    }

    private static byte[] signature(String hex) {
        try {
            return HEX.parseHex(hex.strip());
        } catch (IllegalArgumentException e) {
            return new byte[0];
        }
    }

    private static String header(HttpAnswer callback, String name) {
        return callback.header("x-fal-webhook-" + name).orElse("");
    }
}
