package io.github.camelflux.job.life;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Objects;

/**
 * The correlation key of a job: messages with the same key share one job. Only its digest is kept, since a key may be made of
 * a customer's data.
 *
 * @param namespace keeps the keys of different applications on one store apart
 * @param digest SHA-256 of the key's text, in lower-case hexadecimal
 */
public record IdempotencyKey(String namespace, String digest) {

    public IdempotencyKey {
        Objects.requireNonNull(namespace, "namespace");
        Objects.requireNonNull(digest, "digest");
    }

    /** The key of a text. */
    public static IdempotencyKey of(String namespace, String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return new IdempotencyKey(namespace, HexFormat.of().formatHex(digest));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
