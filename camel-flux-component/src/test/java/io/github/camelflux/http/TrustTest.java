package io.github.camelflux.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may have a key. */
class TrustTest {

    private static final Trust BFL = new Trust(
            URI.create("https://api.eu.bfl.ai"), List.of("bfl.ai"), TrustedHosts.parse("proxy.corp, gpu.corp:8188"));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://api.eu.bfl.ai/v1/flux-2-pro",
                "https://api.eu2.bfl.ai/v1/get_result?id=1",
                "https://API.US.BFL.AI:443/",
                "HTTPS://bfl.ai/",
                "https://proxy.corp/v1",
                "https://gpu.corp:8188/",
                "http://gpu.corp:8188/"
            })
    void trusted(String uri) {
        assertThat(BFL.covers(URI.create(uri))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://api.eu.bfl.ai/",
                "https://api.eu2.bfl.ai:8443/",
                "https://evilbfl.ai/",
                "https://bfl.ai.evil.example/",
                "https://api.bfl.ai@evil.example/",
                "https://evil.example/?api.bfl.ai",
                "https://evil.example#@api.bfl.ai",
                "https://api.bfl.ai./",
                "http://proxy.corp/v1",
                "https://proxy.corp:8443/v1",
                "https://sub.proxy.corp/",
                "https://gpu.corp/",
                "http://127.0.0.1:8090/",
                "ftp://api.bfl.ai/",
                "mailto:key@bfl.ai",
                "https:///nohost",
                "/v1/relative"
            })
    void notTrusted(String uri) {
        assertThat(BFL.covers(URI.create(uri))).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "http://127.0.0.1:8090, http://127.0.0.2:9999/poll, true",
        "http://localhost:8090, http://[::1]:9999/poll, true",
        "http://localhost:8090, https://localhost/poll, true",
        "http://127.0.0.1:8090, http://127.0.0.1.evil.example/, false",
        "http://127.0.0.1:8090, http://localhost.evil.example/, false",
        "http://127.0.0.1:8090, http://192.168.1.5:8090/, false",
        "http://192.168.1.5:8188, http://192.168.1.5:8188/prompt, true",
        "http://192.168.1.5:8188, http://192.168.1.5:8189/prompt, false",
        "http://192.168.1.5:8188, http://127.0.0.1:8188/prompt, false"
    })
    void aBaseUrlOnLoopbackTrustsAllOfLoopbackAndAnyOtherItsOwnPortOnly(String baseUrl, String uri, boolean trusted) {
        Trust trust = new Trust(URI.create(baseUrl), List.of(), TrustedHosts.NONE);

        assertThat(trust.covers(URI.create(uri))).isEqualTo(trusted);
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://proxy.corp", "proxy.corp/path", "user@proxy.corp", "*.corp", "host:port", "a b"})
    void anEntryOfTrustedHostsThatIsNoHostIsRefused(String entry) {
        assertThatThrownBy(() -> TrustedHosts.parse(entry))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("trustedHosts: ");
    }

    @Test
    void noTrustedHostsMeansNobody() {
        assertThat(TrustedHosts.parse(null).entries()).isEmpty();
        assertThat(TrustedHosts.parse(" , ").entries()).isEmpty();
    }

    @Test
    void aBaseUrlWithoutAHostIsRefused() {
        assertThatThrownBy(() -> new Trust(URI.create("file:/tmp"), List.of(), TrustedHosts.NONE))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
