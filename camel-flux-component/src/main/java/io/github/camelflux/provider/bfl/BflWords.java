package io.github.camelflux.provider.bfl;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelflux.provider.HttpAnswer;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * What an answer says to a person. Errors have the form that FastAPI gives them: {@code detail} is a text or a list of
 * {@code loc} and {@code msg} (BFL, OpenAPI document); {@code error} and {@code message} are the fall-back of BFL's own samples.
 */
final class BflWords {

    private static final int MOST_REASONS = 20;

    private BflWords() {}

    /** The message of an error body, or the HTTP status when there is none: a page of HTML says nothing that helps. */
    static String message(HttpAnswer answer, JsonNode body) {
        String said = explanation(body);
        return said.isEmpty() ? "HTTP " + answer.status() + " without an explanation" : said;
    }

    /** The same with the HTTP status in any case, for an answer that is no answer. */
    static String statusAndMessage(HttpAnswer answer, JsonNode body) {
        String said = explanation(body);
        return said.isEmpty() ? message(answer, body) : "HTTP " + answer.status() + ": " + said;
    }

    private static String explanation(JsonNode body) {
        return Stream.of(body.path("detail"), body.path("message"), body.path("error"))
                .map(node -> node.isArray() ? findings(node) : sentence(node))
                .filter(said -> said != null && !said.isBlank())
                .findFirst()
                .map(SafeText::of)
                .orElse("");
    }

    /** Why a task failed: {@code details.error}, formerly {@code result.error}, or all that {@code details} says. */
    static String failure(JsonNode task) {
        JsonNode details = task.path("details");
        return Stream.of(
                        sentence(details.path("error")),
                        sentence(task.path("result").path("error")))
                .filter(Objects::nonNull)
                .findFirst()
                .map(SafeText::of)
                .orElseGet(() -> String.join("; ", leaves(details)));
    }

    /**
     * Why a task was refused by content rules: the list under {@code Moderation Reasons}, or all that {@code details} says, which
     * has been seen as a plain text, too.
     */
    static List<String> reasons(JsonNode task) {
        JsonNode details = task.path("details");
        return leaves(details.hasNonNull("Moderation Reasons") ? details.path("Moderation Reasons") : details);
    }

    private static String findings(JsonNode list) {
        return elements(list)
                .map(BflWords::finding)
                .filter(finding -> !finding.isBlank())
                .collect(Collectors.joining("; "));
    }

    /** {@code width: Input should be ...}: the field without FastAPI's {@code body} before it. */
    private static String finding(JsonNode finding) {
        String said = sentence(finding);
        String field = elements(finding.path("loc"))
                .map(JsonNode::asText)
                .filter(part -> !part.equals("body"))
                .collect(Collectors.joining("."));
        if (field.isEmpty()) {
            return said == null ? "" : said;
        }
        return said == null ? field : field + ": " + said;
    }

    /** A text, or the member of an object that holds one; null when there is none. */
    private static String sentence(JsonNode node) {
        if (node.isTextual()) {
            return node.textValue();
        }
        return Stream.of("msg", "message", "error", "detail")
                .map(member -> BflJson.text(node, member))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    private static List<String> leaves(JsonNode node) {
        List<String> leaves = new ArrayList<>();
        collect(node, leaves);
        return leaves;
    }

    private static void collect(JsonNode node, List<String> leaves) {
        if (node.isContainerNode()) {
            node.forEach(child -> collect(child, leaves));
        } else if (!node.isNull()
                && !node.isMissingNode()
                && !node.asText().isBlank()
                && leaves.size() < MOST_REASONS) {
            leaves.add(SafeText.of(node.asText()));
        }
    }

    private static Stream<JsonNode> elements(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }
}
