package io.github.camelflux.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class JdkClientsTest {

    /**
     * By request line. No answer comes before its request has been sent: if it did, the sender's thread would take it, which is
     * harmless but not what these tests look at.
     */
    private final Map<String, CountDownLatch> sent = new ConcurrentHashMap<>();

    private final RawServer server = RawServer.onRequest((socket, request) -> {
        RawServer.await(sent(request.line()));
        RawServer.reply(socket, 200, "", new byte[1000]);
    });
    private final JdkClients clients = new JdkClients(HttpSettings.builder().build(), null);
    private int requests;

    @AfterEach
    void close() {
        clients.close();
        server.close();
    }

    @Test
    void aFewDownloadsToADiskThatStandsStillHoldUpNoExchange() {
        CountDownLatch still = new CountDownLatch(1);
        List<CompletableFuture<?>> downloads = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            downloads.add(download(() -> RawServer.await(still)));
        }

        HttpRequest poll = request(server.uri("/poll"));
        CompletableFuture<?> polled = clients.forTexts().sendAsync(poll, discarding());
        answer(poll);
        Net.done(polled);

        assertThat(downloads).noneMatch(CompletableFuture::isDone);
        still.countDown();
        downloads.forEach(Net::done);
    }

    @Test
    void manyDownloadsAreWrittenByTwoThreads() {
        // Each of the two waits for the other: one alone would never get past it.
        CyclicBarrier both = new CyclicBarrier(2);
        Set<Thread> writers = ConcurrentHashMap.newKeySet();
        List<CompletableFuture<?>> downloads = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            downloads.add(download(() -> {
                if (writers.add(Thread.currentThread())) {
                    meet(both);
                }
            }));
        }

        downloads.forEach(Net::done);
        assertThat(writers).hasSize(2);
    }

    @Test
    void downloadsThatHaveEndedCountNoMore() {
        Set<Thread> writers = ConcurrentHashMap.newKeySet();
        try (RawServer broken = RawServer.onConnection(RawServer::reset)) {
            for (int i = 0; i < 10; i++) {
                assertThat(clients.sendForPictures(request(broken.uri("/")), discarding())
                                .arrival())
                        .failsWithin(20, TimeUnit.SECONDS);
            }
        }
        for (int i = 0; i < 10; i++) {
            Net.done(download(() -> writers.add(Thread.currentThread())));
        }

        assertThat(writers).hasSize(1);
    }

    @Test
    void nothingIsSentAfterTheEnd() {
        clients.close();

        assertThatThrownBy(() -> clients.sendForPictures(request(server.uri("/")), discarding()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the HTTP client is closed");
        assertThatThrownBy(clients::forTexts).isInstanceOf(IllegalStateException.class);
        assertThat(server.requests).isEmpty();
    }

    /** Does something with each piece, where a picture would be written. */
    private CompletableFuture<?> download(Runnable write) {
        HttpRequest request = request(server.uri("/picture-" + requests++));
        Sending download = clients.sendForPictures(
                request, HttpResponse.BodyHandlers.ofByteArrayConsumer(piece -> piece.ifPresent(bytes -> write.run())));
        answer(request);
        return download.arrival().toCompletableFuture();
    }

    private void answer(HttpRequest request) {
        sent("GET " + request.uri().getPath() + " HTTP/1.1").countDown();
    }

    private CountDownLatch sent(String line) {
        return sent.computeIfAbsent(line, unused -> new CountDownLatch(1));
    }

    private static HttpRequest request(URI uri) {
        return HttpRequest.newBuilder(uri).build();
    }

    private static HttpResponse.BodyHandler<Void> discarding() {
        return HttpResponse.BodyHandlers.discarding();
    }

    private static void meet(CyclicBarrier barrier) {
        try {
            barrier.await(20, TimeUnit.SECONDS);
        } catch (InterruptedException | BrokenBarrierException | TimeoutException e) {
            throw new IllegalStateException(e);
        }
    }
}
