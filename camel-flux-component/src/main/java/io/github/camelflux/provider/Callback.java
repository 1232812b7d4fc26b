package io.github.camelflux.provider;

import java.net.URI;
import java.util.Objects;

/**
 * Where a provider is asked to report the end of a job.
 *
 * @param url of this one attempt: it holds a token that nobody can guess, and so is a secret
 * @param secret that the provider proves itself with, where one can be agreed with each submission; null for none
 */
public record Callback(URI url, String secret) {

    public Callback {
        Objects.requireNonNull(url, "url");
    }

    /** The host only. */
    @Override
    public String toString() {
        return "Callback[" + url.getHost() + "]";
    }
}
