package io.github.camelflux.provider.wire;

import io.github.camelflux.provider.Account;
import java.net.URI;

/** Addresses below the base URL of an account. */
public final class BaseUrl {

    private BaseUrl() {}

    /**
     * The address of a path. A base URL that ends in the path's beginning, such as {@code /v1}, as other clients want it, does as well
     * as one without.
     *
     * @param root where the API is below the provider's host, without slashes at its ends: {@code v1/openai}; may be empty
     * @param rest of the path, and a query
     */
    public static URI below(Account account, String root, String rest) {
        String base = account.baseUrl().toString().replaceAll("/+$", "");
        String given = root;
        while (!given.isEmpty() && !base.endsWith("/" + given)) {
            given = given.substring(0, Math.max(0, given.lastIndexOf('/')));
        }
        String missing = root.substring(given.length()).replaceAll("^/", "");
        return URI.create(base + "/" + (missing.isEmpty() ? "" : missing + "/") + rest);
    }
}
