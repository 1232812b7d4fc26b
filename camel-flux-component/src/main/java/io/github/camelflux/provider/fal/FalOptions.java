package io.github.camelflux.provider.fal;

import io.github.camelflux.provider.ProviderOptions;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** What an operator wants of fal for each submission, as headers. {@link FalProvider} explains the options. */
final class FalOptions {

    private static final Duration SHORTEST_START = Duration.ofMillis(100);
    private static final Map<String, Duration> PRESETS = Map.of(
            // As fal's clients have it: 0 would keep files for ever.
            "immediate", Duration.ofSeconds(60),
            "1y", Duration.ofDays(365),
            "never", Duration.ZERO);
    /** As long as files are kept at the least unless it is said otherwise (third parties' texts). */
    private static final Duration USUALLY_KEPT = Duration.ofDays(7);

    private final Map<String, String> headers = new LinkedHashMap<>();
    private final URI keys;
    private final boolean statusStream;
    private final Duration lifecycle;

    FalOptions(ProviderOptions options) {
        options.duration("startTimeout").ifPresent(wait -> {
            if (wait.compareTo(SHORTEST_START) <= 0) {
                throw wrong(options, "startTimeout", "is not longer than 100ms");
            }
            headers.put("x-fal-request-start-timeout", seconds(wait));
        });
        lifecycle = lifecycle(options);
        if (lifecycle != null) {
            headers.put(
                    "x-fal-object-lifecycle-preference",
                    "{\"expiration_duration_seconds\": " + lifecycle.toSeconds() + "}");
        }
        if (!options.flag("storeIo", true)) {
            headers.put("x-fal-store-io", "0");
        }
        options.word("priority", Set.of("normal", "low")).ifPresent(word -> headers.put("x-fal-queue-priority", word));
        options.text("runnerHint").ifPresent(hint -> headers.put("x-fal-runner-hint", hint));
        if (options.flag("noRetry", false)) {
            headers.put("x-fal-no-retry", "1");
        }
        keys = URI.create(options.text("callbackKeysUrl").orElse("https://rest.fal.ai/.well-known/jwks.json"));
        statusStream = options.flag("statusStream", false);
    }

    Map<String, String> headers() {
        return headers;
    }

    /** Where the keys of callbacks are published. */
    URI keys() {
        return keys;
    }

    boolean statusStream() {
        return statusStream;
    }

    /** How long a file can be fetched; null for ever. */
    Duration kept() {
        if (lifecycle == null) {
            return USUALLY_KEPT;
        }
        return lifecycle.isZero() ? null : lifecycle;
    }

    private static Duration lifecycle(ProviderOptions options) {
        Duration preset = options.text("lifecycle").map(PRESETS::get).orElse(null);
        if (preset != null) {
            return preset;
        }
        Duration given = options.duration("lifecycle").orElse(null);
        if (given != null && given.toSeconds() == 0) {
            throw wrong(options, "lifecycle", "is shorter than 1s; to keep files for ever, say never");
        }
        return given;
    }

    private static String seconds(Duration wait) {
        return BigDecimal.valueOf(wait.toMillis(), 3).stripTrailingZeros().toPlainString();
    }

    private static IllegalArgumentException wrong(ProviderOptions options, String name, String complaint) {
        return new IllegalArgumentException(
                "providers[fal." + name + "]: '" + options.text(name).orElse("") + "' " + complaint);
    }
}
