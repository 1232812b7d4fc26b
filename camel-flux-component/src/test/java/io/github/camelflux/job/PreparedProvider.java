package io.github.camelflux.job;

import io.github.camelflux.provider.HttpCall;
import io.github.camelflux.provider.PollAdvice;
import io.github.camelflux.provider.Submission;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** BFL's words, from a provider that wants two uploads first, knows attempts by our id and says how often to ask. */
final class PreparedProvider extends BflWords {

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

    private static HttpCall upload(Submission submission, String path) {
        return new HttpCall("POST", submission.account().baseUrl().resolve("/" + path), Map.of(), Map.of(), null);
    }
}
