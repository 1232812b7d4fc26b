package io.github.camelflux.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Defaults and refusals of the settings. */
class HttpSettingsTest {

    @Test
    void theDefaultsAreThoseOfTheDocumentation() {
        HttpSettings settings = HttpSettings.builder().build();

        assertThat(settings.connectTimeout()).isEqualTo(Duration.ofSeconds(10));
        assertThat(settings.maxAnswerBytes()).isEqualTo(1_048_576);
        assertThat(settings.maxDownloads()).isEqualTo(8);
        assertThat(settings.allowPrivateResultHosts()).isFalse();
        assertThat(settings.trustedHosts().entries()).isEmpty();
        assertThat(settings.proxy()).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Content-Length", "Host", "bad name", ""})
    void aHeaderThatTheClientDoesNotSendIsRefusedAtOnce(String name) {
        assertThatThrownBy(
                        () -> HttpSettings.builder().headers(Map.of(name, "v")).build())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(name);
    }

    @Test
    void aValueThatHttpDoesNotAllowIsRefusedWithoutShowingIt() {
        assertThatThrownBy(() -> HttpSettings.builder()
                        .headers(Map.of("X-Token", "tiger\n"))
                        .build())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("X-Token")
                .hasMessageNotContaining("tiger")
                .hasNoCause();
    }

    @Test
    void limitsArePositive() {
        assertThatThrownBy(() -> HttpSettings.builder().maxDownloads(0).build())
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() ->
                        HttpSettings.builder().connectTimeout(Duration.ZERO).build())
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void noSecretIsPartOfTheText() {
        HttpSettings settings = HttpSettings.builder()
                .headers(Map.of("X-Token", "tiger"))
                .proxy(new HttpProxy("proxy.corp", 3128, "me", "hunter2", null))
                .build();

        assertThat(settings.toString())
                .contains("X-Token")
                .doesNotContain("tiger")
                .doesNotContain("hunter2");
    }
}
