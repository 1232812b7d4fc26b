package io.github.camelflux.provider;

import java.net.URI;
import java.util.Objects;

/**
 * An API key and the host that it is meant for.
 *
 * @param alias names the account in logs, rows and consoles; never the key itself nor a part of it
 * @param apiKey the secret
 * @param baseUrl scheme, host and port of the API, without a path
 */
public record Account(String alias, String apiKey, URI baseUrl) {

    public Account {
        Objects.requireNonNull(alias, "alias");
        Objects.requireNonNull(apiKey, "apiKey");
        Objects.requireNonNull(baseUrl, "baseUrl");
    }

    /** Without the key. */
    @Override
    public String toString() {
        return alias + "@" + baseUrl;
    }
}
