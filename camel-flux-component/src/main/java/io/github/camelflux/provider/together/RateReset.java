package io.github.camelflux.provider.together;

import io.github.camelflux.provider.HttpAnswer;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The wait that Together suggests: {@code Retry-After}, or else {@code x-ratelimit-reset} (Together, Rate limits). The unit of the
 * latter is not said; seconds are taken, and what is more than an hour of them is taken for a point in time and not heeded.
 */
final class RateReset {

    private static final Pattern SECONDS = Pattern.compile("(\\d{1,9}(\\.\\d{1,9})?)s?");
    private static final BigDecimal LONGEST = BigDecimal.valueOf(3600);

    private RateReset() {}

    /** In the form of {@code Retry-After}. */
    static Optional<String> of(HttpAnswer answer) {
        return answer.header("retry-after")
                .or(() -> answer.header("x-ratelimit-reset").flatMap(RateReset::seconds));
    }

    private static Optional<String> seconds(String reset) {
        Matcher matcher = SECONDS.matcher(reset.strip());
        return Optional.of(matcher)
                .filter(Matcher::matches)
                .map(found -> new BigDecimal(found.group(1)))
                .filter(seconds -> seconds.compareTo(LONGEST) <= 0)
                .map(seconds -> seconds.setScale(0, RoundingMode.CEILING).toPlainString());
    }
}
