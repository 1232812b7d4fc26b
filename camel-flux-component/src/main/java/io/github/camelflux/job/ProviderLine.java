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
 * @param permits of the account
 * @param credit the rest of an account that has too little credit
 * @param barred the models that the account was refused of late
 */
public record ProviderLine(
        Provider provider,
        Account account,
        Exchanger exchanger,
        Downloader downloader,
        Permits permits,
        CreditPause credit,
        BarredModels barred) {

    public ProviderLine {
        Objects.requireNonNull(provider, "provider");
        Objects.requireNonNull(account, "account");
        Objects.requireNonNull(exchanger, "exchanger");
        Objects.requireNonNull(downloader, "downloader");
        Objects.requireNonNull(permits, "permits");
        Objects.requireNonNull(credit, "credit");
        Objects.requireNonNull(barred, "barred");
    }
}
