package io.github.camelflux.provider.wire;

import java.time.Duration;
import java.time.Instant;

/** The time that a callback was signed at, in seconds since 1970: one that is too old may be a copy of another. */
public final class SignedTime {

    /** As fal and the Standard Webhooks specification have it. */
    private static final Duration WINDOW = Duration.ofMinutes(5);

    private SignedTime() {}

    /** Whether it is within five minutes of now, before or after. */
    public static boolean isRecent(String seconds, Instant now) {
        return seconds.matches("\\d{1,11}")
                && Duration.between(Instant.ofEpochSecond(Long.parseLong(seconds)), now)
                                .abs()
                                .compareTo(WINDOW)
                        <= 0;
    }
}
