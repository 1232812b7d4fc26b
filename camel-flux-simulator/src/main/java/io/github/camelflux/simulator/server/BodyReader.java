package io.github.camelflux.simulator.server;

import io.github.camelflux.simulator.http.RequestBody;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/** Reads request bodies: up to {@value #IN_MEMORY} bytes into memory, longer ones into a file. Thread-safe. */
final class BodyReader {

    private static final int IN_MEMORY = 65_536;

    private final Path directory;

    BodyReader(Path directory) {
        this.directory = directory;
    }

    RequestBody read(InputStream body) throws IOException {
        DigestInputStream in = new DigestInputStream(body, sha256());
        byte[] head = in.readNBytes(IN_MEMORY);
        if (head.length < IN_MEMORY) {
            return new RequestBody(head, head.length, digestOf(in), Optional.empty());
        }
        Path file = Files.createTempFile(directory, "request-", ".body");
        long rest;
        try (OutputStream out = Files.newOutputStream(file)) {
            out.write(head);
            rest = in.transferTo(out);
        }
        return new RequestBody(head, head.length + rest, digestOf(in), Optional.of(file));
    }

    private static String digestOf(DigestInputStream in) {
        return HexFormat.of().formatHex(in.getMessageDigest().digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
