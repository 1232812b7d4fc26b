package io.github.camelflux.job;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/** The {@code Retry-After} header (RFC 9110, section 10.2.3): seconds or a date. */
public final class RetryAfter {

    private static final Duration LONGEST = Duration.ofDays(1);

    private RetryAfter() {}

    /**
     * The wait that is asked for.
     *
     * @param value the header as it came; null without one
     * @param now for a date
     * @return between nothing and a day; empty if there is no wait or it cannot be understood
     */
    public static Optional<Duration> parse(String value, Instant now) {
        if (value == null || value.isBlank()) {
            return Optional.empty();
        }
        String text = value.trim();
        try {
            if (text.chars().allMatch(Character::isDigit)) {
                return Optional.of(shorter(Duration.ofSeconds(Long.parseLong(text))));
            }
            Instant until = ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant();
            return Optional.of(until.isAfter(now) ? shorter(Duration.between(now, until)) : Duration.ZERO);
        } catch (NumberFormatException | DateTimeException notAWait) {
            return Optional.empty();
        }
    }

    private static Duration shorter(Duration wait) {
        return wait.compareTo(LONGEST) < 0 ? wait : LONGEST;
    }
}
