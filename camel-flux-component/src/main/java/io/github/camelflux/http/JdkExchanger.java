package io.github.camelflux.http;

import io.github.camelflux.image.Spool;
import io.github.camelflux.job.Exchanger;
import io.github.camelflux.provider.HttpCall;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Exchanges with the API of one account at a provider, over the shared {@link HttpConnections}. Cheap to make, safe for use by
 * several threads.
 *
 * <p>A call to a host that the account's {@link Trust} does not cover goes out without its credentials; the first one to each host
 * is logged as a warning. The blobs of a call's body must stay retained until the stage completes. Waiting for a free place counts
 * towards the limit of an exchange, so that a submission never leaves later than its lease allows.
 *
 * <p>What a failure means does not rest on the JDK's exceptions where a body is sent: if not a byte of it was ever read, it was
 * not sent; else the exchange is broken, whatever HTTP/2 says about streams that it did not process. Calls without a body are not
 * sent if there was no connection, name or TLS session.
 */
public final class JdkExchanger implements Exchanger {

    private static final Logger LOG = LoggerFactory.getLogger(JdkExchanger.class);
    // Hosts come from answers: a provider that invents ever new ones must not fill the heap.
    private static final int MOST_WARNED = 100;

    private final HttpConnections connections;
    private final Trust trust;
    private final Residency residency;
    private final Spool spool;
    private final Set<String> warned = ConcurrentHashMap.newKeySet();

    /**
     * @param connections shared by all exchangers and downloaders of the component
     * @param trust who may have the credentials of this account's calls
     * @param spool where pictures go that come with an answer
     */
    public JdkExchanger(HttpConnections connections, Trust trust, Spool spool) {
        this(connections, trust, Residency.ANYWHERE, spool);
    }

    /**
     * @param connections shared by all exchangers and downloaders of the component
     * @param trust who may have the credentials of this account's calls
     * @param residency which hosts are asked at all
     * @param spool where pictures go that come with an answer
     */
    public JdkExchanger(HttpConnections connections, Trust trust, Residency residency, Spool spool) {
        this.connections = connections;
        this.trust = trust;
        this.residency = residency;
        this.spool = spool;
    }

    @Override
    public Optional<String> outsideRegion(URI address) {
        return residency.refusal(address);
    }

    @Override
    public CompletionStage<Exchanged> exchange(HttpCall call, Duration limit) {
        Optional<String> outside = residency.refusal(call.uri());
        if (outside.isPresent()) {
            return CompletableFuture.completedStage(new Exchanged.NotSent(outside.get()));
        }
        boolean trusted = trust.covers(call.uri());
        if (!trusted && !call.credentials().isEmpty()) {
            warn(call.uri());
        }
        try {
            ExchangeFlight flight = new ExchangeFlight(connections, call, trusted, spool);
            flight.limit(limit);
            return flight.start();
        } catch (IllegalArgumentException e) {
            return CompletableFuture.completedStage(new Exchanged.NotSent(e.getMessage()));
        }
    }

    @Override
    public Listening listen(HttpCall call, Consumer<String> event, Consumer<String> ended) {
        boolean socket = call.uri().getScheme().startsWith("ws");
        URI judged = socket ? URI.create("http" + call.uri().toString().substring(2)) : call.uri();
        Optional<String> outside = residency.refusal(judged);
        if (outside.isPresent()) {
            ended.accept(outside.get());
            return () -> {};
        }
        boolean trusted = trust.covers(judged);
        Map<String, String> headers = new TreeMap<>(call.headers());
        if (trusted) {
            headers.putAll(call.credentials());
        }
        if (socket) {
            EventSocket listening = new EventSocket(connections, event, ended);
            listening.open(call.uri(), headers);
            return listening;
        }
        HttpRequest.Builder request = connections.request(call.uri(), trusted);
        headers.forEach(request::setHeader);
        EventStream listening = new EventStream(connections, event, ended);
        listening.open(request.GET().build());
        return listening;
    }

    private void warn(URI uri) {
        String host = Origin.of(uri).map(Origin::hostAndPort).orElse("(none)");
        if (warned.size() < MOST_WARNED && warned.add(host)) {
            LOG.warn(
                    "The key is not sent to {}: the host is neither the configured base URL's nor the provider's own."
                            + " If it may have the key, name it in the option trustedHosts",
                    host);
        }
    }
}
