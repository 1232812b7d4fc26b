package io.github.camelflux.provider.replicate;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelflux.provider.CancelAnswer;
import io.github.camelflux.provider.HttpAnswer;
import io.github.camelflux.provider.wire.ErrorWords;
import io.github.camelflux.provider.wire.Refusals;
import io.github.camelflux.provider.wire.WireJson;
import java.util.EnumSet;
import java.util.Set;

/** What the answer to a cancellation means: a prediction, which may have ended before. */
final class ReplicateCancelAnswers {

    private static final Set<ReplicateStatus> TOO_LATE = EnumSet.of(ReplicateStatus.SUCCEEDED, ReplicateStatus.FAILED);

    private ReplicateCancelAnswers() {}

    static CancelAnswer read(HttpAnswer answer) {
        JsonNode body = WireJson.object(answer);
        if (answer.status() / 100 == 2) {
            return ReplicateStatus.of(WireJson.text(body, "status"))
                    .filter(TOO_LATE::contains)
                    .<CancelAnswer>map(status -> new CancelAnswer.Refused("it has " + status.word() + " already"))
                    .orElseGet(CancelAnswer.Requested::new);
        }
        return Refusals.isUnclear(answer.status()) || answer.status() == 429
                ? new CancelAnswer.NotAnswered(ErrorWords.statusAndMessage(answer, body))
                : new CancelAnswer.Refused(ErrorWords.statusAndMessage(answer, body));
    }
}
