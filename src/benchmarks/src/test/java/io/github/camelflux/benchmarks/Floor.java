package io.github.camelflux.benchmarks;

import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;

/** The fewest requests that buy a picture, by the JDK's asynchronous HTTP client: for jobs that end at once. */
final class Floor implements Loop {

    private final BflClient client;
    private final int permits;

    Floor(BflClient client, int permits) {
        this.client = client;
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
}
