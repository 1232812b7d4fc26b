package io.github.camelflux.provider;

import io.github.camelflux.image.Blob;
import java.util.Objects;

/**
 * A picture to send within JSON as a data URI, {@code data:image/png;base64,...}. The type is the one that its first bytes show when
 * it is sent.
 *
 * @param bytes read while they are sent
 */
public record DataUri(Blob bytes) {

    public DataUri {
        Objects.requireNonNull(bytes, "bytes");
    }
}
