package io.github.camelflux.simulator.wireflow;

import io.github.camelflux.simulator.http.Reply;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The first answer to each {@code Idempotency-Key} of an API key, for 24 hours. Kept is what was accepted: nothing is
 * said of refusals, and a client that was told to come back could not. Whether a key may come with another body is not
 * said either; here the answer is the first one all the same. Thread-safe.
 */
final class FirstAnswers {

    private static final Duration KEPT = Duration.ofHours(24);

    private record Key(String apiKey, String idempotencyKey) {}

    private record Answer(Reply reply, Instant until) {}

    private final Map<Key, Answer> answers = new HashMap<>();

    synchronized Optional<Reply> find(String apiKey, String idempotencyKey, Instant now) {
        return Optional.ofNullable(answers.get(new Key(apiKey, idempotencyKey)))
                .filter(answer -> now.isBefore(answer.until()))
                .map(Answer::reply);
    }

    synchronized void keep(String apiKey, String idempotencyKey, Reply reply, Instant now) {
        answers.put(new Key(apiKey, idempotencyKey), new Answer(reply, now.plus(KEPT)));
    }
}
