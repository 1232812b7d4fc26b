package io.github.camelflux.job;

import io.github.camelflux.provider.Account;
import io.github.camelflux.provider.Provider;
import java.util.Objects;

/**
 * Everything that is needed to deal with one provider under one account.
 *
 * @param provider its API
 * @param account the key and the host
 * @param exchanger sends requests; knows where the key may go
 * @param downloader fetches results; knows which hosts may be asked
 * @param key what the API key may do now
 */
public record ProviderLine(
        Provider provider, Account account, Exchanger exchanger, Downloader downloader, KeyLimits key) {

    public ProviderLine {
        Objects.requireNonNull(provider, "provider");
        Objects.requireNonNull(account, "account");
        Objects.requireNonNull(exchanger, "exchanger");
        Objects.requireNonNull(downloader, "downloader");
        Objects.requireNonNull(key, "key");
    }

    /** How many jobs may be in flight under the key. */
    public Permits permits() {
        return key.permits();
    }

    /** The rest of a key whose account has too little credit. */
    public CreditPause credit() {
        return key.credit();
    }
}
