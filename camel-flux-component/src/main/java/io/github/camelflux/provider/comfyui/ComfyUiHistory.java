package io.github.camelflux.provider.comfyui;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelflux.provider.Account;
import io.github.camelflux.provider.HttpAnswer;
import io.github.camelflux.provider.MadePicture;
import io.github.camelflux.provider.PollAnswer;
import io.github.camelflux.provider.RemoteJob;
import io.github.camelflux.provider.wire.ErrorWords;
import io.github.camelflux.provider.wire.SafeText;
import io.github.camelflux.provider.wire.WireJson;
import java.math.BigInteger;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What an answer to {@code GET /history/<id>} means: an empty object before the end, then an entry with {@code outputs} and
 * {@code status} (ComfyUI, server.py; what {@code status} holds by several users of it).
 */
final class ComfyUiHistory {

    private final Set<String> nodes;

    /** @param nodes whose pictures are meant, by commas; empty for all */
    ComfyUiHistory(Optional<String> nodes) {
        this.nodes = nodes.stream()
                .flatMap(text -> Stream.of(text.split(",")))
                .map(String::strip)
                .collect(Collectors.toSet());
    }

    PollAnswer read(RemoteJob job, Account account, HttpAnswer answer) {
        JsonNode body = WireJson.object(answer);
        if (answer.status() / 100 == 2 && body.path(job.id()).isObject()) {
            return entry(body.path(job.id()), account);
        }
        if (answer.status() / 100 == 2 && body.isObject() && body.isEmpty()) {
            return new PollAnswer.Elsewhere(ComfyUiRequests.jobs(job, account, ""));
        }
        return new PollAnswer.NotAnswered(
                ErrorWords.statusAndMessage(answer, body),
                answer.header("retry-after").orElse(null));
    }

    private PollAnswer entry(JsonNode entry, Account account) {
        JsonNode status = entry.path("status");
        String word = WireJson.text(status, "status_str");
        if (message(status, "execution_interrupted").isPresent()) {
            return new PollAnswer.Cancelled(true, null);
        }
        if ("error".equals(word)) {
            return new PollAnswer.Failed(
                    message(status, "execution_error")
                            .map(ComfyUiHistory::failure)
                            .orElse("error without an explanation"),
                    null);
        }
        // Servers of old have no status; they write the entry at the end.
        if ("success".equals(word) || status.path("completed").asBoolean() || status.isMissingNode()) {
            return ended(entry, account);
        }
        return new PollAnswer.Running(word == null ? "running" : SafeText.of(word), true, null);
    }

    private PollAnswer ended(JsonNode entry, Account account) {
        List<MadePicture> pictures = pictures(entry.path("outputs"), account);
        return pictures.isEmpty()
                ? new PollAnswer.Failed(
                        "it ended without a picture of " + (nodes.isEmpty() ? "any node" : "the nodes " + nodes)
                                + "; a graph that was computed before, with the same seed, makes none",
                        null)
                : new PollAnswer.Ready(pictures, seed(entry.path("prompt").path(2)), null, null, false, null);
    }

    /** What is saved, or else what is only shown; of nodes that were named, both. */
    private List<MadePicture> pictures(JsonNode outputs, Account account) {
        List<JsonNode> files = new ArrayList<>();
        outputs.properties().stream()
                .filter(node -> nodes.isEmpty() || nodes.contains(node.getKey()))
                .forEach(node -> node.getValue().path("images").forEach(files::add));
        List<JsonNode> saved = files.stream()
                .filter(file -> "output".equals(WireJson.text(file, "type")))
                .toList();
        return (nodes.isEmpty() && !saved.isEmpty() ? saved : files)
                .stream()
                        .filter(file -> WireJson.text(file, "filename") != null)
                        .map(file -> (MadePicture) new MadePicture.Linked(view(file, account), null, null))
                        .toList();
    }

    private static URI view(JsonNode file, Account account) {
        return ComfyUiRequests.address(
                account,
                "view?filename=" + ComfyUiRequests.encoded(file.path("filename").asText())
                        + "&subfolder="
                        + ComfyUiRequests.encoded(file.path("subfolder").asText())
                        + "&type=" + ComfyUiRequests.encoded(file.path("type").asText("output")));
    }

    /** That of the graph, if it is but one. */
    private static BigInteger seed(JsonNode graph) {
        Set<BigInteger> seeds = WireJson.elements(graph)
                .flatMap(node ->
                        Stream.of("seed", "noise_seed").map(name -> WireJson.integer(node.path("inputs"), name)))
                .filter(seed -> seed != null)
                .collect(Collectors.toSet());
        return seeds.size() == 1 ? seeds.iterator().next() : null;
    }

    /** The content of the last message of a kind: messages are pairs of kind and content. */
    private static Optional<JsonNode> message(JsonNode status, String kind) {
        return WireJson.elements(status.path("messages"))
                .filter(message -> kind.equals(message.path(0).asText()))
                .map(message -> message.path(1))
                .reduce((first, second) -> second);
    }

    private static String failure(JsonNode error) {
        return SafeText.of("node " + error.path("node_id").asText("?") + " ("
                + error.path("node_type").asText("?") + "): "
                + error.path("exception_message").asText("no message"));
    }
}
