package io.github.camelflux.http;

import java.net.Proxy;
import java.net.ProxySelector;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * What all exchanges and downloads of one component share: the JDK's clients, with a thread each on which bytes are received and
 * written, and the bounds on what runs at once. Close it before the executor and the scheduler. Safe for use by several threads.
 *
 * <p>{@link #close()} cuts off what is under way: exchanges end as not sent if their body was never read, else as broken;
 * downloads as interrupted. Later calls end likewise. A JDK client of Java 17 cannot be closed: its thread and idle connections
 * go when it is no longer reachable, which this class sees to; from Java 21 on it is shut down at once.
 */
public final class HttpConnections implements AutoCloseable {

    private final HttpSettings settings;
    private final Executor executor;
    private final ScheduledExecutorService scheduler;
    private final ProxySelector proxies;
    private final Turnstile exchanges;
    private final Turnstile downloads;
    private final Set<Flight<?>> flights = ConcurrentHashMap.newKeySet();
    private final JdkClients clients;
    private volatile boolean closed;

    /**
     * @param executor sends requests and takes answers, one thread suffices: every task on it is short (a name resolved, one chunk
     *     of a file read). Stages complete on it
     * @param scheduler measures time limits; its tasks only hand over to the executor. Best with
     *     {@code setRemoveOnCancelPolicy(true)}
     */
    public HttpConnections(HttpSettings settings, Executor executor, ScheduledExecutorService scheduler) {
        this.settings = settings;
        this.executor = executor;
        this.scheduler = scheduler;
        // Without an option the JVM's own settings count (-Dhttps.proxyHost), as everywhere in Java.
        this.proxies = settings.proxy() == null
                ? ProxySelector.getDefault()
                : settings.proxy().selector();
        this.clients = new JdkClients(settings, proxies);
        this.exchanges = new Turnstile(settings.maxExchanges(), executor);
        this.downloads = new Turnstile(settings.maxDownloads(), executor);
    }

    /** How many exchanges and downloads run or wait for their turn. */
    public int underWay() {
        return flights.size();
    }

    HttpSettings settings() {
        return settings;
    }

    Executor executor() {
        return executor;
    }

    Turnstile exchanges() {
        return exchanges;
    }

    Turnstile downloads() {
        return downloads;
    }

    JdkClients clients() {
        return clients;
    }

    /** A request with the headers of the settings, to be completed by the caller, whose headers go first. */
    HttpRequest.Builder request(URI uri, boolean trusted) {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri)
                // On clear text the JDK would ask for an upgrade to HTTP/2, which some servers answer wrongly.
                .version(
                        "https".equalsIgnoreCase(uri.getScheme())
                                ? HttpClient.Version.HTTP_2
                                : HttpClient.Version.HTTP_1_1)
                .setHeader("User-Agent", settings.userAgent());
        settings.headers().forEach((name, value) -> {
            if (trusted || !Redaction.isSecretName(name)) {
                request.setHeader(name, value);
            }
        });
        if (settings.proxy() != null && isProxied(uri)) {
            // The JDK takes it out again where the proxy is not meant to see it, and puts it on the tunnel's request.
            settings.proxy().authorization().ifPresent(value -> request.setHeader("Proxy-Authorization", value));
        }
        return request;
    }

    boolean isProxied(URI uri) {
        return proxies != null && proxies.select(uri).stream().anyMatch(proxy -> proxy.type() != Proxy.Type.DIRECT);
    }

    /** Why the proxy, not the other side, gave this answer; empty if it did not. */
    Optional<String> proxyRefusal(int status, URI uri) {
        if (status != 407 || !isProxied(uri)) {
            return Optional.empty();
        }
        return Optional.of(
                "the proxy asks for another login (407); for https a JVM sends proxyUser and proxyPassword only if"
                        + " started with -Djdk.http.auth.tunneling.disabledSchemes=");
    }

    /** Counts a flight as under way; false if closed. */
    boolean admit(Flight<?> flight) {
        flights.add(flight);
        // Asked after the flight is known: whichever of this and close() comes second ends it.
        if (closed) {
            flights.remove(flight);
        }
        return !closed;
    }

    void forget(Flight<?> flight) {
        flights.remove(flight);
    }

    /** Runs a task on the executor later. */
    Future<?> after(Duration delay, Runnable task) {
        return scheduler.schedule(() -> handOver(task), delay.toNanos(), TimeUnit.NANOSECONDS);
    }

    private void handOver(Runnable task) {
        try {
            executor.execute(task);
        } catch (RejectedExecutionException e) {
            task.run();
        }
    }

    /** Cuts off what is under way and gives the clients up. */
    @Override
    public void close() {
        closed = true;
        flights.forEach(flight -> flight.cut("the HTTP client is closed"));
        clients.close();
    }
}
