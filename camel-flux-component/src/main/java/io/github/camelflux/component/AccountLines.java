package io.github.camelflux.component;

import io.github.camelflux.http.HttpConnections;
import io.github.camelflux.http.HttpSettings;
import io.github.camelflux.http.JdkDownloader;
import io.github.camelflux.http.JdkExchanger;
import io.github.camelflux.http.Redaction;
import io.github.camelflux.http.Residency;
import io.github.camelflux.http.ResultHosts;
import io.github.camelflux.http.Trust;
import io.github.camelflux.image.Model;
import io.github.camelflux.image.ModelCatalog;
import io.github.camelflux.image.Sha256;
import io.github.camelflux.image.Spool;
import io.github.camelflux.job.KeyLimits;
import io.github.camelflux.job.ProviderLine;
import io.github.camelflux.job.ProviderLines;
import io.github.camelflux.provider.Account;
import io.github.camelflux.provider.Provider;
import io.github.camelflux.provider.Region;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The lines to providers that endpoints of this component opened. Each API key at each host has one; the permits of a key, and
 * its rest when it has no credit, are shared by its hosts, because the provider counts by key. Lines stay open as long as the
 * component runs, since jobs may need them after their endpoint is gone. Safe for use by several threads.
 */
final class AccountLines implements ProviderLines {

    private static final int SHOWN_DIGITS = 8;

    private final Providers providers;
    private final ModelCatalog catalog;
    private final PermitLimits limits;
    private final HttpConnections connections;
    private final HttpSettings settings;
    private final Spool spool;
    private final Map<String, ProviderLine> lines = new ConcurrentHashMap<>();
    private final KeyRests rests;
    private final Map<String, KeyLimits> keys = new ConcurrentHashMap<>();

    /** @param rests how a key rests that was refused */
    AccountLines(
            Providers providers,
            ModelCatalog catalog,
            PermitLimits limits,
            HttpConnections connections,
            HttpSettings settings,
            Spool spool,
            KeyRests rests) {
        this.providers = providers;
        this.catalog = catalog;
        this.limits = limits;
        this.connections = connections;
        this.settings = settings;
        this.spool = spool;
        this.rests = rests;
    }

    /** What an endpoint asks for does not go with its region. */
    static final class RegionMismatch extends IllegalArgumentException {

        private static final long serialVersionUID = 1L;

        RegionMismatch(String message) {
            super(message);
        }
    }

    /** The providers that lines lead to. */
    Providers providers() {
        return providers;
    }

    /**
     * The line of an API key; opened at the first call.
     *
     * @param apiKey empty where none is needed
     * @param baseUrl null for the provider's own
     * @param region that is kept to
     * @throws RegionMismatch if the provider or the base URL does not go with the region; the message names option and value
     * @throws IllegalArgumentException if there is no such provider, it has no base URL, or that is none; the message names option
     *     and value
     */
    ProviderLine open(String providerName, String apiKey, String baseUrl, Region region) {
        Provider provider = providers.get(providerName);
        String key = digest(apiKey);
        // What was bought within one region is not handed out within another: keys live below the alias.
        String alias = (baseUrl == null ? key : digest(apiKey + "\n" + baseUrl)) + suffix(region);
        // A server of one's own that asks for no key is its own limit.
        String limited = apiKey.isEmpty() ? withoutRegion(alias) : key;
        return lines.computeIfAbsent(name(providerName, "key-" + alias), name -> {
            URI base = baseUrl == null ? base(provider, region) : address(baseUrl);
            Residency residency = residency(provider, base, region);
            Trust trust = new Trust(base, provider.trustedDomains(), settings.trustedHosts());
            return new ProviderLine(
                    provider,
                    new Account("key-" + alias, apiKey, base),
                    new JdkExchanger(connections, trust, residency, spool),
                    new JdkDownloader(connections, new ResultHosts(base, settings), residency, spool),
                    keys.computeIfAbsent(name(providerName, "key-" + limited), account -> limits(provider, account)));
        });
    }

    private KeyLimits limits(Provider provider, String account) {
        return new KeyLimits(
                limits.permits(provider, account, catalog),
                rests.credit(),
                rests.models(),
                rests.rate(limits.rates(provider)));
    }

    @Override
    public Optional<ProviderLine> find(String provider, String account) {
        // Where the region was changed since, the key is the same, and the new region judges.
        return Optional.ofNullable(lines.get(name(provider, account))).or(() -> lines.values().stream()
                .filter(line -> line.provider().name().equals(provider)
                        && withoutRegion(line.account().alias()).equals(withoutRegion(account)))
                .findFirst());
    }

    /** The accounts whose jobs can be followed here: those of the open lines, whatever region they kept to when they bought. */
    Set<String> followed() {
        return lines.values().stream()
                .map(line -> withoutRegion(line.account().alias()))
                .flatMap(alias -> Stream.of(Region.values()).map(region -> alias + suffix(region)))
                .collect(Collectors.toSet());
    }

    /** The most bytes that a callback of a provider may have. */
    int callbackBytes(String provider) {
        return providers.get(provider).callbackBytes();
    }

    /** All lines that are open. */
    Collection<ProviderLine> all() {
        return Collections.unmodifiableCollection(lines.values());
    }

    /** How many jobs of a model may be in flight on a line. */
    int limit(ProviderLine line, Model model) {
        // The account's limit may have been raised by an operator; a limit of the model's own stays.
        boolean ownLimit =
                model.activeJobs() < catalog.activeJobs(line.provider().name());
        return ownLimit ? model.activeJobs() : line.permits().limit();
    }

    private static String name(String provider, String account) {
        return provider + "/" + account;
    }

    private static String suffix(Region region) {
        return region == Region.GLOBAL ? "" : "-" + region.optionName();
    }

    private static String withoutRegion(String alias) {
        return Stream.of(Region.values())
                .filter(region -> region != Region.GLOBAL && alias.endsWith(suffix(region)))
                .findFirst()
                .map(region ->
                        alias.substring(0, alias.length() - suffix(region).length()))
                .orElse(alias);
    }

    private static URI base(Provider provider, Region region) {
        return provider.baseUrl(region).orElseThrow(() -> {
            String name = provider.name();
            if (provider.baseUrl(Region.GLOBAL).isPresent()) {
                return new RegionMismatch(
                        "region: '" + region.optionName() + "' is none that the provider " + name + " offers");
            }
            return new IllegalArgumentException("baseUrl: the provider " + name
                    + " is a server of your own, so it has to be said where. Set the option baseUrl of the endpoint with"
                    + " provider=" + name + ", or the component's providers[" + name + ".baseUrl]");
        });
    }

    /** A base URL of the provider's own that is not known to be in the region contradicts it; any other is the operator's word. */
    private Residency residency(Provider provider, URI base, Region region) {
        if (region == Region.GLOBAL) {
            return Residency.ANYWHERE;
        }
        String host = base.getHost().toLowerCase(Locale.ROOT);
        boolean own = provider.trustedDomains().stream()
                .anyMatch(domain -> host.equals(domain) || host.endsWith("." + domain));
        if (own && !provider.isIn(region, host)) {
            throw new RegionMismatch("region: '" + region.optionName() + "' does not go with the baseUrl '" + base
                    + "', which is not known to be there. Leave baseUrl out, or name "
                    + provider.baseUrl(region).map(URI::toString).orElse("another"));
        }
        return Residency.in(region.optionName(), base, known -> provider.isIn(region, known), settings.trustedHosts());
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
        return Sha256.of(secret).substring(0, SHOWN_DIGITS);
    }
}
