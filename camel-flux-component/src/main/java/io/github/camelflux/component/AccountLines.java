package io.github.camelflux.component;

import io.github.camelflux.http.HttpConnections;
import io.github.camelflux.http.HttpSettings;
import io.github.camelflux.http.JdkDownloader;
import io.github.camelflux.http.JdkExchanger;
import io.github.camelflux.http.Redaction;
import io.github.camelflux.http.ResultHosts;
import io.github.camelflux.http.Trust;
import io.github.camelflux.image.Model;
import io.github.camelflux.image.ModelCatalog;
import io.github.camelflux.image.Spool;
import io.github.camelflux.job.Permits;
import io.github.camelflux.job.ProviderLine;
import io.github.camelflux.job.ProviderLines;
import io.github.camelflux.provider.Account;
import io.github.camelflux.provider.Provider;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The lines to providers that endpoints of this component opened. Each API key at each host has one; the permits of a key are
 * shared by its hosts, because the provider counts by key. Lines stay open as long as the component runs, since jobs may need
 * them after their endpoint is gone. Safe for use by several threads.
 */
final class AccountLines implements ProviderLines {

    private static final int SHOWN_DIGITS = 8;

    private final Map<String, Provider> providers;
    private final ModelCatalog catalog;
    private final PermitLimits limits;
    private final HttpConnections connections;
    private final HttpSettings settings;
    private final Spool spool;
    private final Map<String, ProviderLine> lines = new ConcurrentHashMap<>();
    private final Map<String, Permits> permits = new ConcurrentHashMap<>();

    /** @param providers by name */
    AccountLines(
            Map<String, Provider> providers,
            ModelCatalog catalog,
            PermitLimits limits,
            HttpConnections connections,
            HttpSettings settings,
            Spool spool) {
        this.providers = Map.copyOf(providers);
        this.catalog = catalog;
        this.limits = limits;
        this.connections = connections;
        this.settings = settings;
        this.spool = spool;
    }

    /**
     * The line of an API key; opened at the first call.
     *
     * @param baseUrl null for the provider's own
     * @throws IllegalArgumentException if there is no such provider, or the base URL is none; the message names option and value
     */
    ProviderLine open(String providerName, String apiKey, String baseUrl) {
        Provider provider = Optional.ofNullable(providers.get(providerName))
                .orElseThrow(() -> new IllegalArgumentException(
                        "provider: '" + providerName + "' is none of " + String.join(", ", providers.keySet())));
        String key = digest(apiKey);
        String alias = baseUrl == null ? key : digest(apiKey + "\n" + baseUrl);
        return lines.computeIfAbsent(name(providerName, "key-" + alias), name -> {
            URI base = baseUrl == null ? provider.defaultBaseUrl() : address(baseUrl);
            Permits shared = permits.computeIfAbsent(
                    providerName + "/key-" + key, account -> limits.permits(provider, account, catalog));
            return new ProviderLine(
                    provider,
                    new Account("key-" + alias, apiKey, base),
                    new JdkExchanger(connections, new Trust(base, provider.trustedDomains(), settings.trustedHosts())),
                    new JdkDownloader(connections, new ResultHosts(base, settings), spool),
                    shared);
        });
    }

    @Override
    public Optional<ProviderLine> find(String provider, String account) {
        return Optional.ofNullable(lines.get(name(provider, account)));
    }

    /** All lines that are open. */
    Collection<ProviderLine> all() {
        return Collections.unmodifiableCollection(lines.values());
    }

    /** How many jobs of a model may be in flight on a line. */
    int limit(ProviderLine line, Model model) {
        // The account's limit may have been raised by an operator; a limit of the model's own stays.
        boolean ownLimit = model.activeJobs() < PermitLimits.ofAccount(line.provider(), catalog);
        return ownLimit ? model.activeJobs() : line.permits().limit();
    }

    private static String name(String provider, String account) {
        return provider + "/" + account;
    }

    private static URI address(String baseUrl) {
        Optional<URI> address = Optional.of(baseUrl).map(text -> {
            try {
                return new URI(text.strip());
            } catch (URISyntaxException e) {
                return null;
            }
        });
        return address.filter(AccountLines::isPlain)
                .orElseThrow(() -> new IllegalArgumentException(
                        "baseUrl: '" + Redaction.mask(baseUrl) + "' is not an http or https URL of scheme, host and"
                                + " perhaps port and path; it may hold no user, password, query or fragment"));
    }

    private static boolean isPlain(URI uri) {
        return uri.getHost() != null
                && List.of("http", "https").contains(uri.getScheme())
                && uri.getRawUserInfo() == null
                && uri.getRawQuery() == null
                && uri.getRawFragment() == null;
    }

    /** Names a key without telling it: the same on every node. */
    private static String digest(String secret) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest).substring(0, SHOWN_DIGITS);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
