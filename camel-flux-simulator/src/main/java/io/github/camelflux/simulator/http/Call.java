package io.github.camelflux.simulator.http;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A request as it arrived.
 *
 * @param origin the address that was called
 * @param method the HTTP method
 * @param path the path, decoded
 * @param query the decoded query parameters
 * @param headers the header values by lower-case name
 * @param body the body
 */
public record Call(
        Origin origin,
        String method,
        String path,
        Map<String, List<String>> query,
        Map<String, List<String>> headers,
        RequestBody body) {

    /** The first value of a header, by its lower-case name. */
    public Optional<String> header(String name) {
        return headers.getOrDefault(name, List.of()).stream().findFirst();
    }

    /** The first value of a query parameter. */
    public Optional<String> parameter(String name) {
        return query.getOrDefault(name, List.of()).stream().findFirst();
    }
}
