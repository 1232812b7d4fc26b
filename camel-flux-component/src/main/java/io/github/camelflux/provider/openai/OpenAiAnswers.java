package io.github.camelflux.provider.openai;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelflux.provider.HttpAnswer;
import io.github.camelflux.provider.PollAnswer;
import io.github.camelflux.provider.ProviderOptions;
import io.github.camelflux.provider.Refusal;
import io.github.camelflux.provider.Refusal.Reason;
import io.github.camelflux.provider.RemoteJob;
import io.github.camelflux.provider.SubmitAnswer;
import io.github.camelflux.provider.wire.ErrorWords;
import io.github.camelflux.provider.wire.Refusals;
import io.github.camelflux.provider.wire.WireJson;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What the answer of an API in the shape of OpenAI's means. An error is one of OpenAI's or of FastAPI's; its {@link ErrorCode} comes
 * before its status. A 4xx is a refusal; every other answer without pictures may hide a picture that was made and is paid for: the
 * time-out of a gateway (408, 499, 504), a fault (5xx), a redirect, a body cut short.
 */
public final class OpenAiAnswers {

    private static final Set<Integer> NOT_OF_CONTENT = Set.of(401, 402, 408, 429, 499);

    private final boolean unavailableIsRefusal;
    private final List<String> moderationWords;
    private final Function<HttpAnswer, Optional<String>> retryAfter;

    /**
     * @param options {@code unavailable}: what a 503 means, {@code unclear} (default) or {@code refused}, which is tried again;
     *     {@code moderationWords}: with one of these in its message a 4xx is a refusal of content ({@code nsfw})
     * @param retryAfter finds the wait that an answer asks for
     */
    public OpenAiAnswers(ProviderOptions options, Function<HttpAnswer, Optional<String>> retryAfter) {
        unavailableIsRefusal = options.word("unavailable", Set.of("unclear", "refused"))
                .filter("refused"::equals)
                .isPresent();
        moderationWords = Stream.of(
                        options.text("moderationWords").orElse("nsfw").split(","))
                .map(word -> word.strip().toLowerCase(Locale.ROOT))
                .filter(word -> !word.isEmpty())
                .toList();
        this.retryAfter = retryAfter;
    }

    /** One that waits as {@code Retry-After} says. */
    public OpenAiAnswers(ProviderOptions options) {
        this(options, answer -> answer.header("retry-after"));
    }

    /**
     * What the answer to a submission means.
     *
     * @param attempt our own id of it, which is the job's where the answer has none
     * @param asked the address of the submission
     */
    public SubmitAnswer read(String attempt, URI asked, HttpAnswer answer) {
        JsonNode body = WireJson.object(answer);
        if (answer.status() / 100 != 2) {
            return withoutPicture(answer, body);
        }
        return end(asked, answer, body)
                .<SubmitAnswer>map(end -> new SubmitAnswer.Settled(job(attempt, answer, body), end))
                .orElseGet(() -> new SubmitAnswer.Unclear("HTTP " + answer.status() + " without a picture"));
    }

    /** What an answer that is no success means. */
    public SubmitAnswer withoutPicture(HttpAnswer answer, JsonNode body) {
        String wait = retryAfter.apply(answer).orElse(null);
        String message = ErrorWords.message(answer, body);
        Optional<Reason> said = ErrorCode.in(body).map(ErrorCode::reason);
        if (said.filter(Reason.MODERATED::equals).isPresent() || speaksOfContent(answer.status(), message)) {
            List<String> reasons = ContentFilter.reasons(body.path("error"));
            return new SubmitAnswer.Refused(
                    Refusals.moderated(message, reasons.isEmpty() ? List.of(message) : reasons));
        }
        if (said.isEmpty() && answer.status() == 503 && unavailableIsRefusal) {
            said = Optional.of(Reason.RATE_LIMITED);
        }
        if (said.isEmpty() && (Refusals.isUnclear(answer.status()) || answer.status() == 499)) {
            return new SubmitAnswer.Unclear(ErrorWords.statusAndMessage(answer, body));
        }
        Reason reason = said.orElseGet(() -> Refusals.of(answer, body).reason());
        return new SubmitAnswer.Refused(new Refusal(reason, message, wait, List.of(), null, null));
    }

    private static Optional<PollAnswer.End> end(URI asked, HttpAnswer answer, JsonNode body) {
        Optional<PollAnswer.End> made = MadeData.read(asked, answer, body);
        if (made.isPresent() || !body.hasNonNull("error")) {
            return made;
        }
        String message = ErrorWords.message(answer, body);
        boolean content = ErrorCode.in(body)
                .map(ErrorCode::reason)
                .filter(Reason.MODERATED::equals)
                .isPresent();
        return Optional.of(
                content
                        ? new PollAnswer.Moderated(false, List.of(message), null)
                        : new PollAnswer.Failed(message, null));
    }

    private boolean speaksOfContent(int status, String message) {
        String lower = message.toLowerCase(Locale.ROOT);
        return status / 100 == 4
                && !NOT_OF_CONTENT.contains(status)
                && moderationWords.stream().anyMatch(lower::contains);
    }

    /** OpenAI gives a picture no id, Together does. */
    private static RemoteJob job(String attempt, HttpAnswer answer, JsonNode body) {
        String id = WireJson.text(body, "id");
        return new RemoteJob(
                id != null && isName(id) ? id : attempt,
                null,
                null,
                answer.header("x-request-id").filter(OpenAiAnswers::isName).orElse(null));
    }

    private static boolean isName(String id) {
        return id.matches("[\\x21-\\x7e]{1,200}");
    }
}
