package io.github.camelflux.provider.fal;

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
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * fal's queue: a submission is answered with the addresses for everything after it; a request that is completed has its end, good or
 * bad, at the address of its result. Safe for use by several threads.
 *
 * <p>Options, each {@code providers[fal.NAME]}:
 * <table>
 * <caption>Options</caption>
 * <tr><td>{@code startTimeout}</td><td>how long a request may wait at fal before it starts, its own tries included, a length of
 *     time above 100 ms such as {@code 30s}; then it fails without a charge. Default: as long as fal lets it</td></tr>
 * <tr><td>{@code lifecycle}</td><td>how long fal keeps the files that it makes: a length of time of at least {@code 1s} such as
 *     {@code 1h} or {@code 7d}, or {@code 1y}, {@code immediate} (one minute), {@code never} (for ever). Default: fal's, seven days
 *     at the least as third parties say</td></tr>
 * <tr><td>{@code storeIo}</td><td>{@code false}: fal does not keep what was sent and answered (30 days otherwise, as third parties
 *     say). Default {@code true}</td></tr>
 * <tr><td>{@code priority}</td><td>{@code normal} or {@code low}. Default: fal's, {@code normal}</td></tr>
 * <tr><td>{@code runnerHint}</td><td>a text: requests with the same go to the same runner if they can. Default: none</td></tr>
 * <tr><td>{@code noRetry}</td><td>{@code true}: fal does not run a request again by itself when a runner fails. Default
 *     {@code false}</td></tr>
 * <tr><td>{@code unitPrice}</td><td>US dollars for one billable unit: a number for all endpoints, such as {@code 0.03}, or a list such
 *     as {@code fal-ai/flux/dev=0.025,fal-ai/flux-2-pro/edit=0.03}. Without one the cost of a job stays unknown, unless it is
 *     nothing</td></tr>
 * <tr><td>{@code callbackKeysUrl}</td><td>where the public keys of callbacks are. Default
 *     {@code https://rest.fal.ai/.well-known/jwks.json}</td></tr>
 * <tr><td>{@code statusStream}</td><td>{@code true}: the state of a job is streamed rather than asked for. Default
 *     {@code false}</td></tr>
 * </table>
 */
public final class FalProvider implements Provider {

    /** The name in options, headers and receipts. */
    public static final String NAME = "fal";

    private final FalRequests requests;
    private final FalResults results;
    private final FalPrices prices;

    /**
     * @param catalog says what each model is called here and how many pictures it takes
     * @param options see above
     * @throws IllegalArgumentException if an option has a value that is none; the message names both
     */
    public FalProvider(ModelCatalog catalog, ProviderOptions options) {
        FalOptions read = new FalOptions(options);
        requests = new FalRequests(catalog, read);
        prices = new FalPrices(options);
        results = new FalResults(prices, read.kept());
    }

    @Override
    public String name() {
        return NAME;
    }

    /** fal does not let choose a region. */
    @Override
    public Optional<URI> baseUrl(Region region) {
        return region == Region.GLOBAL ? Optional.of(URI.create("https://queue.fal.run")) : Optional.empty();
    }

    /** Files lie below {@code fal.media}, which does not get the key. */
    @Override
    public List<String> trustedDomains() {
        return List.of("fal.run");
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
        return FalSubmitAnswers.read(answer, requests.endpoint(submission.request()));
    }

    @Override
    public Optional<HttpCall> poll(RemoteJob job, Account account) {
        return requests.poll(job, account);
    }

    @Override
    public PollAnswer polled(RemoteJob job, Account account, HttpAnswer answer) {
        return FalPollAnswers.read(job, answer);
    }

    @Override
    public HttpCall result(URI address, Account account) {
        return requests.result(address, account);
    }

    @Override
    public PollAnswer resulted(RemoteJob job, Account account, HttpAnswer answer) {
        return results.read(answer, FalAddress.endpoint(job));
    }

    @Override
    public Optional<HttpCall> events(RemoteJob job, Account account) {
        return requests.events(job, account);
    }

    @Override
    public Optional<HttpCall> cancel(RemoteJob job, Account account) {
        return requests.cancel(job, account);
    }

    @Override
    public CancelAnswer cancelled(HttpAnswer answer) {
        return FalCancelAnswers.read(answer);
    }

    @Override
    public Optional<HttpCall> callbackKeys() {
        return Optional.of(requests.callbackKeys());
    }

    @Override
    public CallbackProof proof(HttpAnswer callback, CallbackKeys keys, Instant now) {
        return FalProof.of(callback, keys, now);
    }

    @Override
    public Optional<Called> called(HttpAnswer callback, Account account) {
        return FalCallbacks.read(callback, results, prices);
    }
}
