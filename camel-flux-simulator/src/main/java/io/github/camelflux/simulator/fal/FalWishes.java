package io.github.camelflux.simulator.fal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelflux.simulator.engine.Terms;
import io.github.camelflux.simulator.face.Json;
import io.github.camelflux.simulator.face.Refusal;
import io.github.camelflux.simulator.http.Call;
import java.math.BigDecimal;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/**
 * What the headers and the query of a submission ask for.
 *
 * @param startWithin how long it may wait; empty for as long as it takes
 * @param fileLifetime how long results are kept; empty for what is usual
 * @param webhook where the end is told
 */
record FalWishes(Optional<Duration> startWithin, Optional<Duration> fileLifetime, Optional<URI> webhook) {

    /** fal, FAQ: at least 7 days unless a request says otherwise. */
    private static final Duration USUAL_LIFETIME = Duration.ofDays(7);
    /** Nothing that is kept for ever outlives a simulator. */
    private static final Duration FOR_EVER = Duration.ofDays(36_500);

    /** fal, concurrency: the highest number that is had without talking to anybody. */
    private static final int PLACES = 40;

    private static final BigDecimal SHORTEST_WAIT = new BigDecimal("0.1");
    private static final String PRIORITY = "x-fal-queue-priority";
    private static final String LIFECYCLE = "x-fal-object-lifecycle-preference";

    static FalWishes of(Call call) throws Refusal {
        String priority = call.header(PRIORITY).orElse("normal");
        if (!Set.of("normal", "low").contains(priority)) {
            throw refusal("X-Fal-Queue-Priority must be normal or low, not " + priority);
        }
        return new FalWishes(startWithin(call), fileLifetime(call), webhook(call));
    }

    /** The newer name wins if both are sent. */
    private static Optional<Duration> startWithin(Call call) throws Refusal {
        Optional<String> seconds =
                call.header("x-fal-request-start-timeout").or(() -> call.header("x-fal-request-timeout"));
        if (seconds.isEmpty()) {
            return Optional.empty();
        }
        try {
            BigDecimal wait = new BigDecimal(seconds.get());
            if (wait.compareTo(SHORTEST_WAIT) > 0) {
                return Optional.of(Duration.ofMillis(wait.movePointRight(3).longValue()));
            }
        } catch (NumberFormatException e) {
            // Refused below, as a number that is too small.
        }
        throw refusal("X-Fal-Request-Start-Timeout must be a number of seconds above 0.1, not " + seconds.get());
    }

    private static Optional<Duration> fileLifetime(Call call) throws Refusal {
        if (call.header(LIFECYCLE).isEmpty()) {
            return Optional.empty();
        }
        try {
            JsonNode seconds =
                    Json.MAPPER.readTree(call.header(LIFECYCLE).get()).path("expiration_duration_seconds");
            if (seconds.isMissingNode() || seconds.isNull()) {
                return Optional.empty();
            }
            if (seconds.isIntegralNumber() && seconds.longValue() >= 0) {
                return Optional.of(seconds.longValue() == 0 ? FOR_EVER : Duration.ofSeconds(seconds.longValue()));
            }
        } catch (JsonProcessingException e) {
            // Refused below, as a lifetime that is no number.
        }
        throw refusal("X-Fal-Object-Lifecycle-Preference must be JSON with expiration_duration_seconds");
    }

    private static Optional<URI> webhook(Call call) throws Refusal {
        if (call.parameter("fal_webhook").isEmpty()) {
            return Optional.empty();
        }
        try {
            URI uri = new URI(call.parameter("fal_webhook").get());
            if (uri.getHost() != null && Set.of("http", "https").contains(uri.getScheme())) {
                return Optional.of(uri);
            }
        } catch (URISyntaxException e) {
            // Refused below, as an address that leads nowhere.
        }
        throw refusal("fal_webhook must be an http(s) address");
    }

    private static Refusal refusal(String detail) {
        return new Refusal(FalErrors.platform(400, detail, "bad_request"));
    }

    Terms terms() {
        return Terms.of("fal").running(PLACES).withLongSeeds().within(startWithin, Optional.empty());
    }

    Duration linkLifetime(Optional<Duration> chosen) {
        return fileLifetime.orElse(chosen.orElse(USUAL_LIFETIME));
    }
}
