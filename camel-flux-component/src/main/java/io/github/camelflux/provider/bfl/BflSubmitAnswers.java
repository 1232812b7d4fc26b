package io.github.camelflux.provider.bfl;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelflux.provider.HttpAnswer;
import io.github.camelflux.provider.Refusal;
import io.github.camelflux.provider.RemoteJob;
import io.github.camelflux.provider.SubmitAnswer;
import io.github.camelflux.provider.wire.ErrorWords;
import io.github.camelflux.provider.wire.Refusals;
import io.github.camelflux.provider.wire.WireJson;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What an answer to a submission means. A 4xx is a refusal (BFL, Errors page); everything else without a job id may hide an
 * accepted job: the time-out of a gateway (408, 504), a fault after acceptance (5xx), a redirect, a body cut short.
 */
final class BflSubmitAnswers {

    private BflSubmitAnswers() {}

    static SubmitAnswer read(HttpAnswer answer) {
        JsonNode body = WireJson.object(answer);
        if (answer.status() / 100 == 2) {
            return accepted(answer, body);
        }
        if (Refusals.isUnclear(answer.status())) {
            return new SubmitAnswer.Unclear(ErrorWords.statusAndMessage(answer, body));
        }
        return new SubmitAnswer.Refused(refusal(answer, body));
    }

    private static SubmitAnswer accepted(HttpAnswer answer, JsonNode body) {
        String id = WireJson.text(body, "id");
        if (id == null) {
            return new SubmitAnswer.Unclear("HTTP " + answer.status() + " without the id of a task");
        }
        return new SubmitAnswer.Accepted(new RemoteJob(id, pollUrl(body), BflJson.costUsd(body), requestId(answer)));
    }

    private static Refusal refusal(HttpAnswer answer, JsonNode body) {
        Optional<JsonNode> moderated = moderated(body);
        if (moderated.isPresent()) {
            String status = WireJson.text(moderated.get(), "status");
            return Refusals.moderated(status, BflWords.reasons(moderated.get()));
        }
        return Refusals.of(answer, body);
    }

    /** The object that says that content rules refused the request: the body or, as FastAPI wraps errors, its detail. */
    private static Optional<JsonNode> moderated(JsonNode body) {
        return Stream.of(body, body.path("detail"))
                .filter(node -> BflStatus.of(WireJson.text(node, "status"))
                        .filter(status -> status.meaning() == BflStatus.Meaning.MODERATED)
                        .isPresent())
                .findFirst();
    }

    /** Null for what is no address: the job is accepted all the same, and can be asked for by its id. */
    private static URI pollUrl(JsonNode body) {
        String given = WireJson.text(body, "polling_url");
        try {
            URI url = given == null ? null : new URI(given);
            return url != null && url.getHost() != null ? url : null;
        } catch (URISyntaxException e) {
            return null;
        }
    }

    /** Not documented by BFL; kept for support when it comes. */
    private static String requestId(HttpAnswer answer) {
        return answer.header("x-request-id")
                .filter(id -> id.matches("[\\x21-\\x7e]{1,200}"))
                .orElse(null);
    }
}
