package io.github.camelflux.provider.openai;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelflux.provider.HttpAnswer;
import io.github.camelflux.provider.MadePicture;
import io.github.camelflux.provider.PollAnswer;
import io.github.camelflux.provider.wire.PictureWords;
import io.github.camelflux.provider.wire.WireJson;
import java.math.BigInteger;
import java.net.URI;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The pictures of a successful answer: {@code data} (OpenAI) or {@code artifacts} (NIM), each with its picture as {@code b64_json},
 * {@code base64} or {@code url}. One that was filtered is empty, or flagged.
 */
final class MadeData {

    private MadeData() {}

    /** Empty if the answer has no such list; a list without a picture is a failure. */
    static Optional<PollAnswer.End> read(URI asked, HttpAnswer answer, JsonNode body) {
        JsonNode list = body.path("data").isArray() ? body.path("data") : body.path("artifacts");
        if (!list.isArray()) {
            return Optional.empty();
        }
        List<JsonNode> entries = WireJson.elements(list).toList();
        List<MadePicture> pictures =
                entries.stream().flatMap(entry -> picture(asked, answer, entry)).toList();
        boolean filtered = ContentFilter.hits(body) || entries.stream().anyMatch(ContentFilter::hits);
        if (!pictures.isEmpty()) {
            return Optional.of(new PollAnswer.Ready(pictures, seed(entries), prompt(entries), null, filtered, null));
        }
        return Optional.of(
                filtered
                        ? new PollAnswer.Moderated(true, reasons(body, entries), null)
                        : new PollAnswer.Failed("HTTP " + answer.status() + " with an empty picture", null));
    }

    private static Stream<MadePicture> picture(URI asked, HttpAnswer answer, JsonNode entry) {
        return Stream.of(
                        PictureWords.inline(answer, WireJson.text(entry, "b64_json")),
                        PictureWords.inline(answer, WireJson.text(entry, "base64")),
                        PictureWords.linked(answer, WireJson.text(entry, "url"), asked))
                .flatMap(Optional::stream)
                .limit(1);
    }

    private static List<String> reasons(JsonNode body, List<JsonNode> entries) {
        return Stream.concat(Stream.of(body), entries.stream())
                .flatMap(node -> ContentFilter.reasons(node).stream())
                .distinct()
                .toList();
    }

    private static BigInteger seed(List<JsonNode> entries) {
        return entries.stream()
                .map(entry -> WireJson.integer(entry, "seed"))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    private static String prompt(List<JsonNode> entries) {
        return entries.stream()
                .map(entry -> WireJson.text(entry, "revised_prompt"))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }
}
