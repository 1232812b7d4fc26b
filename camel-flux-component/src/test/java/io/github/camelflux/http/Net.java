package io.github.camelflux.http;

import io.github.camelflux.image.Spool;
import io.github.camelflux.job.Exchanger.Exchanged;
import io.github.camelflux.provider.HttpCall;
import io.github.camelflux.provider.JsonBody;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** Connections with threads of their own, as the component makes them; limits pass when the test says so. */
final class Net implements AutoCloseable {

    static final Duration LIMIT = Duration.ofSeconds(30);
    static final String KEY = "bfl-4711-secret";

    final ExecutorService executor = Executors.newSingleThreadExecutor();
    final HandScheduler scheduler = new HandScheduler();
    final HttpConnections connections;
    final HttpSettings settings;
    final Spool spool = new Spool(Path.of("target", "spool"));

    Net() {
        this(HttpSettings.builder().build());
    }

    Net(HttpSettings settings) {
        this.settings = settings;
        this.connections = new HttpConnections(settings, executor, scheduler);
    }

    /** For an account whose API is at this address. */
    JdkExchanger exchanger(URI baseUrl) {
        return new JdkExchanger(connections, new Trust(baseUrl, List.of(), settings.trustedHosts()), spool);
    }

    /** Exchanges with the host of the call itself. */
    Exchanged exchange(HttpCall call) {
        return done(start(call));
    }

    CompletionStage<Exchanged> start(HttpCall call) {
        return exchanger(call.uri()).exchange(call, LIMIT);
    }

    static HttpCall get(URI uri) {
        return new HttpCall("GET", uri, Map.of(), Map.of("x-key", KEY), null);
    }

    static HttpCall post(URI uri, Map<String, Object> members) {
        return new HttpCall("POST", uri, Map.of(), Map.of("x-key", KEY), new JsonBody(members));
    }

    static HttpCall post(URI uri) {
        return post(uri, Map.of("prompt", "a cat"));
    }

    static <T> T done(CompletionStage<T> stage) {
        try {
            return stage.toCompletableFuture().get(60, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new AssertionError("the stage must complete, and never exceptionally", e);
        }
    }

    @Override
    public void close() {
        connections.close();
        spool.close();
        executor.shutdownNow();
        scheduler.shutdownNow();
    }
}
