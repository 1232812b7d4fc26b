package io.github.camelflux.provider.replicate;

import io.github.camelflux.provider.ProviderOptions;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** What an operator wants of Replicate for each submission, as headers. {@link ReplicateProvider} explains the options. */
final class ReplicateOptions {

    private static final Duration LONGEST_WAIT = Duration.ofSeconds(60);

    private final Map<String, String> headers = new LinkedHashMap<>();

    ReplicateOptions(ProviderOptions options) {
        options.duration("wait").filter(wait -> !wait.isZero()).ifPresent(wait -> {
            if (wait.compareTo(LONGEST_WAIT) > 0) {
                throw wrong(options, "wait", "is longer than 60s");
            }
            headers.put("prefer", "wait=" + wait.plusMillis(999).toSeconds());
        });
        options.duration("cancelAfter").ifPresent(after -> {
            if (after.toSeconds() == 0) {
                throw wrong(options, "cancelAfter", "is shorter than 1s");
            }
            headers.put("cancel-after", after.toSeconds() + "s");
        });
    }

    Map<String, String> headers() {
        return headers;
    }

    private static IllegalArgumentException wrong(ProviderOptions options, String name, String complaint) {
        return new IllegalArgumentException(
                "providers[replicate." + name + "]: '" + options.text(name).orElse("") + "' " + complaint);
    }
}
