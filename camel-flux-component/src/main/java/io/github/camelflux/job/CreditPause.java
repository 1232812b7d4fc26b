package io.github.camelflux.job;

import io.github.camelflux.provider.Refusal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The rest of an API key whose account has too little credit. Once the provider has refused a submission for that, no other goes out
 * under the key for a while: all that want to, also those in line, are refused here. Then one tries, while further ones wait for what
 * comes of it. If it is accepted the rest is over; if it is refused for the same reason the key rests again. Jobs that run are not
 * concerned. Shared by all hosts of a key. Never blocks; safe for use by several threads.
 */
public final class CreditPause {

    private static final Logger LOG = LoggerFactory.getLogger(CreditPause.class);

    /** One that wants to submit. Told outside of any lock. */
    interface Applicant {

        /** It waited, and may apply again now. */
        void again();

        /** The key began to rest. One whose submission is on its way already need not mind. */
        void rest(Refusal why);
    }

    /** What an applicant may do. */
    enum Turn {
        /** Go on, to its submission. */
        GO,
        /** Wait until it is told. */
        WAIT,
        /** Give up: the key rests. */
        REST
    }

    private final Duration length;
    private final LongSupplier nanos;
    private final Clock clock;
    private final Set<Applicant> underWay = new LinkedHashSet<>();
    private final Deque<Applicant> waiting = new ArrayDeque<>();
    private boolean resting;
    private long over;
    private Instant until;
    private Applicant probe;

    /**
     * @param length how long the key rests; nothing for never
     * @param nanos a monotonic clock in nanoseconds
     * @param clock says when the rest will be over, for people
     */
    public CreditPause(Duration length, LongSupplier nanos, Clock clock) {
        this.length = length;
        this.nanos = nanos;
        this.clock = clock;
    }

    /** Until when no submission goes out under the key; empty if they do. */
    public synchronized Optional<Instant> restsUntil() {
        return isTooEarly() ? Optional.of(until) : Optional.empty();
    }

    /** Asks before anything is done for a submission. Whoever was not told to rest leaves again, whatever comes of it. */
    synchronized Turn apply(Applicant applicant) {
        if (!resting || applicant == probe) {
            underWay.add(applicant);
            return Turn.GO;
        }
        if (isTooEarly()) {
            return Turn.REST;
        }
        if (probe == null) {
            probe = applicant;
            underWay.add(applicant);
            return Turn.GO;
        }
        waiting.add(applicant);
        return Turn.WAIT;
    }

    /** Why the submission that was gone on for must not leave now after all. */
    synchronized Optional<Refusal> bars(Applicant applicant) {
        return resting && applicant != probe ? Optional.of(refusal()) : Optional.empty();
    }

    /** The refusal of those that are not even asked for. */
    synchronized Refusal refusal() {
        return Refusal.of(
                Refusal.Reason.NO_CREDIT,
                "the provider refused a submission under this key for lack of credit, and no other goes out before "
                        + until + " (option creditPause)");
    }

    /** The provider refused a submission for lack of credit. */
    void refused(Applicant applicant) {
        List<Applicant> told;
        Refusal why;
        synchronized (this) {
            if (length.isZero()) {
                return;
            }
            resting = true;
            over = nanos.getAsLong() + length.toNanos();
            until = clock.instant().plus(length);
            probe = null;
            underWay.remove(applicant);
            told = new ArrayList<>(underWay);
            told.addAll(waiting);
            underWay.clear();
            waiting.clear();
            why = refusal();
        }
        LOG.warn("An API key has too little credit: {}", why.message());
        told.forEach(other -> other.rest(why));
    }

    /** The provider accepted a submission. Only one that was sent after the rest began says that there is credit again. */
    void accepted(Applicant applicant) {
        List<Applicant> told;
        synchronized (this) {
            underWay.remove(applicant);
            if (applicant != probe) {
                return;
            }
            resting = false;
            probe = null;
            told = List.copyOf(waiting);
            waiting.clear();
        }
        LOG.info("An API key that rested has credit again");
        told.forEach(Applicant::again);
    }

    /** It is not concerned any more. If it was to show whether there is credit again and did not, the next one does. */
    void leave(Applicant applicant) {
        Applicant next;
        synchronized (this) {
            underWay.remove(applicant);
            waiting.remove(applicant);
            if (applicant != probe) {
                return;
            }
            next = waiting.poll();
            probe = next;
        }
        if (next != null) {
            next.again();
        }
    }

    private boolean isTooEarly() {
        return resting && nanos.getAsLong() - over < 0;
    }
}
