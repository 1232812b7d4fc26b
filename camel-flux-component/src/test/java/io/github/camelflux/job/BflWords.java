package io.github.camelflux.job;

import io.github.camelflux.image.ModelCatalog;
import io.github.camelflux.provider.Account;
import io.github.camelflux.provider.HttpAnswer;
import io.github.camelflux.provider.HttpCall;
import io.github.camelflux.provider.PollAnswer;
import io.github.camelflux.provider.Provider;
import io.github.camelflux.provider.Region;
import io.github.camelflux.provider.RemoteJob;
import io.github.camelflux.provider.Submission;
import io.github.camelflux.provider.SubmitAnswer;
import io.github.camelflux.provider.bfl.BflProvider;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/** A provider with BFL's words, which a test gives habits that BFL has not. */
abstract class BflWords implements Provider {

    private final Provider words = new BflProvider(ModelCatalog.shipped());

    @Override
    public String name() {
        return "bfl";
    }

    @Override
    public Optional<URI> baseUrl(Region region) {
        return words.baseUrl(region);
    }

    @Override
    public List<String> trustedDomains() {
        return List.of();
    }

    @Override
    public HttpCall submit(Submission submission) {
        return words.submit(submission);
    }

    @Override
    public SubmitAnswer submitted(Submission submission, HttpAnswer answer) {
        return words.submitted(submission, answer);
    }

    @Override
    public Optional<HttpCall> poll(RemoteJob job, Account account) {
        return words.poll(job, account);
    }

    @Override
    public PollAnswer polled(RemoteJob job, Account account, HttpAnswer answer) {
        return words.polled(job, account, answer);
    }
}
