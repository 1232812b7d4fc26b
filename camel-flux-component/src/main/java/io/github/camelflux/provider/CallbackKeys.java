package io.github.camelflux.provider;

import java.util.Optional;

/**
 * What signatures of callbacks are checked with.
 *
 * @param secret that was agreed with the provider ({@code callbackSecret}); null for none
 * @param published the document of the provider's public keys, as it came; null while it is not known
 */
public record CallbackKeys(String secret, String published) {

    /** The agreed secret. */
    public Optional<String> agreed() {
        return Optional.ofNullable(secret).filter(text -> !text.isBlank());
    }

    /** Without any secret. */
    @Override
    public String toString() {
        return "CallbackKeys[secret=" + (secret == null ? "none" : "set") + "]";
    }
}
