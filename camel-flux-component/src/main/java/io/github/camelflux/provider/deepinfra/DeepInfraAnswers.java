package io.github.camelflux.provider.deepinfra;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelflux.provider.Called;
import io.github.camelflux.provider.HttpAnswer;
import io.github.camelflux.provider.MadePicture;
import io.github.camelflux.provider.PollAnswer;
import io.github.camelflux.provider.RemoteJob;
import io.github.camelflux.provider.SubmitAnswer;
import io.github.camelflux.provider.openai.OpenAiAnswers;
import io.github.camelflux.provider.wire.ErrorWords;
import io.github.camelflux.provider.wire.PictureWords;
import io.github.camelflux.provider.wire.SafeText;
import io.github.camelflux.provider.wire.WireJson;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What an answer or a callback of DeepInfra's own API means: {@code inference_status} says how it stands, {@code images} holds data
 * URIs, {@code nsfw_content_detected} flags them. A flag without a picture is a refusal of content.
 */
final class DeepInfraAnswers {

    private final OpenAiAnswers errors;

    /** @param errors what an answer without success means */
    DeepInfraAnswers(OpenAiAnswers errors) {
        this.errors = errors;
    }

    SubmitAnswer read(String attempt, HttpAnswer answer) {
        JsonNode body = WireJson.object(answer);
        if (answer.status() / 100 != 2) {
            return errors.withoutPicture(answer, body);
        }
        RemoteJob job = new RemoteJob(id(body).orElse(attempt), null, cost(body), null);
        PollAnswer said = state(answer, body).orElse(null);
        if (said instanceof PollAnswer.End end) {
            return new SubmitAnswer.Settled(job, end);
        }
        return said != null && id(body).isPresent()
                ? new SubmitAnswer.Accepted(job)
                : new SubmitAnswer.Unclear("HTTP " + answer.status() + " without a picture");
    }

    static Optional<Called> called(HttpAnswer callback) {
        JsonNode body = WireJson.object(callback);
        return id(body).flatMap(id ->
                state(callback, body).map(said -> new Called(new RemoteJob(id, null, cost(body), null), said)));
    }

    private static Optional<PollAnswer> state(HttpAnswer answer, JsonNode body) {
        JsonNode images = member(body, "images");
        List<MadePicture> pictures = WireJson.elements(images)
                .flatMap(image -> PictureWords.of(answer, image.textValue()).stream())
                .toList();
        boolean flagged =
                WireJson.elements(member(body, "nsfw_content_detected")).anyMatch(JsonNode::asBoolean);
        String word = WireJson.text(member(body, "inference_status"), "status");
        DeepInfraStatus status = DeepInfraStatus.of(word).orElse(null);
        if (!pictures.isEmpty() && status != DeepInfraStatus.FAILED) {
            return Optional.of(new PollAnswer.Ready(
                    pictures, WireJson.integer(holder(body, "seed"), "seed"), null, cost(body), flagged, null));
        }
        if (flagged) {
            return Optional.of(new PollAnswer.Moderated(true, List.of("nsfw_content_detected"), cost(body)));
        }
        if (status == DeepInfraStatus.FAILED) {
            return Optional.of(new PollAnswer.Failed(failure(body), cost(body)));
        }
        if (status == DeepInfraStatus.SUCCEEDED || word == null && images.isArray()) {
            return Optional.of(new PollAnswer.Failed("succeeded without a picture", cost(body)));
        }
        return Optional.ofNullable(word).map(given -> new PollAnswer.Running(SafeText.of(given), status != null, null));
    }

    private static String failure(JsonNode body) {
        return Stream.of(body, body.path("results"))
                .map(ErrorWords::explanation)
                .filter(words -> !words.isEmpty())
                .findFirst()
                .orElse("failed without an explanation");
    }

    private static Optional<String> id(JsonNode body) {
        return Optional.ofNullable(WireJson.text(body, "request_id")).filter(id -> id.matches("[\\x21-\\x7e]{1,200}"));
    }

    /** In US dollars. */
    private static BigDecimal cost(JsonNode body) {
        JsonNode cost = member(body, "inference_status").path("cost");
        return cost.isNumber() && cost.decimalValue().signum() >= 0 ? cost.decimalValue() : null;
    }

    private static JsonNode member(JsonNode body, String name) {
        return holder(body, name).path(name);
    }

    /** Where a member is: at the top or, as a sample of the documentation has it, under {@code results}. */
    private static JsonNode holder(JsonNode body, String name) {
        return body.hasNonNull(name) ? body : body.path("results");
    }
}
