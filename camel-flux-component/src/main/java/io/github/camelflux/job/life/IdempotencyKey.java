package io.github.camelflux.job.life;

import io.github.camelflux.image.Sha256;
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
        return new IdempotencyKey(namespace, Sha256.of(text));
    }
}
