package io.github.camelflux.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What may be written down. */
class RedactionTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "GET https://delivery.bfl.ai/a/b.jpeg?se=2026-11-01T10%3A00Z&sig=aB%2F3== failed"
                        + " | GET https://delivery.bfl.ai/a/b.jpeg?*** failed",
                "https://me:hunter2@proxy.corp/x | https://***@proxy.corp/x",
                "path /a/b.jpeg?sig=abc gone | path /a/b.jpeg?*** gone",
                "x-key: bfl_1234 refused | x-key: ***",
                "{\"x-key\":\"bfl_1234\",\"n\":1} | {\"x-key\":***,\"n\":1}",
                "Authorization: Bearer abc.def.ghi | Authorization: ***",
                "Authorization: Key id1:secret2 | Authorization: ***",
                "sent Bearer abcdef.ghijkl here | sent Bearer *** here",
                "api_key=abcdef, model=x | api_key=***, model=x",
                "webhook_secret: tiger | webhook_secret: ***",
                "only sig=AbC/123 stands here | only sig=*** stands here",
                "se=2026-11-01&sp=r | se=***&sp=***",
                "X-Amz-Signature=0123 | X-Amz-Signature=***"
            })
    void secretsAreMasked(String text, String masked) {
        assertThat(Redaction.mask(text)).isEqualTo(masked);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Connection reset",
                "no connection within connectTimeout",
                "https://api.bfl.ai/v1/flux-2-pro answered 503",
                "the key is not accepted",
                "PKIX path building failed: unable to find valid certification path to requested target"
            })
    void ordinaryTextStays(String text) {
        assertThat(Redaction.mask(text)).isEqualTo(text);
    }

    @Test
    void aKnownSecretIsMaskedWhereverItStands() {
        assertThat(Redaction.mask("bad value tiger77 in line", List.of("tiger77")))
                .isEqualTo("bad value *** in line");
    }

    @Test
    void aLongTextIsCutAndNoTextIsEmpty() {
        assertThat(Redaction.mask("x".repeat(10_000))).hasSize(503).endsWith("...");
        assertThat(Redaction.mask(null)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x-key",
                "Authorization",
                "X-API-Key",
                "Cookie",
                "X-Gateway-Token",
                "client_secret",
                "x-amz-signature"
            })
    void namesOfSecretHeadersAreKnown(String name) {
        assertThat(Redaction.isSecretName(name)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"X-Tenant", "Accept", "User-Agent", "X-Request-ID"})
    void namesOfOrdinaryHeadersAreNot(String name) {
        assertThat(Redaction.isSecretName(name)).isFalse();
    }
}
