package io.github.camelflux.provider.replicate;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelflux.provider.HttpAnswer;
import io.github.camelflux.provider.PollAnswer;
import io.github.camelflux.provider.Refusal;
import io.github.camelflux.provider.RemoteJob;
import io.github.camelflux.provider.SubmitAnswer;
import io.github.camelflux.provider.wire.ErrorWords;
import io.github.camelflux.provider.wire.Refusals;
import io.github.camelflux.provider.wire.SignedLink;
import io.github.camelflux.provider.wire.WireJson;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What an answer to a submission means. A 2xx is a prediction, which may be over already. Which 4xx means what is the usual reading and
 * was not verified: 401 a bad token, 402 no credit, 404 an unknown model, 422 a bad input or version.
 */
final class ReplicateSubmitAnswers {

    /** {@code Expected available in 1 second.}, {@code Your rate limit resets in ~30s.} */
    private static final Pattern WAIT = Pattern.compile("(\\d+(?:\\.\\d+)?)\\s*(s|m|seconds?|minutes?)\\b");

    private ReplicateSubmitAnswers() {}

    static SubmitAnswer read(HttpAnswer answer) {
        JsonNode body = WireJson.object(answer);
        if (answer.status() / 100 == 2) {
            return accepted(answer, body);
        }
        if (Refusals.isUnclear(answer.status())) {
            return new SubmitAnswer.Unclear(ErrorWords.statusAndMessage(answer, body));
        }
        return new SubmitAnswer.Refused(patient(Refusals.of(answer, body)));
    }

    private static SubmitAnswer accepted(HttpAnswer answer, JsonNode body) {
        String id = WireJson.text(body, "id");
        if (id == null) {
            return new SubmitAnswer.Unclear("HTTP " + answer.status() + " without the id of a prediction");
        }
        RemoteJob job = new RemoteJob(
                id, WireJson.link(body.path("urls"), "get").map(SignedLink::uri).orElse(null), null, null);
        return ReplicatePredictions.of(answer, body) instanceof PollAnswer.End end
                ? new SubmitAnswer.Settled(job, end)
                : new SubmitAnswer.Accepted(job);
    }

    /** How long to wait stands in the words where the header is missing. */
    private static Refusal patient(Refusal refusal) {
        if (refusal.reason() != Refusal.Reason.RATE_LIMITED || refusal.retryAfter() != null) {
            return refusal;
        }
        Matcher wait = WAIT.matcher(refusal.message());
        return wait.find()
                ? new Refusal(refusal.reason(), refusal.message(), seconds(wait), refusal.details(), null, null)
                : refusal;
    }

    private static String seconds(Matcher wait) {
        BigDecimal unit = wait.group(2).startsWith("m") ? BigDecimal.valueOf(60) : BigDecimal.ONE;
        return new BigDecimal(wait.group(1))
                .multiply(unit)
                .setScale(0, RoundingMode.CEILING)
                .toPlainString();
    }
}
