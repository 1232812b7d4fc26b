package io.github.camelflux.provider.bfl;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelflux.provider.HttpAnswer;
import io.github.camelflux.provider.UsageAnswer;
import io.github.camelflux.provider.wire.ErrorWords;
import io.github.camelflux.provider.wire.WireJson;

/** What an answer to {@code POST /v1/licenses/models/SLUG/usage} means (BFL, OpenAPI document). */
final class BflUsageAnswers {

    private BflUsageAnswers() {}

    static UsageAnswer read(HttpAnswer answer) {
        JsonNode body = WireJson.object(answer);
        String why = ErrorWords.statusAndMessage(answer, body);
        return switch (answer.status()) {
            case 200, 201, 202, 204 -> new UsageAnswer.Noted();
            case 401, 403 -> new UsageAnswer.KeyRefused(why);
            case 400, 404, 405, 422 -> new UsageAnswer.Wrong(why);
            case 402, 429 -> new UsageAnswer.NotNoted(why);
            default -> new UsageAnswer.Unclear(why);
        };
    }
}
