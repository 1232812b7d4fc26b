package io.github.camelflux.http;

import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import javax.net.ssl.SSLContext;

/**
 * How the component uses the network. Made by {@link #builder()}.
 *
 * @param connectTimeout for one connection; default 10 s
 * @param proxy null for the JVM's own proxy settings
 * @param headers sent with every request (options {@code httpHeader.*}); those whose name looks like a secret go only where the
 *     key may go, and never with a download
 * @param sslContext null for the JVM's default
 * @param trustedHosts the operator's; default nobody
 * @param allowPrivateResultHosts whether result links may point to inner addresses; default false
 * @param userAgent default {@code camel-flux/} and the version
 * @param maxAnswerBytes a larger answer of an API is an error; default 1 MiB
 * @param maxExchanges requests at once, beyond which they wait without a thread; default 128
 * @param maxDownloads downloads at once, beyond which they wait without a thread; default 8
 */
public record HttpSettings(
        Duration connectTimeout,
        HttpProxy proxy,
        Map<String, String> headers,
        SSLContext sslContext,
        TrustedHosts trustedHosts,
        boolean allowPrivateResultHosts,
        String userAgent,
        int maxAnswerBytes,
        int maxExchanges,
        int maxDownloads) {

    /**
     * @throws IllegalArgumentException if a limit is not positive, or the JDK does not let a header of {@code headers} be set;
     *     the message names the header, not its value
     */
    public HttpSettings {
        Objects.requireNonNull(trustedHosts, "trustedHosts");
        headers = Collections.unmodifiableMap(new LinkedHashMap<>(headers));
        headers.forEach(HttpSettings::check);
        check("User-Agent", userAgent);
        if (connectTimeout.isNegative() || connectTimeout.isZero()) {
            throw new IllegalArgumentException("connectTimeout must be positive");
        }
        if (maxAnswerBytes < 1 || maxExchanges < 1 || maxDownloads < 1) {
            throw new IllegalArgumentException("maxAnswerBytes, maxExchanges and maxDownloads must be positive");
        }
    }

    /** A builder that holds the defaults. */
    public static Builder builder() {
        return new Builder();
    }

    private static void check(String name, String value) {
        try {
            HttpRequest.newBuilder(URI.create("http://localhost")).setHeader(name, value);
        } catch (IllegalArgumentException e) {
            // Without the cause: its message quotes the value.
            throw new IllegalArgumentException(
                    "the HTTP header " + name + " cannot be set, or its value is not allowed");
        }
    }

    /** Without values of headers. */
    @Override
    public String toString() {
        return "HttpSettings[proxy=" + proxy + ", headers=" + headers.keySet() + ", trustedHosts="
                + trustedHosts.entries() + "]";
    }

    /** Collects the settings. Not safe for use by several threads. */
    public static final class Builder {

        private Duration connectTimeout = Duration.ofSeconds(10);
        private HttpProxy proxy;
        private Map<String, String> headers = Map.of();
        private SSLContext sslContext;
        private TrustedHosts trustedHosts = TrustedHosts.NONE;
        private boolean allowPrivateResultHosts;
        private String userAgent = defaultUserAgent();
        private int maxAnswerBytes = 1 << 20;
        private int maxExchanges = 128;
        private int maxDownloads = 8;

        private Builder() {}

        /** How long one connection may take. */
        public Builder connectTimeout(Duration value) {
            connectTimeout = value;
            return this;
        }

        /** Null for the JVM's own proxy settings. */
        public Builder proxy(HttpProxy value) {
            proxy = value;
            return this;
        }

        /** Sent with every request. */
        public Builder headers(Map<String, String> value) {
            headers = value;
            return this;
        }

        /** Null for the JVM's default. */
        public Builder sslContext(SSLContext value) {
            sslContext = value;
            return this;
        }

        /** Hosts that the operator trusts. */
        public Builder trustedHosts(TrustedHosts value) {
            trustedHosts = value;
            return this;
        }

        /** Whether result links may point to inner addresses. */
        public Builder allowPrivateResultHosts(boolean value) {
            allowPrivateResultHosts = value;
            return this;
        }

        /** How this client names itself. */
        public Builder userAgent(String value) {
            userAgent = value;
            return this;
        }

        /** Bytes of the largest answer of an API. */
        public Builder maxAnswerBytes(int value) {
            maxAnswerBytes = value;
            return this;
        }

        /** Requests at once. */
        public Builder maxExchanges(int value) {
            maxExchanges = value;
            return this;
        }

        /** Downloads at once. */
        public Builder maxDownloads(int value) {
            maxDownloads = value;
            return this;
        }

        /** The settings. */
        public HttpSettings build() {
            return new HttpSettings(
                    connectTimeout,
                    proxy,
                    headers,
                    sslContext,
                    trustedHosts,
                    allowPrivateResultHosts,
                    userAgent,
                    maxAnswerBytes,
                    maxExchanges,
                    maxDownloads);
        }

        private static String defaultUserAgent() {
            // The manifest of the jar says it; classes in a folder have none.
            String version = HttpSettings.class.getPackage().getImplementationVersion();
            return version == null ? "camel-flux" : "camel-flux/" + version;
        }
    }
}
