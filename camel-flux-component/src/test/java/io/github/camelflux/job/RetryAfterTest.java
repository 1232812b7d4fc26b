package io.github.camelflux.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class RetryAfterTest {

    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    @Test
    void seconds_are_understood() {
        assertThat(RetryAfter.parse(" 12 ", NOW)).contains(Duration.ofSeconds(12));
    }

    @Test
    void a_date_is_a_wait_until_then_and_a_past_one_is_none() {
        assertThat(RetryAfter.parse("Sun, 1 Mar 2026 12:00:30 GMT", NOW)).contains(Duration.ofSeconds(30));
        assertThat(RetryAfter.parse("Sun, 1 Mar 2026 11:00:00 GMT", NOW)).contains(Duration.ZERO);
    }

    @Test
    void a_wait_of_years_is_a_day() {
        assertThat(RetryAfter.parse("9223372036854775807", NOW)).contains(Duration.ofDays(1));
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "soon", "-3", "99999999999999999999"})
    void what_is_no_wait_is_ignored(String value) {
        assertThat(RetryAfter.parse(value, NOW)).isEmpty();
    }
}
