package io.github.camelflux.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;

/**
 * A job as the provider saw it.
 *
 * @param id the provider's id
 * @param key the API key that submitted it
 * @param prompt as sent
 * @param submitted when it was accepted
 * @param ended when it ended
 */
record RemoteJob(String id, String key, String prompt, Instant submitted, Instant ended) {

    static RemoteJob of(JsonNode json) {
        return new RemoteJob(
                json.get("id").textValue(),
                json.get("key").textValue(),
                json.get("prompt").textValue(),
                Instant.parse(json.get("submittedAt").textValue()),
                Instant.parse(json.get("endsAt").textValue()));
    }

    double runSeconds() {
        return Duration.between(submitted, ended).toNanos() / 1e9;
    }
}
