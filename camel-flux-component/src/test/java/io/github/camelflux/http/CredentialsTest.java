package io.github.camelflux.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelflux.provider.HttpCall;
import io.github.camelflux.provider.JsonBody;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Which headers go to whom. */
class CredentialsTest {

    private static final URI ELSEWHERE = URI.create("https://api.bfl.ai");

    private Net net = new Net();
    private final RawServer server = RawServer.saying(200, "", "{}");

    @AfterEach
    void closeAll() {
        net.close();
        server.close();
    }

    @Test
    void theHostOfTheBaseUrlGetsTheKey() {
        net.exchange(Net.get(server.uri("/v1/credits")));

        assertThat(sent()).containsEntry("x-key", Net.KEY);
    }

    @Test
    void anUntrustedHostGetsTheCallWithoutTheKeyAndIsNamedInOneWarning() {
        HttpCall call = new HttpCall(
                "GET", server.uri("/v1/get_result?id=j1"), Map.of("X-Trace", "t"), Map.of("x-key", Net.KEY), null);
        JdkExchanger exchanger = net.exchanger(ELSEWHERE);
        try (LogCapture log = new LogCapture(JdkExchanger.class)) {
            Net.done(exchanger.exchange(call, Net.LIMIT));
            Net.done(exchanger.exchange(call, Net.LIMIT));

            assertThat(server.requests).hasSize(2);
            assertThat(sent()).doesNotContainKey("x-key").containsEntry("x-trace", "t");
            assertThat(log.lines())
                    .singleElement()
                    .asString()
                    .startsWith("WARN")
                    .contains("127.0.0.1:" + server.port())
                    .contains("trustedHosts")
                    .doesNotContain(Net.KEY)
                    .doesNotContain("get_result");
        }
    }

    @Test
    void aCallWithoutCredentialsToAnUntrustedHostIsNotWarnedAbout() {
        HttpCall call = new HttpCall("GET", server.uri("/"), Map.of(), Map.of(), null);
        try (LogCapture log = new LogCapture(JdkExchanger.class)) {
            Net.done(net.exchanger(ELSEWHERE).exchange(call, Net.LIMIT));

            assertThat(log.lines()).isEmpty();
        }
    }

    @Test
    void aHostOfTheOptionTrustedHostsGetsTheKey() {
        restart(HttpSettings.builder()
                .trustedHosts(TrustedHosts.parse("127.0.0.1:" + server.port()))
                .build());

        Net.done(net.exchanger(ELSEWHERE).exchange(Net.get(server.uri("/")), Net.LIMIT));

        assertThat(sent()).containsEntry("x-key", Net.KEY);
    }

    @Test
    void extraHeadersGoToAllButThoseThatLookSecretOnlyToTrustedHosts() {
        restart(HttpSettings.builder()
                .headers(Map.of("X-Tenant", "a", "X-Gateway-Token", "s3cret"))
                .build());

        net.exchange(Net.get(server.uri("/")));
        assertThat(sent()).containsEntry("x-tenant", "a").containsEntry("x-gateway-token", "s3cret");

        server.requests.clear();
        Net.done(net.exchanger(ELSEWHERE).exchange(Net.get(server.uri("/")), Net.LIMIT));
        assertThat(sent()).containsEntry("x-tenant", "a").doesNotContainKey("x-gateway-token");
    }

    @Test
    void anExtraHeaderNeverReplacesTheKey() {
        restart(HttpSettings.builder().headers(Map.of("X-Key", "another")).build());

        net.exchange(Net.get(server.uri("/")));

        assertThat(sent()).containsEntry("x-key", Net.KEY);
    }

    @Test
    void theUsualHeadersAreSentUnlessTheCallHasItsOwn() {
        net.exchange(Net.post(server.uri("/")));
        assertThat(sent())
                .containsEntry("content-type", "application/json")
                .containsEntry("accept", "application/json")
                .hasEntrySatisfying("user-agent", agent -> assertThat(agent).startsWith("camel-flux"))
                .doesNotContainKeys("upgrade", "http2-settings");

        server.requests.clear();
        net.exchange(new HttpCall(
                "POST",
                server.uri("/"),
                Map.of("accept", "image/png"),
                Map.of(),
                new JsonBody(Map.of("n", List.of()))));
        assertThat(sent()).containsEntry("accept", "image/png");
        assertThat(server.requests.get(0).body()).asString().isEqualTo("{\"n\":[]}");
    }

    private Map<String, String> sent() {
        return server.requests.get(0).headers();
    }

    private void restart(HttpSettings settings) {
        net.close();
        net = new Net(settings);
    }
}
