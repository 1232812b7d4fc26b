package io.github.camelflux.http;

import java.net.URI;
import java.util.List;
import java.util.Locale;

/**
 * Decides which hosts may have one account's credentials. Immutable, safe for use by several threads.
 *
 * <p>Trusted are: the origin (scheme, host, port) of the configured base URL; https on port 443 at one of the provider's domains
 * or below it; the operator's {@link TrustedHosts}. A base URL on loopback ({@code localhost}, {@code 127.x.x.x}, {@code [::1]})
 * also trusts every port of loopback, because simulators serve polling from ports of their own. Hosts are compared as written,
 * never by the address that a name resolves to.
 */
public final class Trust {

    private final Origin base;
    private final List<String> domains;
    private final TrustedHosts trustedHosts;

    /**
     * @param baseUrl where the account's API is
     * @param domains the provider's own
     * @throws IllegalArgumentException if the base URL is not http(s) or names no host
     */
    public Trust(URI baseUrl, List<String> domains, TrustedHosts trustedHosts) {
        this.base = Origin.of(baseUrl)
                .orElseThrow(
                        () -> new IllegalArgumentException("the base URL is not an http or https URL with a host"));
        this.domains =
                domains.stream().map(domain -> domain.toLowerCase(Locale.ROOT)).toList();
        this.trustedHosts = trustedHosts;
    }

    /** Whether credentials may be sent to this address. */
    public boolean covers(URI uri) {
        return Origin.of(uri).filter(this::covers).isPresent();
    }

    private boolean covers(Origin origin) {
        return origin.equals(base)
                || base.isLoopback() && origin.isLoopback()
                || origin.isTlsOnDefaultPort() && domains.stream().anyMatch(domain -> isWithin(origin.host(), domain))
                || trustedHosts.contains(origin);
    }

    private static boolean isWithin(String host, String domain) {
        return host.equals(domain) || host.endsWith("." + domain);
    }
}
