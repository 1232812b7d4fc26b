package io.github.camelflux.simulator.replicate;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelflux.simulator.face.Refusal;
import io.github.camelflux.simulator.http.Call;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What headers and body of a new prediction say besides its input.
 *
 * @param patience how long the answer may wait for the end; empty for not at all
 * @param deadline how long the prediction may take
 * @param webhook where events are sent
 * @param events which ones
 */
record CreateWishes(
        Optional<Duration> patience, Optional<Duration> deadline, Optional<URI> webhook, Set<String> events) {

    private static final Pattern WAIT = Pattern.compile("(?i)(?:^|[,;\\s])wait(?:=(\\d{1,4}))?(?:$|[,;\\s])");
    private static final long LONGEST_WAIT = 60;
    private static final Pattern TIME = Pattern.compile("(?:(\\d{1,5})h)?(?:(\\d{1,6})m)?(?:(\\d{1,7})s?)?");
    private static final Set<String> EVENTS = Set.of("start", "output", "logs", "completed");
    private static final Set<String> USUAL_EVENTS = Set.of("output", "completed");

    static CreateWishes of(Call call, JsonNode body) throws Refusal {
        return new CreateWishes(patience(call), deadline(call), webhook(body), events(body));
    }

    private static Optional<Duration> patience(Call call) {
        Matcher wait = WAIT.matcher(call.header("prefer").orElse(""));
        if (!wait.find()) {
            return Optional.empty();
        }
        long seconds = wait.group(1) == null ? LONGEST_WAIT : Long.parseLong(wait.group(1));
        return Optional.of(Duration.ofSeconds(Math.min(LONGEST_WAIT, Math.max(1, seconds))));
    }

    private static Optional<Duration> deadline(Call call) throws Refusal {
        Optional<String> header = call.header("cancel-after");
        if (header.isEmpty()) {
            return Optional.empty();
        }
        Matcher time = TIME.matcher(header.get().trim());
        Duration deadline = time.matches()
                ? Duration.ofHours(number(time, 1)).plusMinutes(number(time, 2)).plusSeconds(number(time, 3))
                : Duration.ZERO;
        if (deadline.isZero()) {
            throw new Refusal(ReplicateErrors.invalid("Cancel-After must be a duration such as 90s or 5m"));
        }
        return Optional.of(deadline);
    }

    private static long number(Matcher time, int group) {
        return time.group(group) == null ? 0 : Long.parseLong(time.group(group));
    }

    private static Optional<URI> webhook(JsonNode body) throws Refusal {
        if (!body.hasNonNull("webhook")) {
            return Optional.empty();
        }
        try {
            URI uri = new URI(body.get("webhook").asText());
            if (uri.getHost() != null && Set.of("http", "https").contains(uri.getScheme())) {
                return Optional.of(uri);
            }
        } catch (URISyntaxException e) {
            // Refused below, as an address that leads nowhere.
        }
        throw new Refusal(ReplicateErrors.invalid("- webhook: Does not match format 'uri'\n"));
    }

    private static Set<String> events(JsonNode body) throws Refusal {
        if (!body.hasNonNull("webhook_events_filter")) {
            return USUAL_EVENTS;
        }
        Set<String> events = new LinkedHashSet<>();
        for (JsonNode event : body.get("webhook_events_filter")) {
            if (!EVENTS.contains(event.asText())) {
                throw new Refusal(ReplicateErrors.invalid(
                        "- webhook_events_filter: must be one of start, output, logs, completed\n"));
            }
            events.add(event.asText());
        }
        return events;
    }
}
