package io.github.camelflux.http;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Scheme, host and port of an http(s) address: what decides whether two addresses are served by the same party.
 *
 * @param scheme {@code http} or {@code https}
 * @param host in lower case, an IPv6 literal without brackets
 * @param port the given one, else the scheme's default
 */
record Origin(String scheme, String host, int port) {

    // Only spellings that cannot mean anything else: 127.1 or 2130706433 are left to the name resolver.
    private static final Pattern LOOPBACK =
            Pattern.compile("localhost|127\\.\\d{1,3}\\.\\d{1,3}\\.\\d{1,3}|::1|0:0:0:0:0:0:0:1");

    /** Empty for an address that is not http(s) or names no host. */
    static Optional<Origin> of(URI uri) {
        if (uri.getScheme() == null || uri.getHost() == null) {
            return Optional.empty();
        }
        String scheme = uri.getScheme().toLowerCase(Locale.ROOT);
        if (!scheme.equals("http") && !scheme.equals("https")) {
            return Optional.empty();
        }
        String host = uri.getHost().toLowerCase(Locale.ROOT);
        if (host.startsWith("[")) {
            host = host.substring(1, host.length() - 1);
        }
        int defaultPort = scheme.equals("https") ? 443 : 80;
        return Optional.of(new Origin(scheme, host, uri.getPort() < 0 ? defaultPort : uri.getPort()));
    }

    boolean isTls() {
        return scheme.equals("https");
    }

    boolean isTlsOnDefaultPort() {
        return isTls() && port == 443;
    }

    /** Whether the host is written as this machine: no name is resolved for that. */
    boolean isLoopback() {
        return LOOPBACK.matcher(host).matches();
    }

    /** Host and port as a person writes them in an option. */
    String hostAndPort() {
        String bracketed = host.indexOf(':') < 0 ? host : "[" + host + "]";
        return isTlsOnDefaultPort() ? bracketed : bracketed + ":" + port;
    }
}
