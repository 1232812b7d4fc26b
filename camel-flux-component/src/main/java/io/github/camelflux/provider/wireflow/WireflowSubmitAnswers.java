package io.github.camelflux.provider.wireflow;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelflux.provider.HttpAnswer;
import io.github.camelflux.provider.Refusal;
import io.github.camelflux.provider.RemoteJob;
import io.github.camelflux.provider.SubmitAnswer;
import io.github.camelflux.provider.wire.ErrorWords;
import io.github.camelflux.provider.wire.Refusals;
import io.github.camelflux.provider.wire.RequestId;
import io.github.camelflux.provider.wire.SafeText;
import io.github.camelflux.provider.wire.WireJson;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * What an answer to an execution or a trigger means. Published are 201 and 202 with {@code executionId}, 402 with
 * {@code requiredCredits}, {@code availableCredits} and {@code breakdown}, and 429; other errors are read as HTTP means them. A
 * 409 may say that the same {@code Idempotency-Key} is being worked on.
 */
final class WireflowSubmitAnswers {

    private static final int MOST_PARTS = 20;

    private WireflowSubmitAnswers() {}

    static SubmitAnswer read(HttpAnswer answer) {
        JsonNode body = WireJson.object(answer);
        String requestId = RequestId.of(answer);
        if (answer.status() / 100 == 2) {
            String id = WireflowPollAnswers.text(body, "executionId");
            return id == null
                    ? new SubmitAnswer.Unclear("HTTP " + answer.status() + " without an executionId")
                    : new SubmitAnswer.Accepted(new RemoteJob(id, null, null, requestId));
        }
        Refusal refusal = Refusals.of(answer, body);
        if (Refusals.isUnclear(answer.status()) || answer.status() == 409) {
            return new SubmitAnswer.Unclear(ErrorWords.statusAndMessage(answer, body));
        }
        return new SubmitAnswer.Refused(new Refusal(
                refusal.reason(),
                requestId == null ? refusal.message() : refusal.message() + " (request " + requestId + ")",
                refusal.retryAfter(),
                parts(body.path("breakdown")),
                number(body, "requiredCredits"),
                number(body, "availableCredits")));
    }

    private static BigDecimal number(JsonNode body, String member) {
        return body.path(member).isNumber() ? body.path(member).decimalValue() : null;
    }

    /** One line for each node; what its entry holds is not published. */
    private static List<String> parts(JsonNode breakdown) {
        return WireJson.elements(breakdown)
                .limit(MOST_PARTS)
                .map(entry -> SafeText.of(entry.isObject() ? members(entry) : entry.asText()))
                .filter(words -> !words.isEmpty())
                .toList();
    }

    private static String members(JsonNode entry) {
        List<String> members = new ArrayList<>();
        entry.properties().forEach(member -> {
            if (member.getValue().isValueNode()) {
                members.add(member.getKey() + " " + member.getValue().asText());
            }
        });
        return String.join(", ", members);
    }
}
