package io.github.camelflux.simulator.http;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The body of a request: all of it in a file if it is big, and always its beginning, length and digest.
 *
 * @param head the first bytes, at most as many as the server keeps in memory
 * @param length number of bytes
 * @param sha256 digest in lower-case hexadecimal
 * @param file where the whole body lies while the request is being answered, if it is longer than {@code head}
 */
public record RequestBody(byte[] head, long length, String sha256, Optional<Path> file) {

    private static final String SHA256_OF_NOTHING = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

    /** No body. */
    public static final RequestBody EMPTY = new RequestBody(new byte[0], 0, SHA256_OF_NOTHING, Optional.empty());

    /** Opens the whole body from its beginning; the caller closes it. */
    public InputStream open() throws IOException {
        return file.isPresent() ? Files.newInputStream(file.get()) : new ByteArrayInputStream(head);
    }
}
