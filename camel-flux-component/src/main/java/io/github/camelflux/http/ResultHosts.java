package io.github.camelflux.http;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Optional;

/**
 * Checks a result link before it is fetched, so that what a provider answers cannot make this process read from the inner
 * network. Immutable, safe for use by several threads.
 *
 * <p>Fetched are https links to public addresses. The origin of the configured base URL and the operator's {@link TrustedHosts}
 * may have any address and may be clear text, because an operator named them; a base URL on loopback allows all of loopback
 * (simulators). {@code allowPrivateResultHosts} allows inner addresses to every https link. The name is resolved again when the
 * connection is made: a host that changes its address in between would still have to show a certificate for its name.
 */
public final class ResultHosts {

    private final Origin base;
    private final TrustedHosts trustedHosts;
    private final boolean allowPrivate;
    private final HostResolver resolver;

    /**
     * @param baseUrl where the account's API is
     * @param settings for {@code trustedHosts} and {@code allowPrivateResultHosts}
     * @throws IllegalArgumentException if the base URL is not http(s) or names no host
     */
    public ResultHosts(URI baseUrl, HttpSettings settings) {
        this(baseUrl, settings, HostResolver.SYSTEM);
    }

    ResultHosts(URI baseUrl, HttpSettings settings, HostResolver resolver) {
        this.base = Origin.of(baseUrl)
                .orElseThrow(
                        () -> new IllegalArgumentException("the base URL is not an http or https URL with a host"));
        this.trustedHosts = settings.trustedHosts();
        this.allowPrivate = settings.allowPrivateResultHosts();
        this.resolver = resolver;
    }

    /**
     * Why a link may not be fetched. May block while the host's name is resolved.
     *
     * @return empty if it may be fetched; else a sentence that names the host and the option, not the link
     * @throws UnknownHostException if the name has no address at present
     */
    Optional<String> refusal(URI link) throws UnknownHostException {
        Optional<Origin> known = Origin.of(link);
        if (known.isEmpty()) {
            return Optional.of("the result link is not an http or https URL with a host");
        }
        Origin origin = known.get();
        if (origin.equals(base) || base.isLoopback() && origin.isLoopback() || trustedHosts.contains(origin)) {
            return Optional.empty();
        }
        if (!origin.isTls()) {
            return Optional.of("the result link to " + origin.hostAndPort()
                    + " is not https; name the host in the option trustedHosts to allow that");
        }
        if (allowPrivate) {
            return Optional.empty();
        }
        for (InetAddress address : resolver.resolve(origin.host())) {
            if (PrivateAddresses.contains(address)) {
                return Optional.of("the result host " + origin.hostAndPort() + " has the inner address "
                        + address.getHostAddress()
                        + "; name it in the option trustedHosts, or set allowPrivateResultHosts, to allow that");
            }
        }
        return Optional.empty();
    }
}
