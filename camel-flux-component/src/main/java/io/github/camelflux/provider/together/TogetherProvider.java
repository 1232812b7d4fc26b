package io.github.camelflux.provider.together;

import io.github.camelflux.image.ModelCatalog;
import io.github.camelflux.provider.HttpAnswer;
import io.github.camelflux.provider.HttpCall;
import io.github.camelflux.provider.Provider;
import io.github.camelflux.provider.ProviderOptions;
import io.github.camelflux.provider.Region;
import io.github.camelflux.provider.Submission;
import io.github.camelflux.provider.SubmitAnswer;
import io.github.camelflux.provider.openai.OpenAiAnswers;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/** Together AI: a submission is answered with its picture. Safe for use by several threads. */
public final class TogetherProvider implements Provider {

    /** The name in options, headers and receipts. */
    public static final String NAME = "together";

    private final TogetherRequests requests;
    private final OpenAiAnswers answers;

    /**
     * @param catalog says what each model is called here
     * @param options {@code responseFormat}: {@code base64} (default) or {@code url}; {@code imageField}: {@code reference_images}
     *     or {@code image_url} (by the model); {@code unavailable} and {@code moderationWords} as {@link OpenAiAnswers} has them
     * @throws IllegalArgumentException if an option has a value that is none; the message names both
     */
    public TogetherProvider(ModelCatalog catalog, ProviderOptions options) {
        requests = new TogetherRequests(catalog, options);
        answers = new OpenAiAnswers(options, RateReset::of);
    }

    @Override
    public String name() {
        return NAME;
    }

    /** The older {@code api.together.xyz} does as well, as base URL. */
    @Override
    public Optional<URI> baseUrl(Region region) {
        return region == Region.GLOBAL ? Optional.of(URI.create("https://api.together.ai")) : Optional.empty();
    }

    @Override
    public List<String> trustedDomains() {
        return List.of("together.ai", "together.xyz");
    }

    @Override
    public boolean isSynchronous() {
        return true;
    }

    @Override
    public HttpCall submit(Submission submission) {
        return requests.submit(submission);
    }

    @Override
    public SubmitAnswer submitted(Submission submission, HttpAnswer answer) {
        return answers.read(submission.attempt(), requests.address(submission), answer);
    }
}
