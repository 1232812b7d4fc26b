package io.github.camelflux.provider;

import java.net.URI;
import java.util.Map;
import java.util.Objects;

/**
 * One HTTP request as a provider wants it.
 *
 * @param method {@code GET}, {@code POST} or {@code PUT}
 * @param uri absolute
 * @param headers sent to any host
 * @param credentials headers that carry a secret: sent only to a trusted host
 * @param body what is sent; null for none
 * @param answer what is expected to come back
 */
public record HttpCall(
        String method,
        URI uri,
        Map<String, String> headers,
        Map<String, String> credentials,
        CallBody body,
        AnswerForm answer) {

    /** How an answer is read. */
    public enum AnswerForm {
        /** JSON without pictures, at most 1 MiB, on the heap. */
        JSON,
        /**
         * JSON that may hold pictures in base64. Long texts in it are decoded while they come and become
         * {@link HttpAnswer#pictures()}.
         */
        JSON_WITH_PICTURES
    }

    public HttpCall {
        Objects.requireNonNull(method, "method");
        Objects.requireNonNull(uri, "uri");
        headers = Map.copyOf(headers);
        credentials = Map.copyOf(credentials);
        Objects.requireNonNull(answer, "answer");
    }

    /** A call that is answered with JSON without pictures. */
    public HttpCall(
            String method, URI uri, Map<String, String> headers, Map<String, String> credentials, CallBody body) {
        this(method, uri, headers, credentials, body, AnswerForm.JSON);
    }

    /** The same call, whose answer may hold pictures. */
    public HttpCall answeredWithPictures() {
        return new HttpCall(method, uri, headers, credentials, body, AnswerForm.JSON_WITH_PICTURES);
    }

    /** Method, host and path: no user, query, header or body, any of which may hold a secret. */
    @Override
    public String toString() {
        String port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
        return method + " " + uri.getScheme() + "://" + uri.getHost() + port + uri.getRawPath();
    }
}
