package io.github.camelflux.provider.fal;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelflux.provider.HttpAnswer;
import io.github.camelflux.provider.RemoteJob;
import io.github.camelflux.provider.SubmitAnswer;
import io.github.camelflux.provider.wire.ErrorWords;
import io.github.camelflux.provider.wire.Refusals;
import io.github.camelflux.provider.wire.WireJson;

/**
 * What an answer to a submission means. The queue takes whatever has the form of a request; most of what is wrong with it shows as its
 * end. A 4xx is a refusal, but for 499, which says that somebody went away.
 */
final class FalSubmitAnswers {

    private static final int CLIENT_WENT_AWAY = 499;

    private FalSubmitAnswers() {}

    static SubmitAnswer read(HttpAnswer answer, String endpoint) {
        JsonNode body = WireJson.object(answer);
        if (answer.status() / 100 == 2) {
            String id = WireJson.text(body, "request_id");
            return id == null
                    ? new SubmitAnswer.Unclear("HTTP " + answer.status() + " without the id of a request")
                    : new SubmitAnswer.Accepted(
                            new RemoteJob(id, FalAddress.kept(body, endpoint), null, FalErrors.requestId(answer)));
        }
        if (Refusals.isUnclear(answer.status()) || answer.status() == CLIENT_WENT_AWAY) {
            return new SubmitAnswer.Unclear(ErrorWords.statusAndMessage(answer, body));
        }
        return new SubmitAnswer.Refused(
                FalErrors.policyFindings(body).isEmpty()
                        ? Refusals.of(answer, body)
                        : Refusals.moderated(ErrorWords.message(answer, body), FalErrors.reasons(body)));
    }
}
