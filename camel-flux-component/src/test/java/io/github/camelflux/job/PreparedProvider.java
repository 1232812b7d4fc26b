package io.github.camelflux.job;

import io.github.camelflux.image.ModelCatalog;
import io.github.camelflux.provider.Account;
import io.github.camelflux.provider.HttpAnswer;
import io.github.camelflux.provider.HttpCall;
import io.github.camelflux.provider.PollAdvice;
import io.github.camelflux.provider.PollAnswer;
import io.github.camelflux.provider.Provider;
import io.github.camelflux.provider.Region;
import io.github.camelflux.provider.RemoteJob;
import io.github.camelflux.provider.Submission;
import io.github.camelflux.provider.SubmitAnswer;
import io.github.camelflux.provider.bfl.BflProvider;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** BFL's words, from a provider that wants two uploads first, knows attempts by our id and says how often to ask. */
final class PreparedProvider implements Provider {

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
    public boolean honoursAttempts() {
        return true;
    }

    @Override
    public Optional<PollAdvice> pollAdvice() {
        return Optional.of(new PollAdvice(Duration.ofSeconds(1), 1.5, Duration.ofSeconds(10)));
    }

    @Override
    public List<HttpCall> preparations(Submission submission) {
        return List.of(upload(submission, "upload/1"), upload(submission, "upload/2"));
    }

    @Override
    public HttpCall submit(Submission submission) {
        return upload(submission, submission.attempt());
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

    private static HttpCall upload(Submission submission, String path) {
        return new HttpCall("POST", submission.account().baseUrl().resolve("/" + path), Map.of(), Map.of(), null);
    }
}
