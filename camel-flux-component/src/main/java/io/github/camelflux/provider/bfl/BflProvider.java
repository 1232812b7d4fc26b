package io.github.camelflux.provider.bfl;

import io.github.camelflux.image.ModelCatalog;
import io.github.camelflux.provider.Account;
import io.github.camelflux.provider.CallbackKeys;
import io.github.camelflux.provider.CallbackProof;
import io.github.camelflux.provider.Called;
import io.github.camelflux.provider.CreditAnswer;
import io.github.camelflux.provider.HttpAnswer;
import io.github.camelflux.provider.HttpCall;
import io.github.camelflux.provider.PollAnswer;
import io.github.camelflux.provider.Provider;
import io.github.camelflux.provider.ProviderOptions;
import io.github.camelflux.provider.Region;
import io.github.camelflux.provider.RemoteJob;
import io.github.camelflux.provider.Submission;
import io.github.camelflux.provider.SubmitAnswer;
import io.github.camelflux.provider.UsageAnswer;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Black Forest Labs: a submission is answered at once with an id and a polling address, one picture each. Safe for use by several
 * threads.
 */
public final class BflProvider implements Provider {

    /** The name in options, headers and receipts. */
    public static final String NAME = "bfl";

    private final BflRequests requests;
    private final BflCallbacks callbacks;

    /**
     * @param catalog says what each model is called here and how many pictures it takes
     * @param options {@code callbackProof}: {@code secret} (default) or {@code hmac}, how callbacks are signed
     * @throws IllegalArgumentException if an option has a value that is none; the message names both
     */
    public BflProvider(ModelCatalog catalog, ProviderOptions options) {
        requests = new BflRequests(catalog);
        callbacks = new BflCallbacks(options);
    }

    /** One without options. */
    public BflProvider(ModelCatalog catalog) {
        this(catalog, ProviderOptions.none(NAME));
    }

    @Override
    public String name() {
        return NAME;
    }

    /** The global host may choose a cluster in any region (BFL, API Integration Guide). */
    @Override
    public Optional<URI> baseUrl(Region region) {
        return Optional.of(BflRegions.base(region));
    }

    @Override
    public boolean isIn(Region region, String host) {
        return BflRegions.contains(region, host);
    }

    /** Polling and delivery hosts change, but all that were seen are below this domain. */
    @Override
    public List<String> trustedDomains() {
        return List.of("bfl.ai");
    }

    /** Models of FLUX 3 and the newer tools refuse the members that a callback needs (BFL, OpenAPI document). */
    @Override
    public boolean callsBack(Submission submission) {
        return requests.callsBack(submission.request());
    }

    @Override
    public HttpCall submit(Submission submission) {
        return requests.submit(submission);
    }

    @Override
    public SubmitAnswer submitted(Submission submission, HttpAnswer answer) {
        return BflSubmitAnswers.read(answer);
    }

    @Override
    public Optional<HttpCall> poll(RemoteJob job, Account account) {
        return Optional.of(requests.poll(job, account));
    }

    @Override
    public PollAnswer polled(RemoteJob job, Account account, HttpAnswer answer) {
        return BflPollAnswers.read(answer);
    }

    @Override
    public CallbackProof proof(HttpAnswer callback, CallbackKeys keys, Instant now) {
        return callbacks.proof(callback, keys);
    }

    @Override
    public Optional<Called> called(HttpAnswer callback, Account account) {
        return BflCallbacks.read(callback);
    }

    @Override
    public Optional<HttpCall> credits(Account account) {
        return Optional.of(requests.credits(account));
    }

    @Override
    public CreditAnswer credits(HttpAnswer answer) {
        return BflCreditAnswers.read(answer);
    }

    @Override
    public Optional<HttpCall> usage(String model, long generations, Account account) {
        return Optional.of(requests.usage(model, generations, account));
    }

    @Override
    public UsageAnswer usage(HttpAnswer answer) {
        return BflUsageAnswers.read(answer);
    }
}
