package io.github.camelflux.simulator.fal;

import io.github.camelflux.simulator.face.Sha256;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.spec.NamedParameterSpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/** Signs callbacks with Ed25519 as fal does, and shows the key to check them with. Thread-safe. */
final class FalSigner {

    private static final String ALGORITHM = "Ed25519";
    private static final int KEY_BYTES = 32;

    private final KeyPair keys;

    /**
     * @param random decides on the key
     */
    FalSigner(SecureRandom random) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(ALGORITHM);
            generator.initialize(NamedParameterSpec.ED25519, random);
            keys = generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Java 15 and later have " + ALGORITHM, e);
        }
    }

    /** The signature in hexadecimal: of four lines, the last of which is the digest of the body. */
    String sign(String requestId, String userId, String timestamp, byte[] body) {
        String digest = HexFormat.of().formatHex(Sha256.start().digest(body));
        String message = String.join("\n", requestId, userId, timestamp, digest);
        try {
            Signature signature = Signature.getInstance(ALGORITHM);
            signature.initSign(keys.getPrivate());
            signature.update(message.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("A key of our own cannot sign", e);
        }
    }

    /** The set of keys as fal publishes it. The raw key is the end of Java's encoding of it. */
    Map<String, Object> keySet() {
        byte[] encoded = keys.getPublic().getEncoded();
        byte[] raw = Arrays.copyOfRange(encoded, encoded.length - KEY_BYTES, encoded.length);
        String x = Base64.getUrlEncoder().withoutPadding().encodeToString(raw);
        return Map.of("keys", List.of(Map.of("kty", "OKP", "crv", ALGORITHM, "x", x, "kid", "simulated-1")));
    }
}
