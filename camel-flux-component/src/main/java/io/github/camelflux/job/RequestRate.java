package io.github.camelflux.job;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.EstimationProbe;
import io.github.bucket4j.TimeMeter;
import io.github.camelflux.provider.HttpAnswer;
import io.github.camelflux.provider.RateLimit;
import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.stream.Stream;

/**
 * The request-rate budget of one API key: a submission books its turn, a question for a job's state goes when submissions left one
 * over. In no span of the limit's length leave more than the limit says, wherever the provider's own span begins. What the provider
 * says of its limits in answers is obeyed too. Never blocks; safe for use by several threads.
 */
public final class RequestRate {

    /** A part of the limit may be used at once, the rest comes evenly. */
    private static final int BURST = 5;

    /** What is limited by the day may be used up within an hour: who has 50 a day does not want to wait half an hour for each. */
    private static final Duration LONGEST_EVEN = Duration.ofHours(1);

    private static final int TOO_MANY_REQUESTS = 429;

    private final List<Bucket> requests;
    private final List<Bucket> submissions;
    private final List<LongSpan> spans;
    private final LongSupplier nanos;
    private final Clock clock;
    private boolean rests;
    private long restsUntil;

    /**
     * @param limits of the key; none for no limit but what answers say
     * @param nanos a monotonic clock in nanoseconds
     * @param clock for dates in answers
     */
    public RequestRate(List<RateLimit> limits, LongSupplier nanos, Clock clock) {
        this.requests = buckets(limits, RateLimit.Kind.REQUESTS, nanos);
        this.submissions = buckets(limits, RateLimit.Kind.SUBMISSIONS, nanos);
        this.spans = limits.stream()
                .filter(limit -> limit.of() == RateLimit.Kind.SUBMISSIONS && !isEven(limit))
                .map(LongSpan::new)
                .toList();
        this.nanos = nanos;
        this.clock = clock;
    }

    /**
     * Books a submission of the day, before {@link #submission}.
     *
     * @param longest how long it can wait
     * @return how long it has to, until that may be asked; longer than it can if nothing was booked
     */
    synchronized Duration day(Duration longest) {
        long now = nanos.getAsLong();
        Duration wait = longest(Stream.concat(Stream.of(rest()), spans.stream().map(span -> span.pause(now))));
        if (wait.compareTo(longest) <= 0) {
            spans.forEach(span -> span.book(now + wait.toNanos()));
        }
        return wait;
    }

    /**
     * Books a submission, next after those that are booked: what it takes of the budget is taken now.
     *
     * @param longest how long it can wait
     * @return how long it has to; longer than it can if nothing was booked
     */
    synchronized Duration submission(Duration longest) {
        Duration wait = wait(all());
        if (wait.compareTo(longest) <= 0) {
            all().forEach(bucket -> bucket.consumeIgnoringRateLimits(1));
        }
        return wait;
    }

    /**
     * Asks whether a question for a job's state may leave.
     *
     * @return nothing if it may, now; else how long it may not
     */
    synchronized Duration question() {
        Duration wait = wait(requests.stream());
        if (wait.isZero()) {
            requests.forEach(bucket -> bucket.tryConsume(1));
        }
        return wait;
    }

    /** Takes note of what an answer says: {@code Retry-After} of a 429, and {@code X-RateLimit-Remaining} (Wireflow, API reference). */
    synchronized void told(HttpAnswer answer) {
        if (answer.status() == TOO_MANY_REQUESTS) {
            answer.header("Retry-After")
                    .flatMap(text -> RetryAfter.parse(text, clock.instant()))
                    .ifPresent(this::rest);
        }
        answer.header("X-RateLimit-Remaining")
                .flatMap(RequestRate::number)
                .ifPresent(left -> requests.forEach(bucket -> {
                    long more = bucket.getAvailableTokens() - left;
                    if (more > 0) {
                        bucket.tryConsume(more);
                    }
                }));
    }

    private void rest(Duration length) {
        long until = nanos.getAsLong() + length.toNanos();
        restsUntil = rests && restsUntil - until > 0 ? restsUntil : until;
        rests = true;
    }

    private Duration rest() {
        long left = rests ? restsUntil - nanos.getAsLong() : 0;
        rests = left > 0;
        return rests ? Duration.ofNanos(left) : Duration.ZERO;
    }

    private Stream<Bucket> all() {
        return Stream.concat(requests.stream(), submissions.stream());
    }

    private Duration wait(Stream<Bucket> buckets) {
        return longest(Stream.concat(Stream.of(rest()), buckets.map(RequestRate::wait)));
    }

    private static Duration longest(Stream<Duration> waits) {
        return waits.max(Comparator.naturalOrder()).orElse(Duration.ZERO);
    }

    private static Duration wait(Bucket bucket) {
        EstimationProbe probe = bucket.estimateAbilityToConsume(1);
        // It is rounded down, to a time when the token is not there yet.
        return probe.canBeConsumed() ? Duration.ZERO : Duration.ofNanos(probe.getNanosToWaitForRefill() + 1);
    }

    private static List<Bucket> buckets(List<RateLimit> limits, RateLimit.Kind kind, LongSupplier nanos) {
        return limits.stream()
                .filter(limit -> limit.of() == kind && (kind == RateLimit.Kind.REQUESTS || isEven(limit)))
                .map(limit -> bucket(limit, nanos))
                .toList();
    }

    private static boolean isEven(RateLimit limit) {
        return limit.per().compareTo(LONGEST_EVEN) <= 0;
    }

    private static Bucket bucket(RateLimit limit, LongSupplier nanos) {
        int burst = Math.max(1, limit.times() / BURST);
        return Bucket.builder()
                .addLimit(bandwidth -> bandwidth.capacity(burst).refillGreedy(limit.times() - burst + 1L, limit.per()))
                .withCustomTimePrecision(new Ticker(nanos))
                .build();
    }

    private static Optional<Long> number(String text) {
        try {
            return Optional.of(Long.parseLong(text.strip()));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    private record Ticker(LongSupplier nanos) implements TimeMeter {

        @Override
        public long currentTimeNanos() {
            return nanos.getAsLong();
        }

        @Override
        public boolean isWallClockBased() {
            return false;
        }
    }
}
