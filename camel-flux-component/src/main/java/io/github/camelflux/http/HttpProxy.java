package io.github.camelflux.http;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The HTTP proxy between this process and the providers.
 *
 * @param host its name
 * @param port its port
 * @param user null for a proxy that asks for none. For https the JVM sends it only if started with
 *     {@code -Djdk.http.auth.tunneling.disabledSchemes=} (nothing behind the equals sign)
 * @param password null for none
 * @param nonProxyHosts hosts that are asked directly, separated by {@code |}, with {@code *} for any characters; null for
 *     {@code localhost|127.*|[::1]}
 */
public record HttpProxy(String host, int port, String user, String password, String nonProxyHosts) {

    private static final String LOOPBACK = "localhost|127.*|[::1]";

    public HttpProxy {
        if (host == null || host.isBlank() || port < 1 || port > 65_535) {
            throw new IllegalArgumentException("proxyHost and proxyPort (1 to 65535) are needed together");
        }
        nonProxyHosts = nonProxyHosts == null ? LOOPBACK : nonProxyHosts;
    }

    /** Chooses between this proxy and a direct connection. */
    ProxySelector selector() {
        Pattern direct = direct();
        return new ProxySelector() {
            @Override
            public List<Proxy> select(URI uri) {
                boolean isDirect = uri.getHost() != null
                        && direct.matcher(uri.getHost().toLowerCase(Locale.ROOT))
                                .matches();
                return List.of(
                        // Resolved at each call: the address of a proxy may change while a route runs for months.
                        isDirect ? Proxy.NO_PROXY : new Proxy(Proxy.Type.HTTP, new InetSocketAddress(host, port)));
            }

            @Override
            public void connectFailed(URI uri, SocketAddress address, IOException failure) {
                // There is one proxy: nothing to choose better next time.
            }
        };
    }

    /** What the {@code Proxy-Authorization} header says; empty without a user. */
    Optional<String> authorization() {
        if (user == null) {
            return Optional.empty();
        }
        String pair = user + ":" + (password == null ? "" : password);
        return Optional.of("Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8)));
    }

    private Pattern direct() {
        List<String> patterns = Arrays.stream(nonProxyHosts.split("\\|"))
                .map(entry -> entry.strip().toLowerCase(Locale.ROOT))
                .filter(entry -> !entry.isEmpty())
                .map(entry -> Arrays.stream(entry.split("\\*", -1))
                        .map(Pattern::quote)
                        .reduce((left, right) -> left + ".*" + right)
                        .orElse(""))
                .toList();
        return Pattern.compile(String.join("|", patterns));
    }

    /** Without the login. */
    @Override
    public String toString() {
        return host + ":" + port;
    }
}
