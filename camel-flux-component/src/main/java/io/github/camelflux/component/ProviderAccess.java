package io.github.camelflux.component;

import io.github.camelflux.provider.Provider;
import java.util.List;
import java.util.Optional;

/**
 * Where a provider is asked and under which keys. The options {@code apiKey} and {@code baseUrl} of an endpoint are meant for the
 * endpoint's provider, those of the component for the component's: no other provider ever gets them, since a key that is shown to a
 * stranger is no secret any more. Everybody else has {@code providers[NAME.apiKey]}, {@code providers[NAME.baseUrl]} and the
 * environment. Immutable, as long as the options are.
 *
 * @param endpoint the endpoint's own options, without the component's key and base URL; null where no endpoint asks
 * @param component its options
 * @param keys finds keys of providers
 * @param settings of providers
 */
record ProviderAccess(
        FluxConfiguration endpoint, FluxConfiguration component, ApiKeys keys, ProviderSettings settings) {

    /**
     * The keys, each once. One that is empty stands for none, where the provider needs none.
     *
     * @throws IllegalArgumentException if the provider needs one and there is none; the message says where it was looked for
     */
    List<String> keys(Provider provider) {
        return keys(provider.name(), provider.needsKey());
    }

    List<String> keys(String provider, boolean needed) {
        return needed || keys.has(provider, apiKey(provider)) ? keys.find(provider, apiKey(provider)) : List.of("");
    }

    /** Whether {@link #keys} would find any that is needed. */
    boolean isOpen(Provider provider) {
        return !provider.needsKey() || keys.has(provider.name(), apiKey(provider.name()));
    }

    /** The base URL that somebody set; null for the provider's own. */
    String baseUrl(String provider) {
        return Optional.ofNullable(
                        option(provider, endpoint == null ? null : endpoint.getBaseUrl(), component.getBaseUrl()))
                .or(() -> settings.find(provider, "baseUrl"))
                .orElse(null);
    }

    private String apiKey(String provider) {
        return option(provider, endpoint == null ? null : endpoint.getApiKey(), component.getApiKey());
    }

    private String option(String provider, String ofEndpoint, String ofComponent) {
        if (endpoint != null && endpoint.getProvider().equals(provider) && isSet(ofEndpoint)) {
            return ofEndpoint;
        }
        return component.getProvider().equals(provider) && isSet(ofComponent) ? ofComponent : null;
    }

    private static boolean isSet(String option) {
        return option != null && !option.isBlank();
    }
}
