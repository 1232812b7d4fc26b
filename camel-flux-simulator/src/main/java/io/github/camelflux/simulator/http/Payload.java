package io.github.camelflux.simulator.http;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** The bytes of an answer. */
public sealed interface Payload {

    /** Number of bytes. */
    long length();

    /** Opens the bytes from the beginning; the caller closes. */
    InputStream open() throws IOException;

    /** Bytes in memory. */
    record Bytes(byte[] content) implements Payload {
        @Override
        public long length() {
            return content.length;
        }

        @Override
        public InputStream open() {
            return new ByteArrayInputStream(content);
        }
    }

    /** Bytes in a file, which is never loaded whole. */
    record InFile(Path path, long length) implements Payload {
        @Override
        public InputStream open() throws IOException {
            return Files.newInputStream(path);
        }
    }
}
