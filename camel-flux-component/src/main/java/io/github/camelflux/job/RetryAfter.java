package io.github.camelflux.job;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/** The {@code Retry-After} header (RFC 9110, section 10.2.3): seconds or a date. */
public final class RetryAfter {

    private RetryAfter() {}

    /**
     * The wait that is asked for.
     *
     * @param value the header as it came; null without one
     * @param now for a date
     * @return never negative; empty if there is no wait or it cannot be understood
     */
    public static Optional<Duration> parse(String value, Instant now) {
        if (value == null || value.isBlank()) {
            return Optional.empty();
        }
        String text = value.trim();
        try {
            if (text.chars().allMatch(Character::isDigit)) {
                return Optional.of(Duration.ofSeconds(Long.parseLong(text)));
            }
            Instant until = ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant();
            return Optional.of(until.isAfter(now) ? Duration.between(now, until) : Duration.ZERO);
        } catch (NumberFormatException | DateTimeException notAWait) {
            return Optional.empty();
        }
    }
}
