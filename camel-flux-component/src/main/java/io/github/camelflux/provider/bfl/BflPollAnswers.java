package io.github.camelflux.provider.bfl;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelflux.provider.HttpAnswer;
import io.github.camelflux.provider.MadePicture;
import io.github.camelflux.provider.PollAnswer;
import io.github.camelflux.provider.wire.ErrorWords;
import io.github.camelflux.provider.wire.SafeText;
import io.github.camelflux.provider.wire.SignedLink;
import io.github.camelflux.provider.wire.WireJson;
import java.util.List;
import java.util.Optional;

/**
 * What an answer to a poll means. The body's status comes before the HTTP status: a task that failed has been seen with 422 and
 * 503, one that is not known with 404. Without a task in the body
 * nothing is said about the task: a 404 may come from a gateway, and a loss would free the key for another purchase.
 */
final class BflPollAnswers {

    private BflPollAnswers() {}

    static PollAnswer read(HttpAnswer answer) {
        JsonNode body = WireJson.object(answer);
        String word = WireJson.text(body, "status");
        Optional<BflStatus> status = BflStatus.of(word);
        if (status.isPresent()) {
            return task(status.get(), body);
        }
        if (word != null && (body.has("id") || answer.status() / 100 == 2)) {
            return new PollAnswer.Running(SafeText.of(word), false, progress(body));
        }
        String why = ErrorWords.statusAndMessage(answer, body);
        return new PollAnswer.NotAnswered(why, answer.header("retry-after").orElse(null));
    }

    private static PollAnswer task(BflStatus status, JsonNode task) {
        return switch (status.meaning()) {
            case RUNNING -> new PollAnswer.Running(status.word(), true, progress(task));
            case READY -> ready(task);
            case MODERATED ->
                new PollAnswer.Moderated(
                        status == BflStatus.CONTENT_MODERATED, BflWords.reasons(task), BflJson.costUsd(task));
            case FAILED -> new PollAnswer.Failed(failure(status, task), BflJson.costUsd(task));
            case NOT_FOUND -> new PollAnswer.NotFound(status.word());
        };
    }

    /** Without a link there is no picture and never will be: that is a failed task, not an empty picture. */
    static PollAnswer ready(JsonNode task) {
        JsonNode result = task.path("result");
        Optional<SignedLink> link = WireJson.link(result, "sample");
        if (link.isEmpty()) {
            return new PollAnswer.Failed("ready without a picture", BflJson.costUsd(task));
        }
        return new PollAnswer.Ready(
                List.of(new MadePicture.Linked(
                        link.get().uri(), link.get().expires(), link.get().contentType())),
                WireJson.integer(result, "seed"),
                WireJson.text(result, "prompt"),
                BflJson.costUsd(task),
                false,
                WireJson.link(result, "draft_cache").map(SignedLink::uri).orElse(null));
    }

    private static String failure(BflStatus status, JsonNode task) {
        String why = BflWords.failure(task);
        return why.isEmpty() ? status.word() + " without an explanation" : why;
    }

    private static Double progress(JsonNode task) {
        double progress = task.path("progress").asDouble(-1);
        return progress >= 0 && progress <= 1 ? progress : null;
    }
}
