package io.github.camelflux.provider.fal;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelflux.provider.HttpAnswer;
import io.github.camelflux.provider.PollAnswer;
import io.github.camelflux.provider.RemoteJob;
import io.github.camelflux.provider.wire.ErrorWords;
import io.github.camelflux.provider.wire.SafeText;
import io.github.camelflux.provider.wire.SignedLink;
import io.github.camelflux.provider.wire.WireJson;
import java.net.URI;
import java.util.Optional;

/**
 * What an answer to the question for a status means, or an event of the status stream. Only the body counts: the HTTP status is 202 or
 * 200 by the page and was not seen otherwise. What is completed has its end elsewhere, unless the platform ended it.
 */
final class FalPollAnswers {

    private FalPollAnswers() {}

    static PollAnswer read(RemoteJob job, HttpAnswer answer) {
        JsonNode body = WireJson.object(answer);
        String word = WireJson.text(body, "status");
        Optional<FalStatus> status = FalStatus.of(word);
        if (status.filter(FalStatus.COMPLETED::equals).isPresent()) {
            return completed(job, body);
        }
        if (status.isPresent() || word != null && (body.has("request_id") || answer.status() / 100 == 2)) {
            return new PollAnswer.Running(SafeText.of(word), status.isPresent(), null, queuePosition(body));
        }
        return silent(answer, body);
    }

    /** An answer that says nothing of a request, or that there is none: only fal's own answers have an id. */
    static PollAnswer silent(HttpAnswer answer, JsonNode body) {
        if (answer.status() == 404 && body.isObject() && FalErrors.requestId(answer) != null) {
            return new PollAnswer.NotFound(ErrorWords.message(answer, body));
        }
        return new PollAnswer.NotAnswered(
                ErrorWords.statusAndMessage(answer, body),
                answer.header("retry-after").orElse(null));
    }

    /** An error of a type that is not in the table is looked up as well: the result has the status that decides. */
    private static PollAnswer completed(RemoteJob job, JsonNode body) {
        if (FalErrorType.of(WireJson.text(body, "error_type")).isPresent()) {
            return FalErrors.end(0, body, null, null);
        }
        Optional<URI> result =
                WireJson.link(body, "response_url").map(SignedLink::uri).or(() -> FalAddress.result(job));
        return result.<PollAnswer>map(PollAnswer.Elsewhere::new)
                .orElseGet(() -> new PollAnswer.NotAnswered("COMPLETED without the address of its result", null));
    }

    private static Integer queuePosition(JsonNode body) {
        JsonNode position = body.path("queue_position");
        return position.isInt() && position.intValue() >= 0 ? position.intValue() : null;
    }
}
