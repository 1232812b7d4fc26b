package io.github.camelflux.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelflux.job.Exchanger.Exchanged;
import io.github.camelflux.job.Exchanger.Exchanged.Answered;
import io.github.camelflux.job.Exchanger.Exchanged.Broken;
import io.github.camelflux.job.Exchanger.Exchanged.NotSent;
import io.github.camelflux.provider.HttpCall;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the ends of an exchange are called. */
class ExchangeTest {

    private Net net = new Net();

    @AfterEach
    void closeAll() {
        net.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 302, 401, 403, 404, 407, 422, 429, 500, 503})
    void anyCompleteAnswerIsAnswered(int status) {
        try (RawServer server = RawServer.saying(status, "X-Request-ID: r1\r\nx-request-id: r2\r\n", "{\"id\":1}")) {
            Exchanged ended = net.exchange(Net.post(server.uri("/v1/flux-2-pro")));

            Answered answered = answered(ended);
            assertThat(answered.answer().status()).isEqualTo(status);
            assertThat(answered.answer().headers()).containsEntry("x-request-id", List.of("r1", "r2"));
            assertThat(answered.answer().body()).asString().isEqualTo("{\"id\":1}");
        }
    }

    @Test
    void anAnswerWithoutABodyHasAnEmptyOne() {
        try (RawServer server = RawServer.saying(200, "", "")) {
            assertThat(answered(net.exchange(Net.get(server.uri("/")))).answer().body())
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "POST"})
    void aRefusedConnectionIsNotSent(String method) throws IOException {
        URI nobody;
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            nobody = URI.create("http://127.0.0.1:" + taken.getLocalPort() + "/v1?token=abcdef123");
        }

        NotSent ended = notSent(net.exchange(method.equals("GET") ? Net.get(nobody) : Net.post(nobody)));

        assertThat(ended.why()).startsWith("no connection").doesNotContain("abcdef123");
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "POST"})
    void anUnknownHostIsNotSent(String method) {
        URI unknown = URI.create("http://no-such-host.invalid/v1");

        NotSent ended = notSent(net.exchange(method.equals("GET") ? Net.get(unknown) : Net.post(unknown)));

        assertThat(ended.why()).isEqualTo("the host name is not known");
    }

    @Test
    void aConnectionThatTakesLongerThanConnectTimeoutIsNotSent() throws Exception {
        restart(HttpSettings.builder().connectTimeout(Duration.ofMillis(300)).build());
        try (FullBacklog unanswering = new FullBacklog()) {
            NotSent ended = notSent(net.exchange(Net.post(unanswering.uri())));

            assertThat(ended.why()).isEqualTo("no connection within connectTimeout");
        }
    }

    @Test
    void aLimitThatPassesBeforeTheBodyWasReadIsNotSent() throws Exception {
        try (FullBacklog unanswering = new FullBacklog()) {
            CompletionStage<Exchanged> started = net.start(Net.post(unanswering.uri()));

            net.scheduler.timeIsUp();

            assertThat(notSent(Net.done(started)).why()).isEqualTo("nothing complete within 30000 ms");
        }
    }

    @Test
    void anAnswerThatCameWhileTheProcessStoodStillIsReadWhenItWakes() throws Exception {
        CountDownLatch arrived = new CountDownLatch(1);
        CountDownLatch woken = new CountDownLatch(1);
        try (RawServer server = RawServer.onRequest((socket, request) -> {
            arrived.countDown();
            await(woken);
            RawServer.write(socket, "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}");
        })) {
            CompletionStage<Exchanged> started = net.start(Net.post(server.uri("/")));
            assertThat(arrived.await(20, TimeUnit.SECONDS)).isTrue();

            net.scheduler.wake();
            woken.countDown();

            assertThat(Net.done(started)).isInstanceOf(Exchanged.Answered.class);
        }
    }

    @Test
    void aResetAfterTheBodyWasReadIsBroken() {
        try (RawServer server = RawServer.onRequest((socket, request) -> RawServer.reset(socket))) {
            broken(net.exchange(Net.post(server.uri("/"))));

            assertThat(server.requests).hasSize(1);
        }
    }

    @Test
    void aCloseWithoutAnAnswerIsBroken() {
        try (RawServer server = RawServer.onRequest((socket, request) -> socket.close())) {
            broken(net.exchange(Net.post(server.uri("/"))));

            assertThat(server.requests).hasSize(1);
        }
    }

    @Test
    void anAnswerThatIsCutShortIsBroken() {
        try (RawServer server = RawServer.onRequest((socket, request) -> {
            RawServer.write(socket, "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{\"id\":");
            socket.close();
        })) {
            broken(net.exchange(Net.post(server.uri("/"))));
        }
    }

    @Test
    void aChunkedAnswerThatIsCutShortIsBroken() {
        try (RawServer server = RawServer.onRequest((socket, request) -> {
            RawServer.write(socket, "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n6\r\n{\"id\":\r\n");
            socket.close();
        })) {
            broken(net.exchange(Net.post(server.uri("/"))));
        }
    }

    @Test
    void anAnswerThatIsNotHttpIsBroken() {
        try (RawServer server = RawServer.onRequest((socket, request) -> {
            RawServer.write(socket, "SSH-2.0-server\r\n\r\n");
            socket.close();
        })) {
            broken(net.exchange(Net.post(server.uri("/"))));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{\"id\":"})
    void noCompleteAnswerWithinTheLimitIsBrokenAndTheConnectionIsLetGo(String soFar) throws Exception {
        CountDownLatch arrived = new CountDownLatch(1);
        CountDownLatch letGo = new CountDownLatch(1);
        try (RawServer server = RawServer.onRequest((socket, request) -> {
            RawServer.write(socket, soFar);
            arrived.countDown();
            awaitEnd(socket.getInputStream());
            letGo.countDown();
        })) {
            CompletionStage<Exchanged> started = net.start(Net.post(server.uri("/")));
            assertThat(arrived.await(20, TimeUnit.SECONDS)).isTrue();

            net.scheduler.timeIsUp();

            assertThat(broken(Net.done(started)).why()).isEqualTo("nothing complete within 30000 ms");
            assertThat(letGo.await(20, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void aLargerAnswerThanTheBoundIsBrokenAndNotReadToItsEnd() throws Exception {
        restart(HttpSettings.builder().maxAnswerBytes(1000).build());
        CountDownLatch letGo = new CountDownLatch(1);
        try (RawServer server = RawServer.onRequest((socket, request) -> {
            RawServer.write(socket, "HTTP/1.1 200 OK\r\nContent-Length: 1000000000\r\n\r\n" + "x".repeat(1001));
            awaitEnd(socket.getInputStream());
            letGo.countDown();
        })) {
            assertThat(broken(net.exchange(Net.get(server.uri("/")))).why()).endsWith("answer larger than 1000 bytes");
            assertThat(letGo.await(20, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void anAnswerOfExactlyTheBoundIsAnswered() {
        restart(HttpSettings.builder().maxAnswerBytes(1000).build());
        try (RawServer server = RawServer.saying(200, "", "x".repeat(1000))) {
            assertThat(answered(net.exchange(Net.get(server.uri("/")))).answer().body())
                    .hasSize(1000);
        }
    }

    @Test
    void aRedirectIsNotFollowed() {
        try (RawServer elsewhere = RawServer.saying(200, "", "{}");
                RawServer server = RawServer.saying(307, "Location: " + elsewhere.uri("/stolen") + "\r\n", "")) {
            assertThat(answered(net.exchange(Net.post(server.uri("/"))))
                            .answer()
                            .status())
                    .isEqualTo(307);
            assertThat(elsewhere.requests).isEmpty();
        }
    }

    @Test
    void aBodyThatThisSideCannotReadToItsEndIsNotSent() {
        PatternBlob broken = new PatternBlob(1_000_000, 500_000);
        try (RawServer server = RawServer.saying(200, "", "{}")) {
            NotSent ended = notSent(net.exchange(Net.post(server.uri("/"), Map.of("input_image", broken))));

            assertThat(ended.why()).contains("could not be read to its end").contains("the disk is gone");
            assertThat(broken.stillOpen).hasValue(0);
            assertThat(server.requests).isEmpty();
        }
    }

    @Test
    void aKeyThatHttpDoesNotAllowIsNotSentAndNotShown() {
        HttpCall call = new HttpCall(
                "GET", URI.create("http://127.0.0.1:1/"), Map.of(), Map.of("x-key", "secret\nnewline"), null);

        assertThat(notSent(net.exchange(call)).why())
                .isEqualTo("the HTTP header x-key cannot be set, or its value is not allowed");
    }

    @Test
    void anAddressThatHttpDoesNotKnowIsNotSentAndNotShown() {
        HttpCall call = Net.get(URI.create("ftp://host.invalid/?sig=abc"));

        assertThat(notSent(Net.done(
                                net.exchanger(URI.create("http://127.0.0.1")).exchange(call, Net.LIMIT)))
                        .why())
                .isEqualTo("the request cannot be built");
    }

    @Test
    void moreThanMaxExchangesWaitAndCountTheirWaitTowardsTheLimit() {
        restart(HttpSettings.builder().maxExchanges(1).build());
        CountDownLatch release = new CountDownLatch(1);
        try (RawServer server = RawServer.onRequest((socket, request) -> {
            RawServer.await(release);
            RawServer.reply(socket, 200, "", new byte[0]);
        })) {
            CompletionStage<Exchanged> tooLate = net.start(Net.post(server.uri("/blocker")));
            CompletionStage<Exchanged> waiting = net.start(Net.post(server.uri("/waiting")));

            net.scheduler.timeIsUp();
            CompletionStage<Exchanged> last = net.start(Net.post(server.uri("/last")));
            release.countDown();

            Net.done(tooLate);
            notSent(Net.done(waiting));
            answered(Net.done(last));
            assertThat(server.requests)
                    .extracting(RawServer.Request::line)
                    .doesNotContain("POST /waiting HTTP/1.1")
                    .contains("POST /last HTTP/1.1");
        }
    }

    @Test
    void aThousandExchangesAtOnceEndOnTheTwoThreadsThatWereGiven() {
        AtomicInteger answered = new AtomicInteger();
        try (RawServer server = RawServer.saying(200, "", "{}")) {
            List<CompletionStage<Exchanged>> all = new ArrayList<>();
            for (int i = 0; i < 1000; i++) {
                all.add(net.start(Net.post(server.uri("/"))).thenApply(ended -> {
                    assertThat(Thread.currentThread().getName()).matches("pool-.*-thread-.*|main");
                    answered.incrementAndGet();
                    return ended;
                }));
            }
            all.forEach(one -> answered(Net.done(one)));
        }
        assertThat(answered).hasValue(1000);
    }

    @Test
    void closingEndsWhatIsUnderWayByWhetherItWasSent() throws Exception {
        CountDownLatch arrived = new CountDownLatch(1);
        restart(HttpSettings.builder().maxExchanges(1).build());
        try (RawServer server = RawServer.onRequest((socket, request) -> {
            arrived.countDown();
            awaitEnd(socket.getInputStream());
        })) {
            CompletionStage<Exchanged> sent = net.start(Net.post(server.uri("/")));
            CompletionStage<Exchanged> waiting = net.start(Net.post(server.uri("/")));
            assertThat(arrived.await(20, TimeUnit.SECONDS)).isTrue();

            net.connections.close();

            assertThat(broken(Net.done(sent)).why()).isEqualTo("the HTTP client is closed");
            notSent(Net.done(waiting));
            notSent(net.exchange(Net.post(server.uri("/"))));
            assertThat(server.requests).hasSize(1);
        }
    }

    @Test
    void aStoppedExecutorStillEndsTheStage() {
        net.executor.shutdownNow();

        notSent(net.exchange(Net.post(URI.create("http://127.0.0.1:1/"))));
    }

    @Test
    void neitherATimerNorTheExchangeItselfIsLeftBehind() {
        try (RawServer server = RawServer.saying(200, "", "{}")) {
            answered(net.exchange(Net.post(server.uri("/"))));

            assertThat(net.scheduler.getQueue()).isEmpty();
            assertThat(net.connections.underWay()).isZero();
        }
    }

    @Test
    void theClientsThreadGoesAfterClose() throws Exception {
        try (RawServer server = RawServer.saying(200, "", "{}")) {
            List<Thread> before = selectors();
            answered(net.exchange(Net.post(server.uri("/"))));
            List<Thread> ours = selectorsSince(before);
            assertThat(ours).hasSize(1);

            net.close();

            for (int i = 0; i < 100 && ours.get(0).isAlive(); i++) {
                System.gc();
                ours.get(0).join(200);
            }
            assertThat(ours.get(0).isAlive()).isFalse();
        }
    }

    @Test
    void anAnswerWithPicturesIsWrittenOnAThreadThatServesNoPolls() {
        try (RawServer server = RawServer.saying(200, "", "{}")) {
            answered(net.exchange(Net.get(server.uri("/poll"))));
            List<Thread> before = selectors();
            answered(net.exchange(Net.get(server.uri("/poll"))));
            assertThat(selectorsSince(before)).isEmpty();

            answered(net.exchange(Net.post(server.uri("/")).answeredWithPictures()));

            assertThat(selectorsSince(before)).hasSize(1);
        }
    }

    private static List<Thread> selectorsSince(List<Thread> before) {
        List<Thread> now = selectors();
        now.removeAll(before);
        return now;
    }

    private static List<Thread> selectors() {
        return new ArrayList<>(Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().endsWith("SelectorManager"))
                .toList());
    }

    private void restart(HttpSettings settings) {
        net.close();
        net = new Net(settings);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await(20, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void awaitEnd(InputStream in) {
        try {
            while (in.read() >= 0) {
                // Whatever comes is not wanted.
            }
        } catch (IOException e) {
            // A reset is an end, too.
        }
    }

    static Answered answered(Exchanged ended) {
        assertThat(ended).isInstanceOf(Answered.class);
        return (Answered) ended;
    }

    static NotSent notSent(Exchanged ended) {
        assertThat(ended).isInstanceOf(NotSent.class);
        return (NotSent) ended;
    }

    static Broken broken(Exchanged ended) {
        assertThat(ended).isInstanceOf(Broken.class);
        return (Broken) ended;
    }

    /** A port that neither accepts nor refuses: its queue of connections is full. */
    private static final class FullBacklog implements AutoCloseable {

        private final ServerSocket listening = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"));
        private final List<Socket> filling = new ArrayList<>();

        FullBacklog() throws IOException {
            try {
                while (filling.size() < 50) {
                    Socket socket = new Socket();
                    filling.add(socket);
                    socket.connect(listening.getLocalSocketAddress(), 200);
                }
            } catch (SocketTimeoutException e) {
                return;
            } catch (IOException e) {
                // Not every system lets connections wait.
            }
            close();
            Assumptions.abort("this system has no queue of connections that fills");
        }

        URI uri() {
            return URI.create("http://127.0.0.1:" + listening.getLocalPort() + "/");
        }

        @Override
        public void close() throws IOException {
            for (Socket socket : filling) {
                socket.close();
            }
            listening.close();
        }
    }
}
