package io.github.camelflux.provider.fal;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelflux.provider.HttpAnswer;
import io.github.camelflux.provider.MadePicture;
import io.github.camelflux.provider.PollAnswer;
import io.github.camelflux.provider.wire.MadePictures;
import io.github.camelflux.provider.wire.WireJson;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What the answer to the question for a result means: the output of the model without anything around it, or its error with the
 * status of the model or of the platform.
 */
final class FalResults {

    /** About our key or our question, not about the request. */
    private static final Set<Integer> OF_THE_QUESTION = Set.of(401, 403, 408, 429);
    /** What a gateway says as well; if it is the request's own, its body has a type. */
    private static final Set<Integer> OF_A_GATEWAY = Set.of(502, 503, 504);

    private final FalPrices prices;
    private final Duration kept;

    /** @param kept how long a picture can be fetched; null when not known */
    FalResults(FalPrices prices, Duration kept) {
        this.prices = prices;
        this.kept = kept;
    }

    PollAnswer read(HttpAnswer answer, String endpoint) {
        JsonNode body = WireJson.object(answer);
        BigDecimal cost = prices.cost(answer, endpoint);
        if (answer.status() / 100 == 2) {
            return output(answer, body, cost);
        }
        if (answer.header("x-fal-request-timeout-type").filter("user"::equals).isPresent()) {
            return new PollAnswer.Failed("not started within startTimeout", BigDecimal.ZERO);
        }
        return isEnd(answer, body)
                ? FalErrors.end(answer.status(), body, null, cost)
                : FalPollAnswers.silent(answer, body);
    }

    /** The output of a model, which may stand within a callback. */
    PollAnswer output(HttpAnswer answer, JsonNode output, BigDecimal cost) {
        List<MadePicture> pictures = images(output)
                .flatMap(image ->
                        MadePictures.of(
                                answer, image.path("url"), WireJson.text(image, "content_type"), expires(answer))
                                .stream())
                .toList();
        if (!pictures.isEmpty()) {
            return new PollAnswer.Ready(
                    pictures,
                    WireJson.integer(output, "seed"),
                    WireJson.text(output, "prompt"),
                    cost,
                    flagged(output.path("has_nsfw_concepts")) || flagged(output.path("nsfw_content_detected")),
                    null);
        }
        Optional<FalStatus> early = FalStatus.of(WireJson.text(output, "status"));
        if (early.isPresent() || !output.isObject()) {
            return new PollAnswer.NotAnswered("HTTP " + answer.status() + " without an output", null);
        }
        return new PollAnswer.Failed("completed without a picture", cost);
    }

    /** Whether an error is the request's own: it came from fal, and with more than a gateway would say. */
    private static boolean isEnd(HttpAnswer answer, JsonNode body) {
        int status = answer.status();
        boolean typed = body.path("detail").isArray() || body.has("error_type");
        boolean error = status / 100 == 4 && status != 404 || status / 100 == 5;
        if (OF_THE_QUESTION.contains(status) || !error) {
            return false;
        }
        return typed || body.isObject() && FalErrors.requestId(answer) != null && !OF_A_GATEWAY.contains(status);
    }

    /** Some apps have a single image. */
    private static Stream<JsonNode> images(JsonNode output) {
        return Stream.concat(WireJson.elements(output.path("images")), Stream.of(output.path("image")));
    }

    private static boolean flagged(JsonNode flags) {
        return flags.asBoolean(false) || WireJson.elements(flags).anyMatch(flag -> flag.asBoolean(false));
    }

    private Instant expires(HttpAnswer answer) {
        try {
            return kept == null
                    ? null
                    : answer.header("date")
                            .map(date -> ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME)
                                    .toInstant()
                                    .plus(kept))
                            .orElse(null);
        } catch (DateTimeException e) {
            return null;
        }
    }
}
