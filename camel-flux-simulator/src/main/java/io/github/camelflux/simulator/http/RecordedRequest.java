package io.github.camelflux.simulator.http;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A request that the simulator received, kept for assertions. It is kept before anything is decided about it, so that
 * dropped and refused requests are here as well.
 *
 * @param origin the address that was called
 * @param method the HTTP method
 * @param path the path, decoded
 * @param query the decoded query parameters
 * @param headers the header values by lower-case name
 * @param body the first bytes of the body; whole unless {@code bodyLength} says otherwise
 * @param bodyLength number of bytes that were sent
 * @param bodySha256 digest of all that was sent, in lower-case hexadecimal
 */
public record RecordedRequest(
        Origin origin,
        String method,
        String path,
        Map<String, List<String>> query,
        Map<String, List<String>> headers,
        byte[] body,
        long bodyLength,
        String bodySha256) {

    /** Keeps what is worth keeping of a call. */
    public static RecordedRequest of(Call call) {
        return new RecordedRequest(
                call.origin(),
                call.method(),
                call.path(),
                call.query(),
                call.headers(),
                call.body().head(),
                call.body().length(),
                call.body().sha256());
    }

    /** The first value of a header, in any case of its name. */
    public Optional<String> header(String name) {
        return headers.entrySet().stream()
                .filter(entry -> entry.getKey().equalsIgnoreCase(name))
                .flatMap(entry -> entry.getValue().stream())
                .findFirst();
    }

    /** The kept part of the body as text. */
    public String bodyText() {
        return new String(body, StandardCharsets.UTF_8);
    }

    /** Whether the kept part is shorter than what was sent. */
    public boolean bodyCut() {
        return body.length < bodyLength;
    }
}
