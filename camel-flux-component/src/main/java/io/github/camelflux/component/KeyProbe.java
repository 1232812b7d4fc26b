package io.github.camelflux.component;

import io.github.camelflux.job.Exchanger.Exchanged;
import io.github.camelflux.job.ProviderLine;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/**
 * Asks providers whether an API key is accepted, by the free question for its credit, at most every five minutes for each key.
 * Safe for use by several threads.
 */
final class KeyProbe {

    private static final Duration INTERVAL = Duration.ofMinutes(5);
    private static final Duration LIMIT = Duration.ofSeconds(20);

    private final LongSupplier nanos;
    private final Map<String, Asked> asked = new ConcurrentHashMap<>();

    /** @param nanos a monotonic clock in nanoseconds */
    KeyProbe(LongSupplier nanos) {
        this.nanos = nanos;
    }

    /** What is known of a key. */
    enum State {
        ACCEPTED,
        REFUSED,
        /** The question was not answered: nothing is said about the key. */
        NOT_ANSWERED
    }

    /**
     * What the last question showed.
     *
     * @param credits what is left, in the provider's unit; null when not known
     * @param why for a person; null when accepted
     */
    record Finding(State state, BigDecimal credits, String why) {}

    /** The last finding, or the one that is on its way. Never completes exceptionally. */
    CompletionStage<Finding> find(ProviderLine line) {
        long now = nanos.getAsLong();
        return asked.compute(
                        line.account().alias(),
                        (alias, last) -> last != null && now - last.nanos < INTERVAL.toNanos()
                                ? last
                                : new Asked(now, ask(line)))
                .finding;
    }

    private static CompletableFuture<Finding> ask(ProviderLine line) {
        return line.exchanger()
                .exchange(line.provider().credits(line.account()), LIMIT)
                .thenApply(ended -> finding(line, ended))
                .toCompletableFuture();
    }

    private static Finding finding(ProviderLine line, Exchanged ended) {
        if (ended instanceof Exchanged.Answered answered) {
            try {
                return line.provider()
                        .credits(answered.answer())
                        .map(credits -> new Finding(State.ACCEPTED, credits, null))
                        .orElseGet(() -> new Finding(
                                State.NOT_ANSWERED,
                                null,
                                "HTTP " + answered.answer().status()));
            } catch (SecurityException e) {
                return new Finding(State.REFUSED, null, e.getMessage());
            }
        }
        return new Finding(
                State.NOT_ANSWERED,
                null,
                ended instanceof Exchanged.NotSent notSent ? notSent.why() : ((Exchanged.Broken) ended).why());
    }

    private record Asked(long nanos, CompletableFuture<Finding> finding) {}
}
