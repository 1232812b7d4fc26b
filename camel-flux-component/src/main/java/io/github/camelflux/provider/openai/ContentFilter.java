package io.github.camelflux.provider.openai;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelflux.provider.wire.SafeText;
import io.github.camelflux.provider.wire.WireJson;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * What Azure says of content beside a picture or an error, {@code content_filter_results} with {@code filtered} for each category,
 * and NIM of a picture, {@code finishReason}.
 */
final class ContentFilter {

    private ContentFilter() {}

    static boolean hits(JsonNode node) {
        return !reasons(node).isEmpty();
    }

    /** The categories that were filtered; what NIM says; empty if nothing was. */
    static List<String> reasons(JsonNode node) {
        return Stream.concat(categories(node), finish(node)).map(SafeText::of).toList();
    }

    private static Stream<String> categories(JsonNode node) {
        return Stream.of(node, node.path("inner_error"), node.path("innererror"))
                .flatMap(holder -> Stream.of(
                        holder.path("content_filter_results"),
                        holder.path("prompt_filter_results"),
                        holder.path("content_filter_result")))
                .flatMap(results -> results.properties().stream())
                .filter(category -> category.getValue().path("filtered").asBoolean())
                .map(category -> category.getKey())
                .distinct();
    }

    private static Stream<String> finish(JsonNode node) {
        return Stream.of("finishReason", "finish_reason")
                .map(member -> WireJson.text(node, member))
                .filter(word -> word != null && word.toUpperCase(Locale.ROOT).contains("FILTERED"));
    }
}
