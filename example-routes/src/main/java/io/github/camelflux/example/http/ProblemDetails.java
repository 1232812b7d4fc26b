package io.github.camelflux.example.http;

import io.github.camelflux.FluxException;
import io.github.camelflux.FluxRateLimitException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.camel.ExchangeException;
import org.apache.camel.ExchangeProperty;
import org.springframework.stereotype.Component;

/** Words what went wrong for a client: problem details (RFC 9457). */
@Component("problemDetails")
public class ProblemDetails {

    /** Names the kinds of problems and leads nowhere (RFC 4151). */
    private static final String TYPES = "tag:camelflux.github.io,2026:";

    private static final Pattern WORD_BEGINS = Pattern.compile("(?<=[a-z])(?=[A-Z])");
    private static final Duration USUAL_WAIT = Duration.ofSeconds(10);

    /** A Map ready for JSON, for an exception that the component or a route threw on purpose. */
    public Map<String, Object> of(
            @ExchangeException Exception failure,
            @ExchangeProperty("status") int status,
            @ExchangeProperty("title") String title,
            @ExchangeProperty("instance") String instance) {
        Map<String, Object> problem = begin(TYPES + kind(failure), title, status, failure.getMessage(), instance);
        if (failure instanceof FluxException flux) {
            if (flux.getJobId() != null) {
                problem.put("jobId", flux.getJobId());
            }
            problem.put("charged", flux.getCharged().name());
            problem.put("retryable", flux.isRetryable());
        }
        return problem;
    }

    /** As {@link #of}, for an exception that nobody expected: its message may say things that are no business of a client. */
    public Map<String, Object> unexpected(@ExchangeProperty("instance") String instance) {
        return begin(
                "about:blank",
                "Internal Server Error",
                500,
                "Something went wrong here that nobody expected; the log says what",
                instance);
    }

    /** How many seconds a client should wait that sent too much: what the provider asked for, if it did. */
    public long retryAfter(@ExchangeException FluxRateLimitException failure) {
        return Math.max(1, failure.getRetryAfter().orElse(USUAL_WAIT).toSeconds());
    }

    private static Map<String, Object> begin(String type, String title, int status, String detail, String instance) {
        Map<String, Object> problem = new LinkedHashMap<>();
        problem.put("type", type);
        problem.put("title", title);
        problem.put("status", status);
        problem.put("detail", detail);
        problem.put("instance", instance);
        return problem;
    }

    /** {@code FluxKeyConflictException} is a {@code key-conflict}. */
    private static String kind(Exception failure) {
        String name = failure.getClass().getSimpleName().replaceAll("^Flux|Exception$", "");
        return WORD_BEGINS.matcher(name).replaceAll("-").toLowerCase(Locale.ROOT);
    }
}
