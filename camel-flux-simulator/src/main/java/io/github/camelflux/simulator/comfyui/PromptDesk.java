package io.github.camelflux.simulator.comfyui;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelflux.simulator.face.Json;
import io.github.camelflux.simulator.http.Reply;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * Takes prompts.
 *
 * @param queue where they go
 * @param check decides whether a graph can run
 */
record PromptDesk(ComfyQueue queue, GraphCheck check) {

    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    Reply take(JsonNode body, Instant now) {
        if (!body.isObject() || !body.path("prompt").isObject()) {
            return refused(400, GraphCheck.error("no_prompt", "No prompt provided", "No prompt provided"), none());
        }
        JsonNode id = body.path("prompt_id");
        if (!id.isMissingNode() && !id.isNull() && !ID.matcher(id.asText()).matches()) {
            return refused(
                    400,
                    GraphCheck.error("invalid_prompt_id", "prompt_id must be a lowercase UUID", id.asText()),
                    none());
        }
        Graph graph = new Graph(body.get("prompt"));
        GraphCheck.Verdict verdict = check.check(graph);
        if (verdict.refused()) {
            return refused(400, verdict.error(), verdict.nodeErrors());
        }
        String promptId = id.isTextual() ? id.textValue() : UUID.randomUUID().toString();
        synchronized (queue) {
            if (queue.knows(promptId)) {
                return refused(
                        409,
                        GraphCheck.error("prompt_id_in_use", "A prompt with this prompt_id exists", promptId),
                        none());
            }
            BigDecimal number = body.path("number").isNumber()
                    ? body.get("number").decimalValue()
                    : queue.nextNumber(body.path("front").asBoolean());
            queue.add(new Prompt(
                    promptId,
                    number,
                    graph,
                    verdict.outputs(),
                    extra(body),
                    body.path("client_id").asText(),
                    now));
            ObjectNode answer = none();
            answer.put("prompt_id", promptId).put("number", number);
            answer.set("node_errors", verdict.nodeErrors());
            return Json.reply(200, answer);
        }
    }

    private static JsonNode extra(JsonNode body) {
        ObjectNode extra = body.path("extra_data").isObject()
                ? body.get("extra_data").deepCopy()
                : JsonNodeFactory.instance.objectNode();
        if (body.path("client_id").isTextual()) {
            extra.set("client_id", body.get("client_id"));
        }
        return extra;
    }

    private static Reply refused(int status, ObjectNode error, ObjectNode nodeErrors) {
        ObjectNode answer = none();
        answer.set("error", error);
        answer.set("node_errors", nodeErrors);
        return Json.reply(status, answer);
    }

    private static ObjectNode none() {
        return JsonNodeFactory.instance.objectNode();
    }
}
