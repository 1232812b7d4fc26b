package io.github.camelflux.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelflux.image.Spool;
import io.github.camelflux.job.Downloader.Downloaded;
import io.github.camelflux.job.Downloader.Downloaded.Dead;
import io.github.camelflux.job.Downloader.Downloaded.Fetched;
import io.github.camelflux.job.Downloader.Downloaded.Interrupted;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Pictures on their way in. */
class DownloadTest {

    private static final URI SIMULATOR = URI.create("http://127.0.0.1:1");
    private static final int THRESHOLD = 1024;

    @TempDir
    private Path directory;

    private Net net = new Net();
    private Spool spool;

    @AfterEach
    void nothingIsLeft() throws IOException {
        net.close();
        if (spool != null) {
            assertThat(spool.openFiles()).isZero();
        }
        try (Stream<Path> files = Files.walk(directory)) {
            assertThat(files.filter(Files::isRegularFile)).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, THRESHOLD, THRESHOLD + 1, 3_000_000})
    void aPictureIsFetchedAsItIs(int length) throws IOException {
        try (RawServer server = RawServer.onRequest((socket, request) -> picture(socket, length))) {
            Fetched fetched = fetched(download(server.uri("/sample.jpeg?sig=abc")));

            assertThat(fetched.contentType()).isEqualTo("image/jpeg");
            assertThat(fetched.bytes().length()).isEqualTo(length);
            assertThat(spool.openFiles()).isEqualTo(length > THRESHOLD ? 1 : 0);
            try (InputStream in = fetched.bytes().open();
                    InputStream expected = new PatternBlob(length).open()) {
                assertThat(in).hasSameContentAs(expected);
            }
            fetched.bytes().release();
            assertThat(server.requests.get(0).line()).isEqualTo("GET /sample.jpeg?sig=abc HTTP/1.1");
        }
    }

    @Test
    void aPictureInChunksIsFetched() {
        try (RawServer server = RawServer.onRequest((socket, request) -> RawServer.write(
                socket, "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n2\r\nde\r\n0\r\n\r\n"))) {
            Fetched fetched = fetched(download(server.uri("/")));

            assertThat(fetched.bytes().length()).isEqualTo(5);
            assertThat(fetched.contentType()).isNull();
            fetched.bytes().release();
        }
    }

    @Test
    void http2IsNotOfferedBecauseItWouldRunAheadOfTheDisk() {
        restart(HttpSettings.builder().sslContext(Certificates.context()).build());
        List<String> offered = new CopyOnWriteArrayList<>();
        try (RawServer server = RawServer.onConnection(Certificates.context(), socket -> {
            ((SSLSocket) socket).setHandshakeApplicationProtocolSelector((self, protocols) -> {
                offered.addAll(protocols);
                return "";
            });
            RawServer.read(socket.getInputStream());
            picture(socket, 10);
        })) {
            fetched(download(server.uri("/"))).bytes().release();

            assertThat(offered).doesNotContain("h2");
        }
    }

