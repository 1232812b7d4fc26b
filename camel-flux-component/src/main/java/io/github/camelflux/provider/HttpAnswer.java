package io.github.camelflux.provider;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A complete HTTP answer, its body bounded by the client.
 *
 * @param status the HTTP status
 * @param headers by lower-case name
 * @param body the bytes; empty when there was none
 */
public record HttpAnswer(int status, Map<String, List<String>> headers, byte[] body) {

    /** The first value of a header, by any spelling of its name. */
    public Optional<String> header(String name) {
        List<String> values = headers.getOrDefault(name.toLowerCase(java.util.Locale.ROOT), List.of());
        return values.isEmpty() ? Optional.empty() : Optional.of(values.get(0));
    }

    /** Status and size: bodies may hold signed links. */
    @Override
    public String toString() {
        return "HTTP " + status + ", " + body.length + " bytes";
    }
}
