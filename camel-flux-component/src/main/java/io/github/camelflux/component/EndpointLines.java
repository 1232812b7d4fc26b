package io.github.camelflux.component;

import io.github.camelflux.Charged;
import io.github.camelflux.FailureContext;
import io.github.camelflux.FluxResidencyException;
import io.github.camelflux.job.ProviderLine;
import io.github.camelflux.provider.Provider;
import io.github.camelflux.provider.Region;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The accounts that an endpoint buys under, one for each key: those of its own provider, and those of the providers that tiers
 * name. Safe for use by several threads.
 */
final class EndpointLines {

    private final FluxComponent component;
    private final AccountLines lines;
    private final ProviderAccess access;
    private final AllowedProviders allowed;
    private final Region region;
    private final Map<String, Seller> open = new ConcurrentHashMap<>();

    EndpointLines(FluxEndpoint endpoint) {
        this.component = endpoint.component();
        this.lines = component.engine().lines();
        this.access = component.access(endpoint.getConfiguration());
        this.allowed = component.allowedProviderNames();
        this.region = endpoint.getConfiguration().getRegion();
    }

    /**
     * The accounts at a provider; at least one. The first names the account whose jobs messages come back to.
     *
     * @throws IllegalArgumentException if the provider may not be asked, or it is not known where or under which key; the message names
     *     the option
     */
    Seller of(String provider) {
        return open.computeIfAbsent(provider, name -> {
            allowed.check("provider", name);
            Provider asked = lines.providers().get(name);
            String baseUrl = access.baseUrl(name);
            List<ProviderLine> opened = access.keys(asked).stream()
                    .map(key -> lines.open(name, key, baseUrl, region))
                    .toList();
            return new Seller(
                    opened,
                    List.copyOf(
                            opened.stream().map(line -> line.account().alias()).toList()),
                    component.namespace(opened.get(0)));
        });
    }

    /**
     * The accounts at a provider that a message chose by a tier.
     *
     * @throws FluxResidencyException if the provider is not in the endpoint's region
     * @throws io.github.camelflux.FluxRequestException if it cannot be asked for another reason
     */
    Seller chosen(String provider) {
        try {
            return of(provider);
        } catch (AccountLines.RegionMismatch e) {
            throw new FluxResidencyException(
                    "The tier leads to " + provider
                            + ", which is outside of the endpoint's region; nothing was bought: " + e.getMessage(),
                    new FailureContext(null, provider),
                    Charged.NO);
        } catch (IllegalArgumentException e) {
            throw BadRequest.because("tier: it leads to " + provider + ", which cannot be asked: " + e.getMessage());
        }
    }
}
