package io.github.camelflux.simulator.http;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * An answer, before it goes out.
 *
 * @param status the HTTP status
 * @param headers the headers, without the content length
 * @param payload the body
 */
public record Reply(int status, Map<String, String> headers, Payload payload) {

    private static final String JSON = "application/json";

    /** A body of text. */
    public static Reply text(int status, String body, String contentType) {
        return new Reply(
                status, Map.of("Content-Type", contentType), new Payload.Bytes(body.getBytes(StandardCharsets.UTF_8)));
    }

    /** A body of JSON that is written already. */
    public static Reply json(int status, byte[] body) {
        return new Reply(status, Map.of("Content-Type", JSON), new Payload.Bytes(body));
    }

    /** A body of JSON text. */
    public static Reply json(int status, String body) {
        return text(status, body, JSON);
    }

    /** The same answer with one header more. */
    public Reply withHeader(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new Reply(status, more, payload);
    }

    /** The same answer with no byte in its body. */
    public Reply withoutBody() {
        return new Reply(status, headers, new Payload.Bytes(new byte[0]));
    }
}
