package io.github.camelflux.job;

import io.github.camelflux.image.Sha256;
import java.security.SecureRandom;
import java.util.Base64;

/**
 * The last part of the address that one attempt is reported to: whoever knows it may say what became of that attempt. Only its digest
 * is stored.
 */
public final class CallbackToken {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int BYTES = 32;

    private CallbackToken() {}

    /** A token of 256 random bits, safe in a URL. */
    static String random() {
        byte[] bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** What is stored of a token: SHA-256 in lower-case hexadecimal. */
    public static String digest(String token) {
        return Sha256.of(token);
    }
}
