package io.github.camelflux.provider.wire;

import io.github.camelflux.provider.HttpAnswer;

/** A provider's support id of a request, by which its people find it. */
public final class RequestId {

    private RequestId() {}

    /** The header {@code X-Request-Id}; null without one, or with one that is no plain text. */
    public static String of(HttpAnswer answer) {
        return answer.header("x-request-id")
                .filter(id -> id.matches("[\\x21-\\x7e]{1,200}"))
                .orElse(null);
    }
}
