package io.github.camelflux.provider.openai;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelflux.provider.Refusal.Reason;
import io.github.camelflux.provider.wire.WireJson;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What the words of errors mean, {@code code}, {@code type} or {@code error_type}; they come before the HTTP status. With one of
 * them it is certain that nothing was bought.
 */
enum ErrorCode {
    /** OpenAI, Azure. */
    CONTENT_POLICY_VIOLATION(Reason.MODERATED),
    /** OpenAI. */
    MODERATION_BLOCKED(Reason.MODERATED),
    /** Azure, which also writes {@code contentFilter}. */
    CONTENT_FILTER(Reason.MODERATED),
    /** Azure, within the error. */
    RESPONSIBLE_AI_POLICY_VIOLATION(Reason.MODERATED),
    /** OpenAI, as a 429: waiting does not help. */
    INSUFFICIENT_QUOTA(Reason.NO_CREDIT),
    /** OpenAI, as a 400. */
    BILLING_HARD_LIMIT_REACHED(Reason.NO_CREDIT),
    /** OpenAI. */
    RATE_LIMIT_EXCEEDED(Reason.RATE_LIMITED),
    /** Together: above the rate of the moment. */
    DYNAMIC_REQUEST_LIMITED(Reason.RATE_LIMITED),
    /** Together: the same, by tokens. */
    DYNAMIC_TOKEN_LIMITED(Reason.RATE_LIMITED);

    private final Reason reason;

    ErrorCode(Reason reason) {
        this.reason = reason;
    }

    Reason reason() {
        return reason;
    }

    /** The first that a body names: as OpenAI and Azure nest them, or among FastAPI's findings. */
    static Optional<ErrorCode> in(JsonNode body) {
        JsonNode error = body.path("error");
        return Stream.concat(
                        Stream.of(error.path("inner_error"), error.path("innererror"), error, body),
                        WireJson.elements(body.path("detail")))
                .flatMap(node -> Stream.of("code", "type", "error_type").map(member -> WireJson.text(node, member)))
                .filter(Objects::nonNull)
                .flatMap(ErrorCode::named)
                .findFirst();
    }

    private static Stream<ErrorCode> named(String word) {
        return Arrays.stream(values()).filter(code -> plain(code.name()).equals(plain(word)));
    }

    private static String plain(String word) {
        return word.replace("_", "").toLowerCase(Locale.ROOT);
    }
}
