package io.github.camelflux.component;

import io.github.camelflux.job.Exchanger.Exchanged;
import io.github.camelflux.job.ProviderLine;
import io.github.camelflux.job.RetryAfter;
import io.github.camelflux.job.Timer;
import io.github.camelflux.provider.CreditAnswer;
import io.github.camelflux.provider.HttpCall;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks providers what credit is left under an API key. The question is free and shows whether the key is accepted. What was not
 * answered is asked {@value #TRIES} times in all, 1 and 2 seconds apart, or as long as the provider says, up to 30 seconds. Blocks
 * no thread; safe for use by several.
 */
final class CreditDesk implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(CreditDesk.class);

    static final int TRIES = 3;
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);
    private static final Duration GOOD_FOR = Duration.ofMinutes(5);
    private static final Duration LIMIT = Duration.ofSeconds(20);

    private final Timer timer;
    private final Clock clock;
    private final LongSupplier nanos;
    private final Integer lowCredit;
    private final Map<String, Asked> latest = new ConcurrentHashMap<>();
    private final Set<String> low = ConcurrentHashMap.newKeySet();
    private final Set<CompletableFuture<CreditAnswer>> open = ConcurrentHashMap.newKeySet();

    private record Asked(long nanos, CompletionStage<CreditAnswer> answer) {}

    /**
     * @param nanos a monotonic clock in nanoseconds
     * @param lowCredit below this an account is called low, in the provider's unit; null for never
     */
    CreditDesk(Timer timer, Clock clock, LongSupplier nanos, Integer lowCredit) {
        this.timer = timer;
        this.clock = clock;
        this.nanos = nanos;
        this.lowCredit = lowCredit;
    }

    /**
     * Asks now.
     *
     * @param limit how long one try may take
     * @return never completes exceptionally
     */
    CompletionStage<CreditAnswer> ask(ProviderLine line, Duration limit) {
        CompletableFuture<CreditAnswer> answer = new CompletableFuture<>();
        open.add(answer);
        attempt(line, limit, 1, answer);
        CompletionStage<CreditAnswer> noted = answer.thenApply(known -> {
            open.remove(answer);
            note(line, known);
            return known;
        });
        latest.put(name(line), new Asked(nanos.getAsLong(), noted));
        return noted;
    }

    /** What was asked last, if that is less than five minutes ago; else asks now. Never completes exceptionally. */
    CompletionStage<CreditAnswer> recent(ProviderLine line) {
        Asked last = latest.get(name(line));
        return last != null && nanos.getAsLong() - last.nanos < GOOD_FOR.toNanos() ? last.answer : ask(line, LIMIT);
    }

    /** Whether the balance seen last was below {@code lowCredit}. */
    boolean isLow(ProviderLine line) {
        return low.contains(name(line));
    }

    /** Ends what was not answered yet. */
    @Override
    public void close() {
        Set.copyOf(open)
                .forEach(answer -> answer.complete(new CreditAnswer.NotAnswered("the Camel context stops", null)));
    }

    private void attempt(ProviderLine line, Duration limit, int number, CompletableFuture<CreditAnswer> answer) {
        Optional<HttpCall> question = line.provider().credits(line.account());
        if (question.isEmpty()) {
            answer.complete(new CreditAnswer.NotOffered());
            return;
        }
        line.exchanger()
                .exchange(question.get(), limit)
                .thenApply(ended -> meaning(line, ended))
                .thenAccept(said -> {
                    Duration pause = pause(said, number);
                    if (pause == null) {
                        answer.complete(said);
                    } else {
                        timer.after(pause, () -> attempt(line, limit, number + 1, answer));
                    }
                });
    }

    /** Null if it is not asked again. */
    private Duration pause(CreditAnswer said, int number) {
        if (!(said instanceof CreditAnswer.NotAnswered silent) || number == TRIES) {
            return null;
        }
        Duration own = FIRST_PAUSE.multipliedBy(number);
        Duration asked = RetryAfter.parse(silent.retryAfter(), clock.instant()).orElse(own);
        Duration pause = asked.compareTo(own) > 0 ? asked : own;
        return pause.compareTo(LONGEST_PAUSE) > 0 ? null : pause;
    }

    private static CreditAnswer meaning(ProviderLine line, Exchanged ended) {
        if (ended instanceof Exchanged.Answered answered) {
            return line.provider().credits(answered.answer());
        }
        return new CreditAnswer.NotAnswered(((Exchanged.Unanswered) ended).why(), null);
    }

    private void note(ProviderLine line, CreditAnswer answer) {
        if (lowCredit == null || !(answer instanceof CreditAnswer.Left left)) {
            return;
        }
        if (left.credits().compareTo(BigDecimal.valueOf(lowCredit)) >= 0) {
            low.remove(name(line));
        } else if (low.add(name(line))) {
            LOG.warn(
                    "The account {} at {} has {} credits left, which is below lowCredit={}",
                    line.account().alias(),
                    line.provider().name(),
                    left.credits(),
                    lowCredit);
        }
    }

    /** Two providers may have been given the same key. */
    private static String name(ProviderLine line) {
        return line.provider().name() + "/" + line.account().alias();
    }
}
