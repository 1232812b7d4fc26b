package io.github.camelflux.provider.wire;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelflux.provider.HttpAnswer;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What an error body says to a person. Most providers give errors the form of FastAPI: {@code detail} is a text or a list of
 * {@code loc} and {@code msg}; {@code message} and {@code error} are what is left over of older forms.
 */
public final class ErrorWords {

    private ErrorWords() {}

    /** The message of an error body, or the HTTP status when there is none: a page of HTML says nothing that helps. */
    public static String message(HttpAnswer answer, JsonNode body) {
        String said = explanation(body);
        return said.isEmpty() ? "HTTP " + answer.status() + " without an explanation" : said;
    }

    /** The same with the HTTP status in any case, for an answer that is no answer. */
    public static String statusAndMessage(HttpAnswer answer, JsonNode body) {
        String said = explanation(body);
        return said.isEmpty() ? message(answer, body) : "HTTP " + answer.status() + ": " + said;
    }

    /** What the body says, fit to be shown; empty if it says nothing. */
    public static String explanation(JsonNode body) {
        return Stream.of(body.path("detail"), body.path("message"), body.path("error"))
                .map(node -> node.isArray() ? findings(node) : sentence(node))
                .filter(said -> said != null && !said.isBlank())
                .findFirst()
                .map(SafeText::of)
                .orElse("");
    }

    /** A text, or the member of an object that holds one, as it came; null when there is none. */
    public static String sentence(JsonNode node) {
        if (node.isTextual()) {
            return node.textValue();
        }
        return Stream.of("msg", "message", "error", "detail")
                .map(member -> WireJson.text(node, member))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    private static String findings(JsonNode list) {
        return WireJson.elements(list)
                .map(ErrorWords::finding)
                .filter(finding -> !finding.isBlank())
                .collect(Collectors.joining("; "));
    }

    /** {@code width: Input should be ...}: the field without FastAPI's {@code body} before it. */
    private static String finding(JsonNode finding) {
        String said = sentence(finding);
        String field = WireJson.elements(finding.path("loc"))
                .map(JsonNode::asText)
                .filter(part -> !part.equals("body"))
                .collect(Collectors.joining("."));
        if (field.isEmpty()) {
            return said == null ? "" : said;
        }
        return said == null ? field : field + ": " + said;
    }
}
