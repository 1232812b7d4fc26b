package io.github.camelflux.benchmarks;

import java.net.URI;
import java.net.http.HttpClient;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;

/** The fewest requests that buy a picture, by the JDK's asynchronous HTTP client: for jobs that end at once. */
final class Floor implements Loop {

    /** The JDK's own choice, a thread for each answer that is there, is slower. */
    private static final int THREADS = 2;

    private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    private final BflClient client;
    private final int permits;

    Floor(SimulatorProcess simulator, String key, int permits) {
        this.client =
                new BflClient(simulator.api(), key, HttpClient.newBuilder().executor(threads));
        this.permits = permits;
    }

    @Override
    public List<Purchase> buy(int pictures) throws Exception {
        Semaphore free = new Semaphore(permits);
        List<CompletableFuture<Purchase>> all = new ArrayList<>();
        for (int i = 0; i < pictures; i++) {
            free.acquire();
            CompletableFuture<Purchase> one = client.submit("picture " + i)
                    .thenCompose(job -> client.poll(job.orElseThrow())
                            .thenCompose(link -> client.download(ready(link)))
                            .thenApply(bytes -> new Purchase(job.orElseThrow().id(), Instant.now(), Instant.now(), 1)));
            one.whenComplete((done, failure) -> free.release());
            all.add(one);
        }
        List<Purchase> bought = new ArrayList<>();
        for (CompletableFuture<Purchase> one : all) {
            bought.add(BflClient.await(one));
        }
        return bought;
    }

    private static URI ready(Optional<URI> link) {
        return link.orElseThrow(() -> new IllegalStateException("a job did not end at once"));
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
