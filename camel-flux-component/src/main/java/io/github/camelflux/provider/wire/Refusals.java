package io.github.camelflux.provider.wire;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelflux.provider.HttpAnswer;
import io.github.camelflux.provider.Refusal;
import io.github.camelflux.provider.Refusal.Reason;
import java.util.List;

/** What a 4xx means that says that a job was not accepted, by the status that HTTP has for it. */
public final class Refusals {

    private Refusals() {}

    /**
     * Whether a status leaves open that the job was accepted: the time-out of a gateway (408, 504), a fault after acceptance (5xx),
     * a redirect.
     */
    public static boolean isUnclear(int status) {
        return status / 100 != 4 || status == 408;
    }

    /** The refusal, with the words of the body. */
    public static Refusal of(HttpAnswer answer, JsonNode body) {
        return new Refusal(
                reason(answer.status()),
                ErrorWords.message(answer, body),
                answer.header("retry-after").orElse(null),
                List.of(),
                null,
                null);
    }

    /** Refused by content rules. */
    public static Refusal moderated(String message, List<String> reasons) {
        return new Refusal(Reason.MODERATED, message, null, reasons, null, null);
    }

    private static Reason reason(int status) {
        return switch (status) {
            case 401, 403 -> Reason.UNAUTHORIZED;
            case 402 -> Reason.NO_CREDIT;
            case 429 -> Reason.RATE_LIMITED;
            default -> Reason.INVALID;
        };
    }
}
