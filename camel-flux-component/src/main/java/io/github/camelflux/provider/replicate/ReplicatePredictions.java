package io.github.camelflux.provider.replicate;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelflux.provider.HttpAnswer;
import io.github.camelflux.provider.MadePicture;
import io.github.camelflux.provider.PollAnswer;
import io.github.camelflux.provider.wire.ErrorWords;
import io.github.camelflux.provider.wire.MadePictures;
import io.github.camelflux.provider.wire.SafeText;
import io.github.camelflux.provider.wire.WireJson;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What a prediction says. What it cost it does not say. */
final class ReplicatePredictions {

    /** Input, output and logs are erased about then. */
    private static final Duration KEPT = Duration.ofHours(1);

    private static final Pattern NSFW = Pattern.compile("(?i)\\bnsfw\\b");
    /** Of models that are run by others for Replicate, as users quote it; it does not say which of the two it was. */
    private static final Pattern SENSITIVE = Pattern.compile("(?i)flagged as sensitive|\\bE005\\b");

    private static final Pattern SEED = Pattern.compile("(?i)\\bseed\\b\\D{0,3}(\\d+)");
    /** More than enough to hold what is looked for. */
    private static final int LOG_LOOKED_AT = 100_000;

    private ReplicatePredictions() {}

    static PollAnswer read(HttpAnswer answer) {
        return of(answer, WireJson.object(answer));
    }

    /** Without the word for a state nothing is said about the prediction; in an error the member is a number. */
    static PollAnswer of(HttpAnswer answer, JsonNode body) {
        String word = WireJson.text(body, "status");
        if (word != null && (body.has("id") || answer.status() / 100 == 2)) {
            return ReplicateStatus.of(word)
                    .map(status -> in(status, answer, body))
                    .orElseGet(() -> new PollAnswer.Running(SafeText.of(word), false, null));
        }
        if (answer.status() == 404 && WireJson.text(body, "detail") != null) {
            return new PollAnswer.NotFound(ErrorWords.message(answer, body));
        }
        return new PollAnswer.NotAnswered(
                ErrorWords.statusAndMessage(answer, body),
                answer.header("retry-after").orElse(null));
    }

    private static PollAnswer in(ReplicateStatus status, HttpAnswer answer, JsonNode prediction) {
        return switch (status) {
            case STARTING, PROCESSING -> new PollAnswer.Running(status.word(), true, null);
            case SUCCEEDED -> succeeded(answer, prediction);
            case FAILED -> failed(prediction);
            // Whether what ran until then is charged is not said.
            case CANCELED -> new PollAnswer.Cancelled(false, null);
            case ABORTED -> new PollAnswer.Cancelled(true, null);
        };
    }

    /**
     * A picture that content rules refused is missing from the list, with a line in the log. Where others are left those are delivered:
     * nothing was found in them.
     */
    private static PollAnswer succeeded(HttpAnswer answer, JsonNode prediction) {
        JsonNode output = prediction.path("output");
        List<MadePicture> pictures = (output.isArray() ? WireJson.elements(output) : Stream.of(output))
                .flatMap(text -> MadePictures.of(answer, text, null, expires(prediction)).stream())
                .toList();
        if (!pictures.isEmpty()) {
            return new PollAnswer.Ready(pictures, seed(prediction), null, null, false, null);
        }
        List<String> refused = logs(prediction)
                .lines()
                .filter(line -> NSFW.matcher(line).find())
                .map(SafeText::of)
                .toList();
        if (!refused.isEmpty()) {
            return new PollAnswer.Moderated(true, refused, null);
        }
        return new PollAnswer.Failed(
                prediction.path("data_removed").asBoolean(false)
                        ? "succeeded, but its output is removed by now"
                        : "succeeded without a picture",
                null);
    }

    private static PollAnswer failed(JsonNode prediction) {
        String why = Optional.ofNullable(ErrorWords.sentence(prediction.path("error")))
                .map(SafeText::of)
                .filter(words -> !words.isEmpty())
                .orElse("failed without an explanation");
        boolean content = NSFW.matcher(why).find();
        return content || SENSITIVE.matcher(why).find()
                ? new PollAnswer.Moderated(content, List.of(why), null)
                : new PollAnswer.Failed(why, null);
    }

    /** The one that was asked for; one that the model chose stands in its log only. */
    private static BigInteger seed(JsonNode prediction) {
        BigInteger asked = WireJson.integer(prediction.path("input"), "seed");
        Matcher logged = SEED.matcher(logs(prediction));
        return asked != null || !logged.find() ? asked : new BigInteger(logged.group(1));
    }

    private static String logs(JsonNode prediction) {
        String logs = Optional.ofNullable(WireJson.text(prediction, "logs")).orElse("");
        return logs.length() > LOG_LOOKED_AT ? logs.substring(0, LOG_LOOKED_AT) : logs;
    }

    private static Instant expires(JsonNode prediction) {
        try {
            String completed = WireJson.text(prediction, "completed_at");
            return completed == null
                    ? null
                    : OffsetDateTime.parse(completed).toInstant().plus(KEPT);
        } catch (DateTimeParseException e) {
            return null;
        }
    }
}
