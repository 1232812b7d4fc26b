package io.github.camelflux.job;

import io.github.camelflux.job.poll.PollSchedule;
import io.github.camelflux.job.poll.Polling;
import io.github.camelflux.provider.PollAdvice;
import io.github.camelflux.provider.PollAnswer;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;

/** Decides how long to wait before a job is asked for its state, and lets the schedule learn from what the answers say. */
final class Pacer {

    private static final Duration FIRST_BACK_OFF = Duration.ofSeconds(1);
    private static final Duration LAST_BACK_OFF = Duration.ofSeconds(30);
    private static final Duration LEAST_EXPECTED = Duration.ofSeconds(5);
    private static final int MOST_DOUBLINGS = 5;

    private final JobPorts ports;
    private final Function<JobGroup, JobTiming> timing;
    private final PollSchedule schedule;
    private final TimeSpent spent;

    Pacer(JobPorts ports, Function<JobGroup, JobTiming> timing, PollSchedule schedule, TimeSpent spent) {
        this.ports = ports;
        this.timing = timing;
        this.schedule = schedule;
        this.spent = spent;
    }

    /**
     * The pause before the next question.
     *
     * @param answered whether the last one was answered, or there was none
     */
    Duration pause(JobGroup group, boolean answered, String retryAfter) {
        group.silent = answered ? 0 : group.silent + 1;
        Polling polling = timing.apply(group).polling();
        if (answered && (group.callbackToken != null || group.listening != null)) {
            return untilNewsIsLate(group, polling);
        }
        Duration interval = polling.interval().orElse(FIRST_BACK_OFF);
        Duration pause = answered
                ? polling.interval().orElseGet(() -> learned(group, polling))
                : backOff(interval, group.silent);
        return longer(
                pause, RetryAfter.parse(retryAfter, ports.clock().instant()).orElse(Duration.ZERO));
    }

    /** A question is about to leave. */
    void asks(JobGroup group) {
        group.askedNanos = ports.nanos().getAsLong();
    }

    /** A question was answered, or not: then it was no look. */
    void answered(JobGroup group, PollAnswer answer) {
        Duration asked = Duration.ofNanos(group.askedNanos - group.acceptedNanos);
        if (answer instanceof PollAnswer.Running || answer instanceof PollAnswer.NotFound) {
            group.looks = group.looks.running(asked);
        } else if (!(answer instanceof PollAnswer.NotAnswered)) {
            Duration late = schedule.ended(timing.apply(group).polling(), group.looks, asked);
            spent.add(TimeSpent.Stage.NOTICING, late);
        }
    }

    /** The end will be told: questions are for when that is lost. */
    private Duration untilNewsIsLate(JobGroup group, Polling polling) {
        Duration expected = longer(polling.usual(), LEAST_EXPECTED);
        Duration since = Duration.ofNanos(ports.nanos().getAsLong() - group.acceptedNanos);
        Duration first = expected.multipliedBy(2).minus(since);
        return first.isNegative() || first.isZero() ? expected : first;
    }

    private Duration learned(JobGroup group, Polling polling) {
        Optional<PollAdvice> advice = ports.lines().find(group.row.terms()).flatMap(line -> line.provider()
                .pollAdvice());
        if (advice.isPresent() && !schedule.knows(polling)) {
            return advice.get().pause(group.looks.count());
        }
        PollSchedule.Next next = schedule.next(polling, group.looks, crowded(group));
        group.looks = next.looks();
        Duration left = next.at().minusNanos(ports.nanos().getAsLong() - group.acceptedNanos);
        return left.isNegative() ? Duration.ZERO : left;
    }

    /** Whether others wait for a permit of the account: then every late look leaves one idle. */
    private boolean crowded(JobGroup group) {
        return ports.lines()
                .find(group.row.terms())
                .map(line -> line.permits().queued() > 0)
                .orElse(false);
    }

    private static Duration backOff(Duration interval, int silences) {
        Duration doubled = interval.multipliedBy(1L << Math.min(silences, MOST_DOUBLINGS));
        return doubled.compareTo(LAST_BACK_OFF) < 0 ? doubled : longer(interval, LAST_BACK_OFF);
    }

    private static Duration longer(Duration a, Duration b) {
        return a.compareTo(b) >= 0 ? a : b;
    }
}
