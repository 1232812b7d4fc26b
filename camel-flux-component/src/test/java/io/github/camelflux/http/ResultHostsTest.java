package io.github.camelflux.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which result links are fetched. */
class ResultHostsTest {

    private static final URI BFL = URI.create("https://api.bfl.ai");
    private static final URI SIMULATOR = URI.create("http://127.0.0.1:8090");

    @Test
    void anHttpsLinkToAPublicAddressIsFetched() throws Exception {
        assertThat(refusal("https://delivery.eu2.bfl.ai/x?sig=1", "203.0.114.5"))
                .isEmpty();
        assertThat(refusal("https://delivery.eu2.bfl.ai/x?sig=1", "2a02:1234::5"))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "127.8.8.8",
                "0.0.0.0",
                "0.1.2.3",
                "10.1.2.3",
                "172.16.0.1",
                "172.31.255.255",
                "192.168.0.1",
                "169.254.169.254",
                "100.64.0.1",
                "100.127.255.255",
                "192.0.0.8",
                "198.18.0.1",
                "198.19.255.255",
                "224.0.0.1",
                "239.1.1.1",
                "240.0.0.1",
                "255.255.255.255",
                "::1",
                "::",
                "fe80::1",
                "fec0::1",
                "fc00::1",
                "fd12::1",
                "ff02::1",
                "::ffff:10.0.0.1",
                "::ffff:127.0.0.1",
                "::10.0.0.1",
                "64:ff9b::10.0.0.1",
                "2002:a00:1::1"
            })
    void aHostWithAnInnerAddressIsRefusedNamingHostAndOptionButNotTheLink(String address) throws Exception {
        Optional<String> refusal = refusal("https://pictures.example/a.png?sig=abc", address);

        assertThat(refusal).isPresent();
        assertThat(refusal.get())
                .contains("pictures.example")
                .contains("allowPrivateResultHosts")
                .contains("trustedHosts")
                .doesNotContain("sig")
                .doesNotContain("a.png");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "8.8.8.8",
                "100.63.0.1",
                "100.128.0.1",
                "172.15.0.1",
                "172.32.0.1",
                "192.0.1.1",
                "198.17.0.1",
                "198.20.0.1",
                "223.255.255.255",
                "64:ff9b::8.8.8.8",
                "2002:808:808::1"
            })
    void addressesBesideTheInnerOnesAreFetched(String address) throws Exception {
        assertThat(refusal("https://pictures.example/a.png", address)).isEmpty();
    }

    @Test
    void oneInnerAddressAmongPublicOnesIsEnoughToRefuse() throws Exception {
        assertThat(refusal("https://pictures.example/", "8.8.8.8", "10.0.0.1")).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://127.0.0.1/",
                "https://127.1/",
                "https://2130706433/",
                "https://[::ffff:127.0.0.1]/",
                "https://localhost/",
                "https://169.254.169.254/latest/meta-data"
            })
    void noSpellingOfAnInnerAddressGetsPast(String link) throws Exception {
        ResultHosts hosts = new ResultHosts(BFL, HttpSettings.builder().build());

        assertThat(refused(hosts, link)).isTrue();
    }

    private static boolean refused(ResultHosts hosts, String link) {
        try {
            return hosts.refusal(URI.create(link)).isPresent();
        } catch (UnknownHostException e) {
            // A spelling that the resolver does not know cannot be connected to either.
            return true;
        }
    }

    @ParameterizedTest
    @CsvSource({
        "http://delivery.bfl.ai/x, not https",
        "http://localhost:8090/x, not https",
        "ftp://delivery.bfl.ai/x, not an http or https URL",
        "file:/etc/passwd, not an http or https URL",
        "https:///x, not an http or https URL"
    })
    void clearTextAndOtherSchemesAreRefused(String link, String why) throws Exception {
        assertThat(refusal(link, "8.8.8.8").orElseThrow()).contains(why);
    }

    @Test
    void aBaseUrlOnLoopbackAllowsAllOfLoopbackAndNothingElse() throws Exception {
        ResultHosts hosts = new ResultHosts(SIMULATOR, HttpSettings.builder().build(), host -> addresses("10.0.0.1"));

        assertThat(hosts.refusal(URI.create("http://127.0.0.2:9999/x"))).isEmpty();
        assertThat(hosts.refusal(URI.create("http://localhost:1/x"))).isEmpty();
        assertThat(hosts.refusal(URI.create("http://pictures.example/x"))).isPresent();
        assertThat(hosts.refusal(URI.create("https://pictures.example/x"))).isPresent();
    }

    @Test
    void theConfiguredServerMayServePicturesItselfWhereverItIs() throws Exception {
        ResultHosts hosts = new ResultHosts(
                URI.create("http://gpu.corp:8188"), HttpSettings.builder().build(), host -> addresses("10.0.0.1"));

        assertThat(hosts.refusal(URI.create("http://gpu.corp:8188/view?f=1"))).isEmpty();
        assertThat(hosts.refusal(URI.create("http://gpu.corp:22/"))).isPresent();
    }

    @Test
    void aTrustedHostMayBeClearTextAndHaveAnInnerAddress() throws Exception {
        HttpSettings settings = HttpSettings.builder()
                .trustedHosts(TrustedHosts.parse("minio.corp:9000"))
                .build();

        assertThat(new ResultHosts(BFL, settings, host -> addresses("10.0.0.1"))
                        .refusal(URI.create("http://minio.corp:9000/x")))
                .isEmpty();
    }

    @Test
    void allowPrivateResultHostsAllowsInnerAddressesButNoClearText() throws Exception {
        HttpSettings settings =
                HttpSettings.builder().allowPrivateResultHosts(true).build();
        ResultHosts hosts = new ResultHosts(BFL, settings, host -> addresses("10.0.0.1"));

        assertThat(hosts.refusal(URI.create("https://minio.corp/x"))).isEmpty();
        assertThat(hosts.refusal(URI.create("http://minio.corp/x"))).isPresent();
    }

    @Test
    void anUnknownNameIsNoRefusal() {
        ResultHosts hosts = new ResultHosts(BFL, HttpSettings.builder().build(), host -> {
            throw new UnknownHostException(host);
        });

        assertThatThrownBy(() -> hosts.refusal(URI.create("https://pictures.example/")))
                .isInstanceOf(UnknownHostException.class);
    }

    private static Optional<String> refusal(String link, String... addresses) throws UnknownHostException {
        return new ResultHosts(BFL, HttpSettings.builder().build(), host -> addresses(addresses))
                .refusal(URI.create(link));
    }

    private static InetAddress[] addresses(String... literals) throws UnknownHostException {
        InetAddress[] addresses = new InetAddress[literals.length];
        for (int i = 0; i < literals.length; i++) {
            addresses[i] = InetAddress.getByName(literals[i]);
        }
        return addresses;
    }
}
