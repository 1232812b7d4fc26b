package io.github.camelflux.provider.fal;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelflux.provider.CancelAnswer;
import io.github.camelflux.provider.HttpAnswer;
import io.github.camelflux.provider.wire.ErrorWords;
import io.github.camelflux.provider.wire.Refusals;
import io.github.camelflux.provider.wire.WireJson;
import java.util.Map;

/**
 * What the answer to a cancellation means. Newer and older pages differ in the HTTP status, so the word in the body comes first; any
 * other 2xx means that fal will try.
 */
final class FalCancelAnswers {

    private static final Map<String, String> TOO_LATE =
            Map.of("ALREADY_COMPLETED", "it is completed already", "NOT_FOUND", "fal does not know it");

    private FalCancelAnswers() {}

    static CancelAnswer read(HttpAnswer answer) {
        JsonNode body = WireJson.object(answer);
        String word = WireJson.text(body, "status");
        if (word != null && TOO_LATE.containsKey(word)) {
            return new CancelAnswer.Refused(TOO_LATE.get(word));
        }
        if (answer.status() / 100 == 2) {
            return new CancelAnswer.Requested();
        }
        return Refusals.isUnclear(answer.status()) || answer.status() == 429
                ? new CancelAnswer.NotAnswered(ErrorWords.statusAndMessage(answer, body))
                : new CancelAnswer.Refused(ErrorWords.statusAndMessage(answer, body));
    }
}
