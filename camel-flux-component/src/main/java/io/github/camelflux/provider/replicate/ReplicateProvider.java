package io.github.camelflux.provider.replicate;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelflux.image.ModelCatalog;
import io.github.camelflux.provider.Account;
import io.github.camelflux.provider.CallbackKeys;
import io.github.camelflux.provider.CallbackProof;
import io.github.camelflux.provider.Called;
import io.github.camelflux.provider.CancelAnswer;
import io.github.camelflux.provider.HttpAnswer;
import io.github.camelflux.provider.HttpCall;
import io.github.camelflux.provider.PollAnswer;
import io.github.camelflux.provider.Provider;
import io.github.camelflux.provider.ProviderOptions;
import io.github.camelflux.provider.Region;
import io.github.camelflux.provider.RemoteJob;
import io.github.camelflux.provider.Submission;
import io.github.camelflux.provider.SubmitAnswer;
import io.github.camelflux.provider.wire.WireJson;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Replicate: a prediction is submission, state and result in one. A model is named {@code owner/name}, {@code owner/name:version}, by a
 * version alone, or {@code deployments/owner/name}. Safe for use by several threads.
 *
 * <p>Options, each {@code providers[replicate.NAME]}:
 * <table>
 * <caption>Options</caption>
 * <tr><td>{@code wait}</td><td>how long the answer to a submission may take, so that a short job is over with it: a length of time up
 *     to {@code 60s}, in whole seconds. It has to be well below {@code requestTimeout}: a submission that is not answered in time
 *     leaves open whether it was bought. Default {@code 0}: the answer comes at once</td></tr>
 * <tr><td>{@code cancelAfter}</td><td>a length of time of at least {@code 1s} such as {@code 90s}, after which Replicate ends a
 *     prediction by itself; one that did not start until then is not charged. Default: Replicate's, 30 minutes of run time</td></tr>
 * </table>
 *
 * <p>Pictures are fetched without the token: the API's text asks for it, Replicate's own clients send none and get them.
 */
public final class ReplicateProvider implements Provider {

    /** The name in options, headers and receipts. */
    public static final String NAME = "replicate";

    private final ReplicateRequests requests;

    /**
     * @param catalog says what each model is called here and how many pictures it takes
     * @param options see above
     * @throws IllegalArgumentException if an option has a value that is none; the message names both
     */
    public ReplicateProvider(ModelCatalog catalog, ProviderOptions options) {
        requests = new ReplicateRequests(catalog, new ReplicateOptions(options));
    }

    @Override
    public String name() {
        return NAME;
    }

    /** Replicate does not let choose a region. */
    @Override
    public Optional<URI> baseUrl(Region region) {
        return region == Region.GLOBAL ? Optional.of(URI.create("https://api.replicate.com")) : Optional.empty();
    }

    /** Files lie below {@code replicate.delivery}, which does not get the token. */
    @Override
    public List<String> trustedDomains() {
        return List.of("replicate.com");
    }

    @Override
    public boolean callsBack(Submission submission) {
        return true;
    }

    @Override
    public HttpCall submit(Submission submission) {
        return requests.submit(submission);
    }

    @Override
    public SubmitAnswer submitted(Submission submission, HttpAnswer answer) {
        return ReplicateSubmitAnswers.read(answer);
    }

    @Override
    public Optional<HttpCall> poll(RemoteJob job, Account account) {
        return Optional.of(requests.poll(job, account));
    }

    @Override
    public PollAnswer polled(RemoteJob job, Account account, HttpAnswer answer) {
        return ReplicatePredictions.read(answer);
    }

    @Override
    public Optional<HttpCall> cancel(RemoteJob job, Account account) {
        return Optional.of(requests.cancel(job, account));
    }

    @Override
    public CancelAnswer cancelled(HttpAnswer answer) {
        return ReplicateCancelAnswers.read(answer);
    }

    /** With the secret of the account, which Replicate shows and {@code callbackSecret} holds. */
    @Override
    public CallbackProof proof(HttpAnswer callback, CallbackKeys keys, Instant now) {
        return ReplicateProof.of(callback, keys, now);
    }

    /** The body of a callback is the prediction itself. */
    @Override
    public Optional<Called> called(HttpAnswer callback, Account account) {
        JsonNode body = WireJson.object(callback);
        String id = WireJson.text(body, "id");
        return id == null
                ? Optional.empty()
                : Optional.of(new Called(new RemoteJob(id, null, null, null), ReplicatePredictions.of(callback, body)));
    }
}
