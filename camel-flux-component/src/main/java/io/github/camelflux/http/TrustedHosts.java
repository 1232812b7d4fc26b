package io.github.camelflux.http;

import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * The hosts that an operator trusts beyond the configured base URL and the provider's own domains (option
 * {@code trustedHosts}): they may have the key, and result links may point to them whatever their address. An entry
 * {@code host} means https on port 443; {@code host:port} means that port, by https or clear text.
 *
 * @param entries in lower case; may be empty
 */
public record TrustedHosts(List<String> entries) {

    /** Nobody. */
    public static final TrustedHosts NONE = new TrustedHosts(List.of());

    public TrustedHosts {
        entries = entries.stream().map(entry -> entry.toLowerCase(Locale.ROOT)).toList();
        entries.forEach(TrustedHosts::check);
    }

    /**
     * Reads a comma-separated list.
     *
     * @param list null or blank for nobody
     * @throws IllegalArgumentException if an entry is not {@code host} or {@code host:port}
     */
    public static TrustedHosts parse(String list) {
        if (list == null || list.isBlank()) {
            return NONE;
        }
        return new TrustedHosts(Arrays.stream(list.split(","))
                .map(String::strip)
                .filter(entry -> !entry.isEmpty())
                .toList());
    }

    boolean contains(Origin origin) {
        return entries.stream().anyMatch(entry -> matches(entry, origin));
    }

    private static boolean matches(String entry, Origin origin) {
        Origin named = named(entry);
        boolean portGiven = URI.create("https://" + entry).getPort() >= 0;
        return named.host().equals(origin.host()) && named.port() == origin.port() && (portGiven || origin.isTls());
    }

    private static void check(String entry) {
        try {
            if (!entry.isEmpty()
                    && URI.create("https://" + entry).getRawAuthority().equals(entry)
                    && !entry.contains("@")) {
                named(entry);
                return;
            }
        } catch (RuntimeException e) {
            // Not an authority at all: refused below, in words that name the option.
        }
        throw new IllegalArgumentException("trustedHosts: '" + Redaction.mask(entry) + "' is not a host or host:port");
    }

    private static Origin named(String entry) {
        return Origin.of(URI.create("https://" + entry)).orElseThrow();
    }
}
