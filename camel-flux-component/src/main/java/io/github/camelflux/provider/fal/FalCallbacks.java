package io.github.camelflux.provider.fal;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelflux.provider.Called;
import io.github.camelflux.provider.HttpAnswer;
import io.github.camelflux.provider.PollAnswer;
import io.github.camelflux.provider.RemoteJob;
import io.github.camelflux.provider.wire.WireJson;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a callback says: the output of the model, or its error with the status in words. It counts for {@code request_id};
 * {@code gateway_request_id} is another one after a try of fal's own. An output that could not be written is asked for.
 */
final class FalCallbacks {

    /** {@code Invalid status code: 422}. */
    private static final Pattern STATUS = Pattern.compile("\\b([45]\\d\\d)\\b");

    private FalCallbacks() {}

    static Optional<Called> read(HttpAnswer callback, FalResults results, FalPrices prices) {
        JsonNode body = WireJson.object(callback);
        String id = WireJson.text(body, "request_id");
        if (id == null) {
            return Optional.empty();
        }
        // Which endpoint it was is not said here.
        BigDecimal cost = prices.cost(callback, "");
        return Optional.of(new Called(new RemoteJob(id, null, null, null), answer(callback, body, results, cost)));
    }

    private static PollAnswer answer(HttpAnswer callback, JsonNode body, FalResults results, BigDecimal cost) {
        JsonNode payload = body.path("payload");
        String status = WireJson.text(body, "status");
        if ("OK".equals(status) && payload.isObject()) {
            return results.output(callback, payload, cost);
        }
        if ("ERROR".equals(status)) {
            String error = WireJson.text(body, "error");
            return FalErrors.end(status(error), payload, error, cost);
        }
        return new PollAnswer.NotAnswered("a callback without an output", null);
    }

    private static int status(String error) {
        Matcher matcher = STATUS.matcher(error == null ? "" : error);
        return matcher.find() ? Integer.parseInt(matcher.group(1)) : 0;
    }
}
