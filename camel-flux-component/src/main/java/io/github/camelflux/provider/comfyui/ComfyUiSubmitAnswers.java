package io.github.camelflux.provider.comfyui;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelflux.provider.HttpAnswer;
import io.github.camelflux.provider.Refusal;
import io.github.camelflux.provider.RemoteJob;
import io.github.camelflux.provider.Submission;
import io.github.camelflux.provider.SubmitAnswer;
import io.github.camelflux.provider.wire.ErrorWords;
import io.github.camelflux.provider.wire.Refusals;
import io.github.camelflux.provider.wire.SafeText;
import io.github.camelflux.provider.wire.WireJson;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What an answer to {@code POST /prompt} means: 200 with {@code prompt_id}, 409 for an id that the server has seen, 400 with
 * {@code error} and {@code node_errors} (ComfyUI, server.py). Anything else is a proxy's.
 */
final class ComfyUiSubmitAnswers {

    private ComfyUiSubmitAnswers() {}

    static SubmitAnswer read(Submission submission, HttpAnswer answer) {
        JsonNode body = WireJson.object(answer);
        if (answer.status() == 409) {
            return new SubmitAnswer.Accepted(new RemoteJob(submission.attempt(), null, null, null));
        }
        if (answer.status() / 100 == 2) {
            String id = WireJson.text(body, "prompt_id");
            return id == null
                    ? new SubmitAnswer.Unclear("HTTP " + answer.status() + " without a prompt_id")
                    : new SubmitAnswer.Accepted(new RemoteJob(id, null, null, null));
        }
        if (Refusals.isUnclear(answer.status())) {
            return new SubmitAnswer.Unclear(ErrorWords.statusAndMessage(answer, body));
        }
        Refusal refusal = Refusals.of(answer, body);
        String words = words(refusal, body);
        return new SubmitAnswer.Refused(
                new Refusal(refusal.reason(), words, refusal.retryAfter(), List.of(), null, null));
    }

    /** The error's type and message, and what is wrong with which node. */
    private static String words(Refusal refusal, JsonNode body) {
        JsonNode error = body.path("error");
        List<String> words = new ArrayList<>();
        String type = WireJson.text(error, "type");
        words.add(type == null ? refusal.message() : type + ": " + refusal.message());
        body.path("node_errors").properties().forEach(node -> words.add(node(node.getKey(), node.getValue())));
        if (words.size() == 1 && WireJson.text(error, "details") != null) {
            words.add(WireJson.text(error, "details"));
        }
        return SafeText.of(String.join("; ", words));
    }

    private static String node(String id, JsonNode node) {
        String findings = WireJson.elements(node.path("errors"))
                .map(finding -> finding.path("message").asText() + ": "
                        + finding.path("details").asText())
                .collect(Collectors.joining(", "));
        return "node " + id + " (" + node.path("class_type").asText() + "): " + findings;
    }
}