    @Test
    void neitherKeysNorHeadersThatLookSecretAreSent() {
        restart(HttpSettings.builder()
                .headers(Map.of("X-Tenant", "a", "X-Gateway-Token", "s3cret"))
                .build());
        try (RawServer server = RawServer.onRequest((socket, request) -> picture(socket, 10))) {
            fetched(download(server.uri("/"))).bytes().release();

            assertThat(server.requests.get(0).headers())
                    .containsEntry("x-tenant", "a")
                    .doesNotContainKeys("x-gateway-token", "x-key", "authorization");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 403, 404, 410, 451})
    void aLinkThatTheHostDoesNotHonourIsDead(int status) {
        try (RawServer server = RawServer.saying(status, "Content-Type: application/xml\r\n", "<Error/>")) {
            assertThat(dead(download(server.uri("/a.png?sig=abc"))).why())
                    .isEqualTo("the result host answered " + status);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {202, 206, 408, 425, 429, 500, 502, 503, 504})
    void anAnswerThatMayChangeIsInterrupted(int status) {
        try (RawServer server = RawServer.saying(status, "", "later")) {
            assertThat(interrupted(download(server.uri("/"))).why()).isEqualTo("the result host answered " + status);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text/html; charset=utf-8",
                "TEXT/PLAIN",
                "application/json",
                "application/problem+json",
                "application/xml"
            })
    void aPageInsteadOfAPictureIsInterrupted(String contentType) {
        try (RawServer server = RawServer.saying(200, "Content-Type: " + contentType + "\r\n", "<html>sorry</html>")) {
            assertThat(interrupted(download(server.uri("/"))).why()).contains("instead of a picture");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {";", "image/svg+xml", "video/mp4", "application/octet-stream", "binary/octet-stream"})
    void anythingElseMayBeAPicture(String contentType) {
        try (RawServer server = RawServer.saying(200, "Content-Type: " + contentType + "\r\n", "bytes")) {
            Fetched fetched = fetched(download(server.uri("/")));

            assertThat(fetched.contentType()).isEqualTo(contentType);
            fetched.bytes().release();
        }
    }

    @Test
    void anEmptyAnswerIsInterrupted() {
        try (RawServer server = RawServer.saying(200, "Content-Type: image/png\r\n", "")) {
            assertThat(interrupted(download(server.uri("/"))).why()).isEqualTo("the result host sent no bytes");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"Content-Length: 5000000", "Transfer-Encoding: chunked"})
    void aPictureThatIsCutShortIsInterrupted(String framing) {
        try (RawServer server = RawServer.onRequest((socket, request) -> {
            RawServer.write(socket, "HTTP/1.1 200 OK\r\n" + framing + "\r\n\r\n");
            RawServer.write(socket, framing.startsWith("T") ? "ffffff\r\n" : "");
            bytes(socket, 1_000_000);
            socket.close();
        })) {
            interrupted(download(server.uri("/")));
        }
    }

    @Test
    void aResetIsInterrupted() {
        try (RawServer server = RawServer.onRequest((socket, request) -> {
            RawServer.write(socket, "HTTP/1.1 200 OK\r\nContent-Length: 5000000\r\n\r\n");
            bytes(socket, 1_000_000);
            RawServer.reset(socket);
        })) {
            interrupted(download(server.uri("/")));
        }
    }

    @Test
    void aRefusedConnectionIsInterrupted() {
        interrupted(download(URI.create("http://127.0.0.1:1/a?sig=abc")));
    }

    @Test
    void tooSlowIsInterruptedAndTheConnectionIsLetGo() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch letGo = new CountDownLatch(1);
        try (RawServer server = RawServer.onRequest((socket, request) -> {
            RawServer.write(socket, "HTTP/1.1 200 OK\r\nContent-Length: 5000000\r\n\r\n");
            bytes(socket, 2_000_000);
            begun.countDown();
            awaitEnd(socket);
            letGo.countDown();
        })) {
            CompletionStage<Downloaded> started = start(server.uri("/"));
            assertThat(begun.await(20, TimeUnit.SECONDS)).isTrue();

            net.scheduler.timeIsUp();

            assertThat(interrupted(Net.done(started)).why()).isEqualTo("nothing complete within 30000 ms");
            assertThat(spool.openFiles()).isZero();
            assertThat(letGo.await(20, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void closingInterruptsWhatRunsAndWhatWaits() throws Exception {
        restart(HttpSettings.builder().maxDownloads(1).build());
        CountDownLatch begun = new CountDownLatch(1);
        try (RawServer server = RawServer.onRequest((socket, request) -> {
            RawServer.write(socket, "HTTP/1.1 200 OK\r\nContent-Length: 5000000\r\n\r\n");
            bytes(socket, 2_000_000);
            begun.countDown();
            awaitEnd(socket);
        })) {
            CompletionStage<Downloaded> running = start(server.uri("/"));
            CompletionStage<Downloaded> waiting = start(server.uri("/"));
            assertThat(begun.await(20, TimeUnit.SECONDS)).isTrue();

            net.connections.close();

            assertThat(interrupted(Net.done(running)).why()).isEqualTo("the HTTP client is closed");
            interrupted(Net.done(waiting));
            interrupted(download(server.uri("/")));
            assertThat(server.requests).hasSize(1);
        }
    }

    @Test
    void aDiskThatTakesNoMoreIsInterrupted() throws IOException {
        Path noDirectory = Files.createFile(directory.resolve("file"));
        Spool full = new Spool(noDirectory, THRESHOLD);
        try (RawServer server = RawServer.onRequest((socket, request) -> picture(socket, 1_000_000))) {
            ResultHosts hosts = new ResultHosts(SIMULATOR, net.settings);

            interrupted(Net.done(new JdkDownloader(net.connections, hosts, full).download(server.uri("/"), Net.LIMIT)));
        }
        Files.delete(noDirectory);
    }

    @Test
    void aRedirectIsFollowedToACheckedHost() {
        try (RawServer delivery = RawServer.onRequest((socket, request) -> picture(socket, 10));
                RawServer server = RawServer.saying(302, "Location: " + delivery.uri("/b") + "\r\n", "moved")) {
            fetched(download(server.uri("/a"))).bytes().release();

            assertThat(delivery.requests.get(0).line()).isEqualTo("GET /b HTTP/1.1");
        }
    }

    @Test
    void aRelativeRedirectIsFollowed() {
        try (RawServer server = RawServer.onRequest((socket, request) -> {
            if (request.line().startsWith("GET /a/b ")) {
                RawServer.reply(socket, 307, "Location: ../c?sig=1\r\n", new byte[0]);
            } else {
                picture(socket, 10);
            }
        })) {
            fetched(download(server.uri("/a/b"))).bytes().release();

            assertThat(server.requests.get(1).line()).isEqualTo("GET /c?sig=1 HTTP/1.1");
        }
    }

    @Test
    void aRedirectToARefusedHostIsDead() {
        try (RawServer server = RawServer.saying(302, "Location: http://169.254.169.254/latest?x=1\r\n", "")) {
            assertThat(dead(download(server.uri("/"))).why())
                    .contains("169.254.169.254")
                    .contains("trustedHosts")
                    .doesNotContain("latest");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Location: ht tp://x\r\n", "Location: /again\r\n"})
    void redirectsToNowhereOrWithoutEndAreDead(String location) {
        try (RawServer server = RawServer.saying(302, location, "")) {
            dead(download(server.uri("/")));

            assertThat(server.requests).hasSize(location.contains("again") ? 4 : 1);
        }
    }

    @Test
    void aRefusedHostIsDeadAndNotAsked() {
        try (RawServer server = RawServer.saying(200, "", "x")) {
            ResultHosts hosts = new ResultHosts(URI.create("https://api.bfl.ai"), net.settings);

            assertThat(dead(download(hosts, server.uri("/a?sig=abc"))).why()).doesNotContain("sig");
            assertThat(server.requests).isEmpty();
        }
    }

    @Test
    void aNameThatIsUnknownAtPresentIsInterrupted() {
        ResultHosts hosts = new ResultHosts(SIMULATOR, net.settings, host -> {
            throw new UnknownHostException(host);
        });

        assertThat(interrupted(download(hosts, URI.create("https://pictures.invalid/")))
                        .why())
                .isEqualTo("the host name is not known");
    }

    @Test
    void behindAProxyAnUnknownNameIsLeftToTheProxy() {
        try (RawServer proxy = RawServer.saying(403, "", "")) {
            restart(HttpSettings.builder()
                    .proxy(new HttpProxy("127.0.0.1", proxy.port(), null, null, null))
                    .build());

            interrupted(download(URI.create("https://pictures.invalid/")));

            assertThat(proxy.requests.get(0).line()).isEqualTo("CONNECT pictures.invalid:443 HTTP/1.1");
        }
    }

    @Test
    void atMostMaxDownloadsRunAtOnceAndTheOthersFollow() throws Exception {
        restart(HttpSettings.builder().maxDownloads(2).build());
        AtomicInteger running = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        CountDownLatch two = new CountDownLatch(2);
        CountDownLatch release = new CountDownLatch(1);
        try (RawServer other = RawServer.saying(200, "", "{}");
                RawServer server = RawServer.onRequest((socket, request) -> {
                    most.accumulateAndGet(running.incrementAndGet(), Math::max);
                    two.countDown();
                    RawServer.await(release);
                    running.decrementAndGet();
                    picture(socket, 10);
                })) {
            List<CompletionStage<Downloaded>> all = new ArrayList<>();
            for (int i = 0; i < 10; i++) {
                all.add(start(server.uri("/" + i)));
            }
            assertThat(two.await(20, TimeUnit.SECONDS)).isTrue();
            // Whatever else the downloads had to say would be on its way before these, on the same two threads.
            for (int i = 0; i < 10; i++) {
                ExchangeTest.answered(net.exchange(Net.get(other.uri("/"))));
            }
            release.countDown();
            for (CompletionStage<Downloaded> one : all) {
                fetched(Net.done(one)).bytes().release();
            }
        }
        assertThat(most).hasValue(2);
    }

    private Downloaded download(URI link) {
        return Net.done(start(link));
    }

    private Downloaded download(ResultHosts hosts, URI link) {
        spool = new Spool(directory, THRESHOLD);
        return Net.done(new JdkDownloader(net.connections, hosts, spool).download(link, Net.LIMIT));
    }

    private CompletionStage<Downloaded> start(URI link) {
        if (spool == null) {
            spool = new Spool(directory, THRESHOLD);
        }
        return new JdkDownloader(net.connections, new ResultHosts(SIMULATOR, net.settings), spool)
                .download(link, Net.LIMIT);
    }

    private void restart(HttpSettings settings) {
        net.close();
        net = new Net(settings);
    }

    private static void picture(Socket socket, int length) throws IOException {
        RawServer.write(
                socket, "HTTP/1.1 200 OK\r\nContent-Type: image/jpeg\r\nContent-Length: " + length + "\r\n\r\n");
        bytes(socket, length);
    }

    private static void bytes(Socket socket, int length) throws IOException {
        OutputStream out = socket.getOutputStream();
        new PatternBlob(length).open().transferTo(out);
        out.flush();
    }

    private static void awaitEnd(Socket socket) {
        try {
            while (socket.getInputStream().read() >= 0) {
                // Whatever comes is not wanted.
            }
        } catch (IOException e) {
            // A reset is an end, too.
        }
    }

    private static Fetched fetched(Downloaded ended) {
        assertThat(ended).isInstanceOf(Fetched.class);
        return (Fetched) ended;
    }

    private static Interrupted interrupted(Downloaded ended) {
        assertThat(ended).isInstanceOf(Interrupted.class);
        return (Interrupted) ended;
    }

    private static Dead dead(Downloaded ended) {
        assertThat(ended).isInstanceOf(Dead.class);
        return (Dead) ended;
    }
}
