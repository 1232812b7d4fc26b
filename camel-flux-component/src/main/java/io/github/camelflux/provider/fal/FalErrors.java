package io.github.camelflux.provider.fal;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelflux.provider.HttpAnswer;
import io.github.camelflux.provider.PollAnswer;
import io.github.camelflux.provider.wire.ErrorWords;
import io.github.camelflux.provider.wire.SafeText;
import io.github.camelflux.provider.wire.WireJson;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * How a request ended that has no result. Models say why in a list under {@code detail}, the platform with an {@code error_type},
 * older apps with a text only. What is decided is decided by types and never by words (fal, Errors pages).
 */
final class FalErrors {

    private static final String POLICY = "content_policy_violation";

    private FalErrors() {}

    /**
     * The end.
     *
     * @param status that goes with the body; 0 when not known
     * @param error what is said beside the body; null for nothing
     * @param cost as billed; null when not known
     */
    static PollAnswer.End end(int status, JsonNode body, String error, BigDecimal cost) {
        Optional<FalErrorType> type = FalErrorType.of(WireJson.text(body, "error_type"));
        if (type.filter(FalErrorType.CLIENT_CANCELLED::equals).isPresent()) {
            return new PollAnswer.Cancelled(false, cost);
        }
        if (!policyFindings(body).isEmpty()) {
            return new PollAnswer.Moderated(isOfContent(body), reasons(body), cost);
        }
        int code = type.map(FalErrorType::status).orElse(status);
        return new PollAnswer.Failed(words(code, body, error, type), code / 100 == 5 ? BigDecimal.ZERO : cost);
    }

    /** What content rules found. */
    static List<JsonNode> policyFindings(JsonNode body) {
        return WireJson.elements(body.path("detail"))
                .filter(finding -> POLICY.equals(WireJson.text(finding, "type")))
                .toList();
    }

    /** What content rules found, in words. */
    static List<String> reasons(JsonNode body) {
        return policyFindings(body).stream()
                .map(finding -> WireJson.text(finding, "msg"))
                .map(message -> message == null ? POLICY : SafeText.of(message))
                .toList();
    }

    /** The support id of an answer; null if it has none, which no answer of fal's own does. */
    static String requestId(HttpAnswer answer) {
        return answer.header("x-fal-request-id")
                .filter(id -> id.matches("[\\x21-\\x7e]{1,200}"))
                .orElse(null);
    }

    /**
     * Whether it was the picture that was refused. A finding says with {@code loc} to which part of the input it belongs; fal does not
     * say what it writes there of a picture, so only a part of the input that is named makes it the request.
     */
    private static boolean isOfContent(JsonNode body) {
        return policyFindings(body).stream().noneMatch(finding -> WireJson.elements(finding.path("loc"))
                .anyMatch(part -> !part.asText().equals("body")));
    }

    private static String words(int status, JsonNode body, String error, Optional<FalErrorType> type) {
        String said = ErrorWords.explanation(body);
        String words = said.isEmpty() && error != null ? SafeText.of(error) : said;
        String kind = type.map(FalErrorType::word).orElse(status == 0 ? "" : "HTTP " + status);
        if (words.isEmpty()) {
            return kind.isEmpty() ? "without an explanation" : kind + " without an explanation";
        }
        return kind.isEmpty() ? words : kind + ": " + words;
    }
}
