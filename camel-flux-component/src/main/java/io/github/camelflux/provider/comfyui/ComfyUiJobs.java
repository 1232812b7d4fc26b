package io.github.camelflux.provider.comfyui;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelflux.provider.HttpAnswer;
import io.github.camelflux.provider.PollAnswer;
import io.github.camelflux.provider.wire.ErrorWords;
import io.github.camelflux.provider.wire.SafeText;
import io.github.camelflux.provider.wire.WireJson;
import java.util.Set;

/**
 * What an answer to {@code GET /api/jobs/<id>} means, which is asked for while the history does not know the job: a server keeps
 * both in memory, so that after its restart nobody would ever hear of the job again. How a job ended the history says; servers of
 * old do not have this route.
 */
final class ComfyUiJobs {

    private static final Set<String> KNOWN = Set.of("pending", "in_progress", "completed", "failed", "cancelled");

    private ComfyUiJobs() {}

    static PollAnswer read(HttpAnswer answer) {
        JsonNode body = WireJson.object(answer);
        String word = WireJson.text(body, "status");
        if (answer.status() / 100 == 2 && word != null) {
            return new PollAnswer.Running(SafeText.of(word), KNOWN.contains(word), null);
        }
        if (answer.status() == 404) {
            return body.isObject()
                    ? new PollAnswer.NotFound(
                            "the server knows it no more: it was restarted, or the job was taken out of" + " the queue")
                    : new PollAnswer.Running("pending", true, null);
        }
        return new PollAnswer.NotAnswered(
                ErrorWords.statusAndMessage(answer, body),
                answer.header("retry-after").orElse(null));
    }
}
