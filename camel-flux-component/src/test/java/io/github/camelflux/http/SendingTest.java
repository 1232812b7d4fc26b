package io.github.camelflux.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelflux.job.Downloader.Downloaded;
import io.github.camelflux.job.Exchanger.Exchanged;
import java.net.Socket;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ForkJoinPool;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Callers of routes may hold every thread of the common pool while they wait: a parallel stream of messages is enough. */
class SendingTest {

    private final Net net =
            new Net(HttpSettings.builder().allowPrivateResultHosts(true).build());
    private final Set<Socket> connections = ConcurrentHashMap.newKeySet();
    private final RawServer server = RawServer.onRequest((socket, request) -> {
        connections.add(socket);
        RawServer.reply(socket, 200, "", new byte[] {'1'});
    });
    private final CountDownLatch waiting = new CountDownLatch(1);

    @BeforeEach
    void holdTheCommonPool() {
        // Else the JDK's futures use a thread for each task, and nothing is shown here; see the options of this JVM.
        assertThat(ForkJoinPool.getCommonPoolParallelism()).isGreaterThan(1);
        CountDownLatch held = new CountDownLatch(ForkJoinPool.getCommonPoolParallelism());
        for (int i = 0; i < ForkJoinPool.getCommonPoolParallelism(); i++) {
            ForkJoinPool.commonPool().execute(() -> {
                held.countDown();
                RawServer.await(waiting);
            });
        }
        RawServer.await(held);
    }

    @AfterEach
    void close() {
        waiting.countDown();
        net.close();
        server.close();
    }

    @Test
    void anAnswerArrivesAllTheSame() {
        assertThat(net.exchange(Net.post(server.uri("/")))).isInstanceOf(Exchanged.Answered.class);
        assertThat(net.exchange(Net.post(server.uri("/")).answeredWithPictures()))
                .isInstanceOf(Exchanged.Answered.class);
    }

    @Test
    void aPictureArrivesAllTheSame() {
        URI link = server.uri("/picture");
        ResultHosts hosts = new ResultHosts(link, net.settings);

        Downloaded downloaded =
                Net.done(new JdkDownloader(net.connections, hosts, net.spool).download(link, Net.LIMIT));

        assertThat(downloaded).isInstanceOfSatisfying(Downloaded.Fetched.class, fetched -> fetched.bytes()
                .release());
    }

    @Test
    void aConnectionWhoseAnswerHasArrivedServesTheNext() {
        for (int i = 0; i < 10; i++) {
            net.exchange(Net.get(server.uri("/")));
        }

        assertThat(connections).hasSize(1);
    }
}
