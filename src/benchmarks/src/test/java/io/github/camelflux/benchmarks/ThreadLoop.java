package io.github.camelflux.benchmarks;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;

/** The loop of the guides: a thread for each permit, which submits, asks after a pause, and asks again. */
final class ThreadLoop implements Loop {

    private final BflClient client;
    private final int threads;
    private final IntFunction<Duration> pauses;
    private final AtomicInteger refused = new AtomicInteger();

    /** @param pauses the pause before each question; the first is number 0 */
    ThreadLoop(BflClient client, int threads, IntFunction<Duration> pauses) {
        this.client = client;
        this.threads = threads;
        this.pauses = pauses;
    }

    @Override
    public List<Purchase> buy(int pictures) throws Exception {
        AtomicInteger next = new AtomicInteger();
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            List<Future<List<Purchase>>> parts = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                Callable<List<Purchase>> part = () -> {
                    List<Purchase> bought = new ArrayList<>();
                    for (int number = next.getAndIncrement(); number < pictures; number = next.getAndIncrement()) {
                        bought.add(buyOne("picture " + number));
                    }
                    return bought;
                };
                parts.add(pool.submit(part));
            }
            List<Purchase> all = new ArrayList<>();
            for (Future<List<Purchase>> part : parts) {
                all.addAll(part.get());
            }
            return all;
        } finally {
            pool.shutdownNow();
        }
    }

    /** How many submissions were refused since too many jobs ran. */
    int refused() {
        return refused.get();
    }

    Purchase buyOne(String prompt) throws InterruptedException {
        BflClient.Job job = submit(prompt);
        int polls = 0;
        Optional<URI> link = Optional.empty();
        while (link.isEmpty()) {
            pause(polls++);
            link = BflClient.await(client.poll(job));
        }
        Instant noticed = Instant.now();
        BflClient.await(client.download(link.get()));
        return new Purchase(job.id(), noticed, Instant.now(), polls);
    }

    private BflClient.Job submit(String prompt) throws InterruptedException {
        Optional<BflClient.Job> job = BflClient.await(client.submit(prompt));
        while (job.isEmpty()) {
            refused.incrementAndGet();
            pause(0);
            job = BflClient.await(client.submit(prompt));
        }
        return job.get();
    }

    private void pause(int number) throws InterruptedException {
        Thread.sleep(pauses.apply(number).toMillis());
    }
}
