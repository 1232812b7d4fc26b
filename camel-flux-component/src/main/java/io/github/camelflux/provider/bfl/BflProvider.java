package io.github.camelflux.provider.bfl;

import io.github.camelflux.image.ImageRequest;
import io.github.camelflux.image.ModelCatalog;
import io.github.camelflux.provider.Account;
import io.github.camelflux.provider.CreditAnswer;
import io.github.camelflux.provider.HttpAnswer;
import io.github.camelflux.provider.HttpCall;
import io.github.camelflux.provider.PollAnswer;
import io.github.camelflux.provider.Provider;
import io.github.camelflux.provider.Region;
import io.github.camelflux.provider.RemoteJob;
import io.github.camelflux.provider.SubmitAnswer;
import java.net.URI;
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

    /** @param catalog says what each model is called here and how many pictures it takes */
    public BflProvider(ModelCatalog catalog) {
        requests = new BflRequests(catalog);
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

    @Override
    public HttpCall submit(ImageRequest request, Account account) {
        return requests.submit(request, account);
    }

    @Override
    public SubmitAnswer submitted(HttpAnswer answer) {
        return BflSubmitAnswers.read(answer);
    }

    @Override
    public HttpCall poll(RemoteJob job, Account account) {
        return requests.poll(job, account);
    }

    @Override
    public PollAnswer polled(HttpAnswer answer) {
        return BflPollAnswers.read(answer);
    }

    @Override
    public HttpCall credits(Account account) {
        return requests.credits(account);
    }

    @Override
    public CreditAnswer credits(HttpAnswer answer) {
        return BflCreditAnswers.read(answer);
    }
}
