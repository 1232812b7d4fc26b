package io.github.camelflux.example.http;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeProperty;
import org.apache.camel.Header;
import org.springframework.stereotype.Component;

/**
 * How long a client would like to wait for its picture, from {@code Prefer: wait=N} (RFC 7240). A preference that cannot be complied
 * with, because it is too long or makes no sense, is ignored as the RFC demands; of several the first counts.
 */
@Component("preferredWait")
public class PreferredWait {

    private static final Pattern WAIT =
            Pattern.compile("(?:^|,)\\s*wait\\s*(?:=\\s*\"?([^\",;]*)\"?\\s*)?(?=[,;]|$)", Pattern.CASE_INSENSITIVE);
    private static final Pattern SECONDS = Pattern.compile("[0-9]{1,6}");

    /**
     * The wait in seconds.
     *
     * @param prefer the header's value, a list of them, or null
     * @param longest the longest wait that is complied with, in seconds
     * @return null if the client is answered as soon as its job is accepted
     */
    public Integer of(@Header("Prefer") Object prefer, @ExchangeProperty("longestWait") int longest) {
        return wait(text(prefer))
                .map(String::strip)
                .filter(value -> SECONDS.matcher(value).matches())
                .map(Integer::valueOf)
                .filter(seconds -> seconds >= 1 && seconds <= longest)
                .orElse(null);
    }

    /** What is left of a wait since the request came, in whole seconds of 1 or more. */
    public long left(Exchange exchange, @ExchangeProperty("wait") int wait) {
        return Math.max(1, wait - exchange.getClock().elapsed() / 1000);
    }

    private static Optional<String> wait(String prefer) {
        Matcher wait = WAIT.matcher(prefer);
        return wait.find() ? Optional.ofNullable(wait.group(1)) : Optional.empty();
    }

    private static String text(Object prefer) {
        if (prefer instanceof List<?> several) {
            return several.stream().map(String::valueOf).collect(Collectors.joining(","));
        }
        return prefer == null ? "" : prefer.toString();
    }
}
