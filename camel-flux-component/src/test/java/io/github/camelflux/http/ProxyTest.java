package io.github.camelflux.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelflux.job.Exchanger.Exchanged;
import java.io.IOException;
import java.net.Proxy;
import java.net.Socket;
import java.net.URI;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Exchanges through a proxy. */
class ProxyTest {

    private Net net;

    @AfterEach
    void closeAll() {
        if (net != null) {
            net.close();
        }
    }

    @Test
    void clearTextGoesThroughTheProxyWithItsLogin() {
        try (RawServer proxy = RawServer.saying(200, "", "{}")) {
            through(proxy, "me", "");

            ExchangeTest.answered(net.exchange(Net.post(URI.create("http://api.invalid/v1/x"))));

            assertThat(proxy.requests.get(0).line()).isEqualTo("POST http://api.invalid/v1/x HTTP/1.1");
            assertThat(proxy.requests.get(0).headers()).containsEntry("proxy-authorization", "Basic bWU6aHVudGVyMg==");
        }
    }

    @Test
    void aHostOfNonProxyHostsIsAskedDirectlyAndNeverSeesTheLogin() {
        try (RawServer proxy = RawServer.saying(500, "", "{}");
                RawServer server = RawServer.saying(200, "", "{}")) {
            through(proxy, "me", "10.*|127.0.0.1");

            ExchangeTest.answered(net.exchange(Net.post(server.uri("/"))));

            assertThat(proxy.requests).isEmpty();
            assertThat(server.requests.get(0).headers()).doesNotContainKey("proxy-authorization");
        }
    }

    @Test
    void httpsGoesThroughATunnelAndTheServerNeverSeesTheLogin() {
        AtomicReference<RawServer.Request> connect = new AtomicReference<>();
        try (RawServer server = RawServer.onRequest(
                        Certificates.context(), (socket, request) -> RawServer.reply(socket, 200, "", new byte[0]));
                RawServer proxy = RawServer.onConnection(socket -> tunnel(socket, server.port(), connect))) {
            through(proxy, "me", "");

            ExchangeTest.answered(net.exchange(Net.post(server.uri("/v1/x"))));

            assertThat(connect.get().line()).isEqualTo("CONNECT 127.0.0.1:" + server.port() + " HTTP/1.1");
            assertThat(connect.get().headers()).doesNotContainKey("x-key");
            assertThat(server.requests.get(0).headers())
                    .containsEntry("x-key", Net.KEY)
                    .doesNotContainKey("proxy-authorization");
        }
    }

    @ParameterizedTest
    @CsvSource({"407", "403", "502"})
    void aTunnelThatTheProxyRefusesIsNotSent(int status) {
        try (RawServer proxy = RawServer.saying(status, "Proxy-Authenticate: Basic realm=\"x\"\r\n", "")) {
            through(proxy, null, "");

            ExchangeTest.notSent(net.exchange(Net.post(URI.create("https://api.invalid/v1/x"))));
        }
    }

    @Test
    void aProxyThatAsksForAnotherLoginIsNotSentAndTheJvmOptionIsNamed() {
        try (RawServer proxy = RawServer.saying(407, "Proxy-Authenticate: Basic realm=\"x\"\r\n", "")) {
            through(proxy, "me", "");

            Exchanged ended = net.exchange(Net.post(URI.create("http://api.invalid/v1/x")));

            assertThat(ExchangeTest.notSent(ended).why())
                    .contains("407")
                    .contains("-Djdk.http.auth.tunneling.disabledSchemes=")
                    .doesNotContain("hunter2");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "localhost|127.*|[::1], http://localhost/, true",
        "localhost|127.*|[::1], http://127.0.0.7/, true",
        "localhost|127.*|[::1], http://[::1]:80/, true",
        "localhost|127.*|[::1], http://localhost.example/, false",
        "*.corp | db*, https://GPU.corp/, true",
        "*.corp | db*, https://corp/, false",
        "*.corp | db*, https://db7/, true",
        "a.c, https://abc/, false",
        ", https://localhost/, true",
        "*, https://api.bfl.ai/, true"
    })
    void nonProxyHostsArePatterns(String nonProxyHosts, String uri, boolean direct) {
        HttpProxy proxy = new HttpProxy("proxy.corp", 3128, null, null, nonProxyHosts);

        assertThat(proxy.selector().select(URI.create(uri)).get(0).type() == Proxy.Type.DIRECT)
                .isEqualTo(direct);
    }

    @Test
    void theLoginIsNotPartOfTheText() {
        assertThat(new HttpProxy("proxy.corp", 3128, "me", "hunter2", null)).hasToString("proxy.corp:3128");
    }

    @Test
    void hostAndPortAreNeededTogether() {
        assertThatThrownBy(() -> new HttpProxy("proxy.corp", 0, null, null, null))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("proxyPort");
    }

    private void through(RawServer proxy, String user, String nonProxyHosts) {
        net = new Net(HttpSettings.builder()
                .sslContext(Certificates.context())
                .proxy(new HttpProxy("127.0.0.1", proxy.port(), user, user == null ? null : "hunter2", nonProxyHosts))
                .build());
    }

    private static void tunnel(Socket client, int port, AtomicReference<RawServer.Request> connect) throws IOException {
        connect.set(RawServer.read(client.getInputStream()));
        try (Socket server = new Socket("127.0.0.1", port)) {
            RawServer.write(client, "HTTP/1.1 200 Connected\r\n\r\n");
            RawServer.daemon(() -> copy(client, server));
            copy(server, client);
        }
    }

    private static void copy(Socket from, Socket to) {
        try {
            from.getInputStream().transferTo(to.getOutputStream());
        } catch (IOException e) {
            // One side went away.
        }
    }
}
