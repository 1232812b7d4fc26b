package io.github.camelflux.simulator.replicate;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Signs events as the Standard Webhooks specification has it.
 *
 * @param key as the API shows it: {@code whsec_} and base64
 */
record WebhookSecret(String key) {

    private static final String PREFIX = "whsec_";
    private static final String ALGORITHM = "HmacSHA256";
    private static final int BYTES = 24;

    static WebhookSecret drawn() {
        byte[] secret = new byte[BYTES];
        new SecureRandom().nextBytes(secret);
        return new WebhookSecret(PREFIX + Base64.getEncoder().encodeToString(secret));
    }

    /** The value of {@code webhook-signature}. */
    String sign(String id, String timestamp, byte[] body) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(Base64.getDecoder().decode(key.substring(PREFIX.length())), ALGORITHM));
            mac.update((id + "." + timestamp + ".").getBytes(StandardCharsets.UTF_8));
            return "v1," + Base64.getEncoder().encodeToString(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has " + ALGORITHM, e);
        }
    }

    @Override
    public String toString() {
        return "WebhookSecret";
    }
}
