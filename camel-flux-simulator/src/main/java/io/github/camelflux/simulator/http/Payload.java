package io.github.camelflux.simulator.http;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** The bytes of an answer. */
public sealed interface Payload {

    /** Number of bytes; -1 if it is not known before they are sent. */
    long length();

    /** Opens the bytes from the beginning; the caller closes. */
    InputStream open() throws IOException;

    /**
     * Bytes that come one piece after the other, nobody knows how many.
     *
     * @param source gives them
     */
    record Growing(Source source) implements Payload {
        @Override
        public long length() {
            return -1;
        }

        @Override
        public InputStream open() throws IOException {
            throw new IOException("What is still growing is not read from its beginning");
        }

        /** Gives piece after piece; asked for the next one when the one before has been sent. */
        @FunctionalInterface
        public interface Source {
            /** The next piece once it is there; empty after the last one. */
            CompletionStage<Optional<byte[]>> next();
        }
    }

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
