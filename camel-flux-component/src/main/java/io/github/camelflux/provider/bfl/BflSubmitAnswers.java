package io.github.camelflux.provider.bfl;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelflux.provider.HttpAnswer;
import io.github.camelflux.provider.Refusal;
import io.github.camelflux.provider.Refusal.Reason;
import io.github.camelflux.provider.RemoteJob;
import io.github.camelflux.provider.SubmitAnswer;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What an answer to a submission means. A 4xx is a refusal (BFL, Errors page); everything else without a job id may hide an
 * accepted job: the time-out of a gateway (408, 504), a fault after acceptance (5xx), a redirect, a body cut short.
 */
final class BflSubmitAnswers {

    private BflSubmitAnswers() {}

    static SubmitAnswer read(HttpAnswer answer) {
        JsonNode body = BflJson.object(answer);
        if (answer.status() / 100 == 2) {
            return accepted(answer, body);
        }
        if (answer.status() / 100 != 4 || answer.status() == 408) {
            return new SubmitAnswer.Unclear(BflWords.statusAndMessage(answer, body));
        }
        return new SubmitAnswer.Refused(refusal(answer, body));
    }

    private static SubmitAnswer accepted(HttpAnswer answer, JsonNode body) {
        String id = BflJson.text(body, "id");
        if (id == null) {
            return new SubmitAnswer.Unclear("HTTP " + answer.status() + " without the id of a task");
        }
        return new SubmitAnswer.Accepted(new RemoteJob(id, pollUrl(body), BflJson.costUsd(body), requestId(answer)));
    }

    private static Refusal refusal(HttpAnswer answer, JsonNode body) {
        Optional<JsonNode> moderated = moderated(body);
        if (moderated.isPresent()) {
            String status = BflJson.text(moderated.get(), "status");
            return new Refusal(Reason.MODERATED, status, null, BflWords.reasons(moderated.get()), null, null);
        }
        return new Refusal(
                reason(answer.status()),
                BflWords.message(answer, body),
                answer.header("retry-after").orElse(null),
                List.of(),
                null,
                null);
    }

    private static Reason reason(int status) {
        return switch (status) {
            case 401, 403 -> Reason.UNAUTHORIZED;
            case 402 -> Reason.NO_CREDIT;
            case 429 -> Reason.RATE_LIMITED;
            default -> Reason.INVALID;
        };
    }

    /** The object that says that content rules refused the request: the body or, as FastAPI wraps errors, its detail. */
    private static Optional<JsonNode> moderated(JsonNode body) {
        return Stream.of(body, body.path("detail"))
                .filter(node -> BflStatus.of(BflJson.text(node, "status"))
                        .filter(status -> status.meaning() == BflStatus.Meaning.MODERATED)
                        .isPresent())
                .findFirst();
    }

    /** Null for what is no address: the job is accepted all the same, and can be asked for by its id. */
    private static URI pollUrl(JsonNode body) {
        String given = BflJson.text(body, "polling_url");
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
