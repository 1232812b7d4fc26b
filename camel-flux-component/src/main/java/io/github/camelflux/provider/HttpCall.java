package io.github.camelflux.provider;

import java.net.URI;
import java.util.Map;
import java.util.Objects;

/**
 * One HTTP request as a provider wants it.
 *
 * @param method {@code GET} or {@code POST}
 * @param uri absolute
 * @param headers sent to any host
 * @param credentials headers that carry a secret: sent only to a trusted host
 * @param body what is sent as JSON; null for none
 */
public record HttpCall(
        String method, URI uri, Map<String, String> headers, Map<String, String> credentials, JsonBody body) {

    public HttpCall {
        Objects.requireNonNull(method, "method");
        Objects.requireNonNull(uri, "uri");
        headers = Map.copyOf(headers);
        credentials = Map.copyOf(credentials);
    }

    /** Method, host and path: no user, query, header or body, any of which may hold a secret. */
    @Override
    public String toString() {
        String port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
        return method + " " + uri.getScheme() + "://" + uri.getHost() + port + uri.getRawPath();
    }
}
