package io.github.camelflux.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelflux.job.Exchanger.Exchanged;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Pictures on their way out. */
class UploadTest {

    private static final long BIG = 30_000_000;

    private final Net net = new Net();

    @AfterEach
    void closeAll() {
        net.close();
    }

    @Test
    void aPictureOf30MegabytesArrivesAsItIsAndIsReadInSmallPieces() {
        PatternBlob picture = new PatternBlob(BIG);
        AtomicLong equal = new AtomicLong();
        try (RawServer server = RawServer.onConnection(socket -> {
            InputStream in = new BufferedInputStream(socket.getInputStream());
            long announced = skipHeaders(in);
            in.readNBytes("{\"input_image\":\"".length());
            InputStream decoded = Base64.getDecoder().wrap(new FirstBytes(in, (BIG + 2) / 3 * 4));
            equal.set(equalBytes(decoded));
            String rest = new String(in.readNBytes(2));
            RawServer.reply(
                    socket,
                    rest.equals("\"}") ? 200 : 400,
                    "",
                    Long.toString(announced).getBytes());
        })) {
            Exchanged ended = net.exchange(Net.post(server.uri("/"), Map.of("input_image", picture)));

            assertThat(ExchangeTest.answered(ended).answer().status()).isEqualTo(200);
            assertThat(ExchangeTest.answered(ended).answer().body())
                    .asString()
                    .isEqualTo(Long.toString((BIG + 2) / 3 * 4 + "{\"input_image\":\"\"}".length()));
        }
        assertThat(equal).hasValue(BIG);
        assertThat(picture.opened).hasValue(1);
        assertThat(picture.stillOpen).hasValue(0);
        assertThat(picture.largestRead.get()).isLessThanOrEqualTo(BodyReader.CHUNK);
    }

    @Test
    void aPictureThatTheServerStoppedReadingIsClosedByTheTimeLimit() throws Exception {
        PatternBlob picture = new PatternBlob(1L << 30);
        CountDownLatch begun = new CountDownLatch(1);
        RawServer[] server = new RawServer[1];
        server[0] = RawServer.onConnection(socket -> {
            skipHeaders(socket.getInputStream());
            // Until the first byte of the body has left, the exchange would rightly end as not sent.
            socket.getInputStream().read();
            begun.countDown();
            server[0].stall();
        });
        try (RawServer closing = server[0]) {
            CompletionStage<Exchanged> started = net.start(Net.post(closing.uri("/"), Map.of("i", picture)));
            assertThat(begun.await(20, TimeUnit.SECONDS)).isTrue();

            net.scheduler.timeIsUp();

            ExchangeTest.broken(Net.done(started));
            assertThat(picture.stillOpen).hasValue(0);
        }
    }

    @Test
    void aServerThatAnswersBeforeItHasReadTheBodyIsAnsweredOrBrokenButNothingStaysOpen() {
        PatternBlob picture = new PatternBlob(BIG);
        try (RawServer server = RawServer.onConnection(socket -> {
            skipHeaders(socket.getInputStream());
            RawServer.reply(socket, 413, "Connection: close\r\n", new byte[0]);
        })) {
            Exchanged ended = net.exchange(Net.post(server.uri("/"), Map.of("input_image", picture)));

            assertThat(ended).isNotInstanceOf(Exchanged.NotSent.class);
            assertThat(picture.stillOpen).hasValue(0);
        }
    }

    private static long skipHeaders(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            head.append((char) in.read());
        }
        return head.toString()
                .lines()
                .filter(line -> line.toLowerCase(Locale.ROOT).startsWith("content-length:"))
                .mapToLong(line -> Long.parseLong(line.substring(15).strip()))
                .findFirst()
                .orElse(-1);
    }

    private static long equalBytes(InputStream in) throws IOException {
        byte[] buffer = new byte[8192];
        long position = 0;
        for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
            for (int i = 0; i < count; i++) {
                if (buffer[i] != PatternBlob.byteAt(position)) {
                    return position;
                }
                position++;
            }
        }
        return position;
    }

    /** The first bytes of a longer stream. */
    private static final class FirstBytes extends InputStream {

        private final InputStream in;
        private long left;

        FirstBytes(InputStream in, long left) {
            this.in = in;
            this.left = left;
        }

        @Override
        public int read() throws IOException {
            return left-- > 0 ? in.read() : -1;
        }
    }
}
