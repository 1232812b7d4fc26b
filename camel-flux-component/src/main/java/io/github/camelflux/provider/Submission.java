package io.github.camelflux.provider;

import io.github.camelflux.image.ImageRequest;
import java.util.Objects;

/**
 * One attempt to have a picture made.
 *
 * @param request what to make
 * @param account that pays
 * @param attempt our own id of it, a random UUID in lower case: the same when the same attempt is sent again to a provider that
 *     {@linkplain Provider#honoursAttempts() knows it by that}
 * @param callback where the provider is asked to report the end; null for nowhere
 */
public record Submission(ImageRequest request, Account account, String attempt, Callback callback) {

    public Submission {
        Objects.requireNonNull(request, "request");
        Objects.requireNonNull(account, "account");
        Objects.requireNonNull(attempt, "attempt");
    }
}
