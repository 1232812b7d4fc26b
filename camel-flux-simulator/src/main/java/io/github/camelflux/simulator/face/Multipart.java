package io.github.camelflux.simulator.face;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelflux.simulator.http.Call;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A body of {@code multipart/form-data}, whole in memory.
 *
 * @param parts in the order in which they were sent
 */
public record Multipart(List<Part> parts) {

    private static final Pattern BOUNDARY = Pattern.compile("(?i).*;\\s*boundary=\"?([^\";]+)\"?.*");
    private static final byte[] END_OF_HEAD = "\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

    /**
     * One part.
     *
     * @param name the field
     * @param file the name of the file; empty if it is none
     * @param content the bytes
     */
    public record Part(String name, String file, byte[] content) {

        /** The content as text. */
        public String text() {
            return new String(content, StandardCharsets.UTF_8);
        }
    }

    /** Whether a request says that it has such a body. */
    public static boolean isOf(Call call) {
        return call.header("content-type").orElse("").toLowerCase(Locale.ROOT).startsWith("multipart/form-data");
    }

    /** Reads the body; one that breaks off has the parts that came whole. */
    public static Multipart read(Call call) {
        Matcher boundary = BOUNDARY.matcher(call.header("content-type").orElse(""));
        if (!boundary.matches()) {
            return new Multipart(List.of());
        }
        try (InputStream in = call.body().open()) {
            return new Multipart(
                    split(in.readAllBytes(), ("--" + boundary.group(1).trim()).getBytes(StandardCharsets.US_ASCII)));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read a request body again", e);
        }
    }

    /** All parts that are no files, as the members of an object. */
    public JsonNode texts() {
        ObjectNode texts = Json.MAPPER.createObjectNode();
        parts.stream().filter(part -> part.file().isEmpty()).forEach(part -> texts.put(part.name(), part.text()));
        return texts;
    }

    /** The first part of a name. */
    public Optional<Part> part(String name) {
        return parts.stream().filter(part -> part.name().equals(name)).findFirst();
    }

    /** The text of the first part of a name, or what stands for an absent one. */
    public String text(String name, String otherwise) {
        return part(name).map(Part::text).orElse(otherwise);
    }

    private static List<Part> split(byte[] body, byte[] boundary) {
        List<Part> parts = new ArrayList<>();
        int start = find(body, boundary, 0);
        while (start >= 0) {
            int next = find(body, boundary, start + boundary.length);
            if (next >= 0) {
                // Between the line end behind one boundary and the one before the next.
                part(body, start + boundary.length + 2, next - 2).ifPresent(parts::add);
            }
            start = next;
        }
        return parts;
    }

    private static Optional<Part> part(byte[] body, int from, int to) {
        int head = find(body, END_OF_HEAD, from);
        if (head < 0 || head > to) {
            return Optional.empty();
        }
        String headers = new String(body, from, head - from, StandardCharsets.UTF_8);
        return Optional.of(new Part(
                parameter(headers, "name"),
                parameter(headers, "filename"),
                Arrays.copyOfRange(body, head + END_OF_HEAD.length, Math.max(head + END_OF_HEAD.length, to))));
    }

    private static String parameter(String headers, String name) {
        Matcher found = Pattern.compile(
                        "(?i)content-disposition:[^\\r\\n]*[;\\s]" + name + "=(?:\"([^\"]*)\"|([^;\\r\\n]*))")
                .matcher(headers);
        if (!found.find()) {
            return "";
        }
        return found.group(1) != null ? found.group(1) : found.group(2).trim();
    }

    private static int find(byte[] in, byte[] what, int from) {
        for (int at = from; at <= in.length - what.length; at++) {
            if (Arrays.equals(in, at, at + what.length, what, 0, what.length)) {
                return at;
            }
        }
        return -1;
    }
}
