package io.github.camelflux.http;

import java.net.URI;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Which hosts may be asked by an account that keeps to a region. Immutable, safe for use by several threads.
 *
 * <p>Inside are: the host of the configured base URL, on any port, because the operator named it together with the region; the
 * provider's own hosts that are known to be there; the operator's {@link TrustedHosts}. Hosts are compared as written. A host of
 * which nothing is known is outside.
 */
public final class Residency {

    /** No region: every host is inside. */
    public static final Residency ANYWHERE = new Residency(null, null, host -> true, TrustedHosts.NONE);

    private final String region;
    private final String baseHost;
    private final Predicate<String> known;
    private final TrustedHosts trustedHosts;

    private Residency(String region, String baseHost, Predicate<String> known, TrustedHosts trustedHosts) {
        this.region = region;
        this.baseHost = baseHost;
        this.known = known;
        this.trustedHosts = trustedHosts;
    }

    /**
     * @param region its name, for messages
     * @param base where the account's API is
     * @param known the provider's hosts that are there, in lower case
     */
    public static Residency in(String region, URI base, Predicate<String> known, TrustedHosts trustedHosts) {
        String host = Origin.of(base)
                .map(Origin::host)
                .orElseThrow(
                        () -> new IllegalArgumentException("the base URL is not an http or https URL with a host"));
        return new Residency(region, host, known, trustedHosts);
    }

    /**
     * Why an address may not be asked.
     *
     * @return empty if it may be, or if it is no address at all, which is for others to judge; else words that name host, region and
     *     option, not the address
     */
    public Optional<String> refusal(URI uri) {
        if (region == null) {
            return Optional.empty();
        }
        return Origin.of(uri)
                .filter(origin ->
                        !origin.host().equals(baseHost) && !known.test(origin.host()) && !trustedHosts.contains(origin))
                .map(origin -> "the host " + origin.hostAndPort() + " is not known to be in the region " + region
                        + "; if it is, name it in the option trustedHosts");
    }
}
