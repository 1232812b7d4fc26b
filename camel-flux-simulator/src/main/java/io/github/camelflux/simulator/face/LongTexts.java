package io.github.camelflux.simulator.face;

import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/**
 * Takes long texts out of JSON while it streams by, so that pictures of many megabytes are never on the heap. JSON
 * readers hold each text whole, hence this step before one.
 */
final class LongTexts {

    static final int LIMIT = 65_536;

    private static final int CHUNK = 16_384;

    private final Path directory;
    private final Map<String, Path> files = new HashMap<>();
    private final ByteArrayOutputStream rest = new ByteArrayOutputStream();
    private final ByteArrayOutputStream text = new ByteArrayOutputStream();
    /** Takes the present text once it is known to be long; null otherwise. */
    private OutputStream lifted;

    private boolean inText;
    private boolean escaped;

    LongTexts(Path directory) {
        this.directory = directory;
    }

    /** Copies the JSON with a mark in place of each long text. */
    byte[] liftFrom(InputStream json) throws IOException {
        byte[] chunk = new byte[CHUNK];
        try {
            for (int length = json.read(chunk); length >= 0; length = json.read(chunk)) {
                take(chunk, length);
            }
            endText();
        } finally {
            if (lifted != null) {
                lifted.close();
            }
        }
        return rest.toByteArray();
    }

    /** The files by mark; what stands in them is what stood between the quotation marks. */
    Map<String, Path> files() {
        return Map.copyOf(files);
    }

    /** Looks for quotation marks; what lies between two of them is copied at one go. */
    private void take(byte[] chunk, int length) throws IOException {
        int from = 0;
        for (int i = 0; i < length; i++) {
            byte b = chunk[i];
            if (b == '"' && !escaped) {
                copy(chunk, from, i);
                from = i + 1;
                turn();
            }
            escaped = inText && b == '\\' && !escaped;
        }
        copy(chunk, from, length);
    }

    private void turn() throws IOException {
        if (inText) {
            endText();
        }
        rest.write('"');
        inText = !inText;
    }

    private void copy(byte[] chunk, int from, int to) throws IOException {
        if (!inText) {
            rest.write(chunk, from, to - from);
        } else if (lifted != null) {
            lifted.write(chunk, from, to - from);
        } else {
            text.write(chunk, from, to - from);
            if (text.size() > LIMIT) {
                lift();
            }
        }
    }

    private void lift() throws IOException {
        Path file = Files.createTempFile(directory, "text-", ".json");
        String mark = "text:" + UUID.randomUUID();
        files.put(mark, file);
        rest.write(mark.getBytes(StandardCharsets.US_ASCII));
        lifted = new BufferedOutputStream(Files.newOutputStream(file));
        text.writeTo(lifted);
        text.reset();
    }

    private void endText() throws IOException {
        if (lifted != null) {
            lifted.close();
            lifted = null;
        }
        text.writeTo(rest);
        text.reset();
    }

    static void delete(Map<String, Path> files) {
        files.values().forEach(file -> {
            try {
                Files.deleteIfExists(file);
            } catch (IOException e) {
                throw new UncheckedIOException("Cannot remove " + file, e);
            }
        });
    }
}
