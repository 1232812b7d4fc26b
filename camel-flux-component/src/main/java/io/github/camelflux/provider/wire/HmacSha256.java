package io.github.camelflux.provider.wire;

import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The signature of callbacks under a secret that both sides have. */
public final class HmacSha256 {

    private static final String NAME = "HmacSHA256";

    private HmacSha256() {}

    /**
     * Signs texts, one behind the other.
     *
     * @throws IllegalArgumentException if the secret is empty
     */
    public static byte[] sign(byte[] secret, byte[]... texts) {
        try {
            Mac mac = Mac.getInstance(NAME);
            mac.init(new SecretKeySpec(secret, NAME));
            for (byte[] text : texts) {
                mac.update(text);
            }
            return mac.doFinal();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + NAME, e);
        }
    }
}
