package io.github.camelflux.provider.bfl;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelflux.provider.wire.ErrorWords;
import io.github.camelflux.provider.wire.SafeText;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** Why a task ended badly, for a person. */
final class BflWords {

    private static final int MOST_REASONS = 20;

    private BflWords() {}

    /** Why a task failed: {@code details.error}, formerly {@code result.error}, or all that {@code details} says. */
    static String failure(JsonNode task) {
        JsonNode details = task.path("details");
        return Stream.of(
                        ErrorWords.sentence(details.path("error")),
                        ErrorWords.sentence(task.path("result").path("error")))
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
}
