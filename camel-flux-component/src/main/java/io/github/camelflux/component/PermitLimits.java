package io.github.camelflux.component;

import io.github.camelflux.image.ModelCatalog;
import io.github.camelflux.job.Permits;
import io.github.camelflux.provider.Provider;
import io.github.camelflux.provider.RateLimit;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How many jobs one API key may have in flight, and how many more may wait.
 *
 * @param shared whether other nodes use the same keys by the same job store
 * @param settings of providers, whose {@code maxInFlight} comes first
 * @param maxInFlight of the component; null for what the provider allows
 * @param maxQueued how many more may wait
 */
record PermitLimits(boolean shared, ProviderSettings settings, Integer maxInFlight, int maxQueued) {

    /** @param account names the key */
    Permits permits(Provider provider, String account, ModelCatalog catalog) {
        int limit = settings.find(provider.name(), "maxInFlight")
                .map(text -> number(provider, "maxInFlight", text))
                .orElseGet(() -> maxInFlight == null ? catalog.activeJobs(provider.name()) : maxInFlight);
        return shared ? Permits.shared(account, limit, maxQueued) : new Permits(limit, maxQueued);
    }

    /** How often one key may ask: as the settings say, and where they do not, as the provider says. */
    List<RateLimit> rates(Provider provider) {
        List<RateLimit> set = Stream.of(
                        rate(provider, "requestsPerMinute", RateLimit.Kind.REQUESTS, Duration.ofMinutes(1)),
                        rate(provider, "submissionsPerMinute", RateLimit.Kind.SUBMISSIONS, Duration.ofMinutes(1)),
                        rate(provider, "submissionsPerDay", RateLimit.Kind.SUBMISSIONS, Duration.ofDays(1)))
                .flatMap(Optional::stream)
                .toList();
        Stream<RateLimit> others =
                provider.rates().stream().filter(own -> set.stream().noneMatch(other -> other.replaces(own)));
        return Stream.concat(set.stream(), others).toList();
    }

    private Optional<RateLimit> rate(Provider provider, String name, RateLimit.Kind kind, Duration per) {
        return settings.find(provider.name(), name).map(text -> new RateLimit(kind, number(provider, name, text), per));
    }

    private static int number(Provider provider, String name, String text) {
        try {
            int number = Integer.parseInt(text.strip());
            if (number > 0) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Refused below.
        }
        throw new IllegalArgumentException(
                "providers[" + provider.name() + "." + name + "]: '" + text + "' is not a number above 0");
    }
}
