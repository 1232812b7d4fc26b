package io.github.camelflux.provider.bfl;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelflux.provider.CreditAnswer;
import io.github.camelflux.provider.HttpAnswer;
import io.github.camelflux.provider.wire.ErrorWords;
import io.github.camelflux.provider.wire.WireJson;

/** What an answer to {@code GET /v1/credits} means. One credit is one US cent. */
final class BflCreditAnswers {

    private BflCreditAnswers() {}

    static CreditAnswer read(HttpAnswer answer) {
        JsonNode body = WireJson.object(answer);
        if (answer.status() == 401 || answer.status() == 403) {
            return new CreditAnswer.Refused(ErrorWords.message(answer, body));
        }
        JsonNode credits = body.path("credits");
        if (answer.status() == 200 && credits.isNumber()) {
            return new CreditAnswer.Left(credits.decimalValue());
        }
        return new CreditAnswer.NotAnswered(
                ErrorWords.statusAndMessage(answer, body),
                answer.header("retry-after").orElse(null));
    }
}
