package io.github.camelflux.provider.deepinfra;

import io.github.camelflux.image.ImageRequest;
import io.github.camelflux.image.ModelCatalog;
import io.github.camelflux.image.Operation;
import io.github.camelflux.provider.Account;
import io.github.camelflux.provider.Called;
import io.github.camelflux.provider.HttpAnswer;
import io.github.camelflux.provider.HttpCall;
import io.github.camelflux.provider.Provider;
import io.github.camelflux.provider.ProviderOptions;
import io.github.camelflux.provider.Region;
import io.github.camelflux.provider.Submission;
import io.github.camelflux.provider.SubmitAnswer;
import io.github.camelflux.provider.openai.OpenAiAnswers;
import io.github.camelflux.provider.openai.OpenAiDialect;
import io.github.camelflux.provider.openai.OpenAiRequests;
import io.github.camelflux.provider.openai.OpenAiRoute;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * DeepInfra: a submission is answered with its picture, or later by a callback, which cannot be asked for again. Safe for use by
 * several threads.
 */
public final class DeepInfraProvider implements Provider {

    /** The name in options, headers and receipts. */
    public static final String NAME = "deepinfra";

    /** A callback carries the picture. */
    private static final int CALLBACK_BYTES = 64 << 20;

    private final boolean openAiOnly;
    private final DeepInfraRequests requests;
    private final DeepInfraAnswers answers;
    private final OpenAiRequests openAiRequests;
    private final OpenAiAnswers openAiAnswers;

    /**
     * @param catalog says what each model is called here
     * @param options {@code api}: {@code native} (default) or {@code openai}; {@code unavailable} and {@code moderationWords} as
     *     {@link OpenAiAnswers} has them
     * @throws IllegalArgumentException if an option has a value that is none; the message names both
     */
    public DeepInfraProvider(ModelCatalog catalog, ProviderOptions options) {
        openAiOnly = options.word("api", Set.of("native", "openai"))
                .filter("openai"::equals)
                .isPresent();
        openAiRequests =
                new OpenAiRequests(catalog, new OpenAiRoute("v1/openai", null, "bearer"), OpenAiDialect.plain(NAME));
        openAiAnswers = new OpenAiAnswers(options);
        requests = new DeepInfraRequests(catalog);
        answers = new DeepInfraAnswers(openAiAnswers);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Optional<URI> baseUrl(Region region) {
        return region == Region.GLOBAL ? Optional.of(URI.create("https://api.deepinfra.com")) : Optional.empty();
    }

    @Override
    public List<String> trustedDomains() {
        return List.of("deepinfra.com");
    }

    /** With a callback the answer comes at once; it is not worth a shorter wait. */
    @Override
    public boolean isSynchronous() {
        return true;
    }

    @Override
    public boolean callsBack(Submission submission) {
        return isNative(submission);
    }

    @Override
    public HttpCall submit(Submission submission) {
        return isNative(submission) ? requests.submit(submission) : openAiRequests.submit(submission);
    }

    @Override
    public SubmitAnswer submitted(Submission submission, HttpAnswer answer) {
        return isNative(submission)
                ? answers.read(submission.attempt(), answer)
                : openAiAnswers.read(submission.attempt(), openAiRequests.address(submission), answer);
    }

    @Override
    public Optional<Called> called(HttpAnswer callback, Account account) {
        return DeepInfraAnswers.called(callback);
    }

    @Override
    public int callbackBytes() {
        return CALLBACK_BYTES;
    }

    /** Pictures are changed by the API in the shape of OpenAI's only. */
    private boolean isNative(Submission submission) {
        ImageRequest request = submission.request();
        boolean changes = request.operation() != Operation.GENERATE
                || !request.images().isEmpty()
                || !request.roles().isEmpty();
        return !openAiOnly && !changes;
    }
}
