package io.github.camelflux.simulator.bfl;

import java.io.BufferedInputStream;
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
 * Takes long texts out of JSON while it streams by, so that pictures of many megabytes are never on the heap. JSON readers hold each text whole, hence this step before one.
 */
final class LongTexts {

    static final int LIMIT = 65_536;

    private final Path directory;
    private final Map<String, Path> files = new HashMap<>();
    private final ByteArrayOutputStream rest = new ByteArrayOutputStream();

    LongTexts(Path directory) {
        this.directory = directory;
    }

    /** Copies the JSON with a mark in place of each long text. */
    byte[] liftFrom(InputStream json) throws IOException {
        InputStream in = new BufferedInputStream(json, LIMIT);
        for (int b = in.read(); b >= 0; b = in.read()) {
            rest.write(b);
            if (b == '"') {
                copyText(in);
            }
        }
        return rest.toByteArray();
    }

    /** The files by mark; what stands in them is what stood between the quotation marks. */
    Map<String, Path> files() {
        return Map.copyOf(files);
    }

    private void copyText(InputStream in) throws IOException {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        boolean escaped = false;
        for (int b = in.read(); b >= 0; b = in.read()) {
            if (b == '"' && !escaped) {
                text.writeTo(rest);
                rest.write('"');
                return;
            }
            escaped = b == '\\' && !escaped;
            text.write(b);
            if (text.size() > LIMIT && !escaped) {
                lift(text, in);
                return;
            }
        }
        text.writeTo(rest);
    }

    private void lift(ByteArrayOutputStream beginning, InputStream in) throws IOException {
        Path file = Files.createTempFile(directory, "text-", ".json");
        String mark = "text:" + UUID.randomUUID();
        files.put(mark, file);
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
            beginning.writeTo(out);
            boolean escaped = false;
            for (int b = in.read(); b >= 0; b = in.read()) {
                if (b == '"' && !escaped) {
                    rest.write(mark.getBytes(StandardCharsets.US_ASCII));
                    rest.write('"');
                    return;
                }
                escaped = b == '\\' && !escaped;
                out.write(b);
            }
        }
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
