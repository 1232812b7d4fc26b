package io.github.camelflux.provider.openai;

import io.github.camelflux.image.ModelCatalog;
import io.github.camelflux.provider.HttpAnswer;
import io.github.camelflux.provider.HttpCall;
import io.github.camelflux.provider.Provider;
import io.github.camelflux.provider.ProviderOptions;
import io.github.camelflux.provider.Region;
import io.github.camelflux.provider.Submission;
import io.github.camelflux.provider.SubmitAnswer;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * Any server with OpenAI's images API, as everybody runs one: a submission is answered with its picture. Safe for use by several
 * threads.
 */
public final class OpenAiProvider implements Provider {

    /** The name in options, headers and receipts. */
    public static final String NAME = "openai";

    private final OpenAiRequests requests;
    private final OpenAiAnswers answers;

    /**
     * @param catalog says what each model is called here
     * @param options {@code auth}: {@code bearer} (default), {@code api-key} or {@code none}; {@code path} ({@code v1}) and
     *     {@code apiVersion} (none), for Azure {@code openai/deployments/NAME} and {@code preview}; {@code responseFormat}:
     *     {@code b64_json} (default), {@code url} or {@code none}; {@code imageField} ({@code image}), {@code urlField} (none:
     *     addresses are refused), {@code seedField} ({@code seed}), {@code stepsField} ({@code num_inference_steps}), {@code guidanceField}
     *     ({@code guidance_scale}); {@code unavailable} and {@code moderationWords} as {@link OpenAiAnswers} has them
     * @throws IllegalArgumentException if an option has a value that is none; the message names both
     */
    public OpenAiProvider(ModelCatalog catalog, ProviderOptions options) {
        requests = new OpenAiRequests(catalog, OpenAiRoute.of(options), OpenAiDialect.of(options));
        answers = new OpenAiAnswers(options);
    }

    @Override
    public String name() {
        return NAME;
    }

    /** Nowhere: the operator says where his server is. */
    @Override
    public Optional<URI> baseUrl(Region region) {
        return Optional.empty();
    }

    @Override
    public List<String> trustedDomains() {
        return List.of();
    }

    @Override
    public boolean needsKey() {
        return false;
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
