package io.github.camelflux.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelflux.job.Exchanger.Exchanged;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Exchanges over TLS, by HTTP/1.1 and HTTP/2. */
class TlsTest {

    private Net net =
            new Net(HttpSettings.builder().sslContext(Certificates.context()).build());

    @AfterEach
    void closeAll() {
        net.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "POST"})
    void aCertificateThatNobodyTrustsIsNotSent(String method) {
        net.close();
        net = new Net();
        try (RawServer server = RawServer.onRequest(
                Certificates.context(), (socket, request) -> RawServer.reply(socket, 200, "", new byte[0]))) {
            Exchanged ended = net.exchange(method.equals("GET") ? Net.get(server.uri("/")) : Net.post(server.uri("/")));

            assertThat(ExchangeTest.notSent(ended).why()).startsWith("no TLS session");
            assertThat(server.requests).isEmpty();
        }
    }

    @Test
    void aServerThatHangsUpDuringTheHandshakeGetsNothing() {
        try (RawServer server = RawServer.onConnection(RawServer::reset)) {
            ExchangeTest.notSent(net.exchange(Net.post(URI.create("https://127.0.0.1:" + server.port() + "/"))));
        }
    }

    @Test
    void aLimitThatPassesDuringTheHandshakeIsNotSent() throws Exception {
        CountDownLatch connected = new CountDownLatch(1);
        RawServer[] server = new RawServer[1];
        server[0] = RawServer.onConnection(socket -> {
            connected.countDown();
            server[0].stall();
        });
        try (RawServer closing = server[0]) {
            CompletionStage<Exchanged> started =
                    net.start(Net.post(URI.create("https://127.0.0.1:" + closing.port() + "/")));
            assertThat(connected.await(20, TimeUnit.SECONDS)).isTrue();

            net.scheduler.timeIsUp();

            ExchangeTest.notSent(Net.done(started));
        }
    }

    @Test
    void theSslContextOfTheSettingsIsUsed() {
        try (RawServer server = RawServer.onRequest(
                Certificates.context(), (socket, request) -> RawServer.reply(socket, 200, "", new byte[0]))) {
            ExchangeTest.answered(net.exchange(Net.post(server.uri("/"))));

            assertThat(server.requests).hasSize(1);
        }
    }

    @Test
    void http2IsSpokenOverTls() {
        try (Http2Server server = new Http2Server(Certificates.context(), Http2Server.End.OK)) {
            Exchanged ended = net.exchange(Net.post(server.uri("/"), Map.of("image", new PatternBlob(40_000))));

            assertThat(ExchangeTest.answered(ended).answer().body()).asString().isEqualTo("{}");
            assertThat(server.requests).hasValue(1);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"REFUSED_STREAM", "GO_AWAY"})
    void aStreamThatHttp2CallsUnprocessedIsInDoubtBrokenAndNeverSentTwice(Http2Server.End end) {
        try (Http2Server server = new Http2Server(Certificates.context(), end)) {
            ExchangeTest.broken(net.exchange(Net.post(server.uri("/"))));

            assertThat(server.requests).hasValue(1);
        }
    }
}
