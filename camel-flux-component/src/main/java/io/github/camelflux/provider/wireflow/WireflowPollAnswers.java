package io.github.camelflux.provider.wireflow;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelflux.provider.HttpAnswer;
import io.github.camelflux.provider.MadePicture;
import io.github.camelflux.provider.PollAnswer;
import io.github.camelflux.provider.wire.ErrorWords;
import io.github.camelflux.provider.wire.SafeText;
import io.github.camelflux.provider.wire.WireJson;
import java.util.List;

/**
 * What an answer to a poll means. Published are the two last states, {@code COMPLETED} and {@code FAILED}; any other word means
 * that it still runs. Without a state nothing is said about the execution, whatever the HTTP status.
 */
final class WireflowPollAnswers {

    private final WireflowOutputs outputs;

    WireflowPollAnswers(WireflowOutputs outputs) {
        this.outputs = outputs;
    }

    PollAnswer read(HttpAnswer answer) {
        JsonNode body = WireJson.object(answer);
        String status = text(body, "status");
        if ("COMPLETED".equalsIgnoreCase(status)) {
            return completed(body);
        }
        if ("FAILED".equalsIgnoreCase(status)) {
            return new PollAnswer.Failed(why(body), null);
        }
        if (status != null && answer.status() / 100 == 2) {
            return new PollAnswer.Running(SafeText.of(status), true, null);
        }
        return new PollAnswer.NotAnswered(
                ErrorWords.statusAndMessage(answer, body),
                answer.header("retry-after").orElse(null));
    }

    /** A member of the body, or of its {@code data}, where some services put everything; or null. */
    static String text(JsonNode body, String member) {
        String direct = WireJson.text(body, member);
        return direct == null ? WireJson.text(body.path("data"), member) : direct;
    }

    private PollAnswer completed(JsonNode body) {
        List<MadePicture> pictures = outputs.pictures(body);
        return pictures.isEmpty()
                ? new PollAnswer.Failed("completed without a picture in the outputs of " + outputs.where(), null)
                : new PollAnswer.Ready(pictures, null, null, null, false, null);
    }

    private static String why(JsonNode body) {
        String direct = ErrorWords.explanation(body);
        String said = direct.isEmpty() ? ErrorWords.explanation(body.path("data")) : direct;
        return said.isEmpty() ? "FAILED without an explanation" : said;
    }
}
