package io.github.camelflux.simulator.engine;

import io.github.camelflux.simulator.draw.PictureRequest;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * An accepted job. Nothing about it changes, unless it is called off: its state is a function of time, so no thread has
 * to move it on.
 *
 * @param id the provider's id
 * @param request what was asked
 * @param seed the seed used; read it as unsigned
 * @param fate how it ends
 * @param charged what was taken for it, in US dollars; zero where moderation is free
 * @param submittedAt instant of acceptance
 * @param beginsAt instant at which it begins to run; that of its end if it never did
 * @param endsAt instant of its end
 * @param picture what to draw
 */
public record Job(
        String id,
        JobRequest request,
        long seed,
        Fate fate,
        BigDecimal charged,
        Instant submittedAt,
        Instant beginsAt,
        Instant endsAt,
        PictureRequest picture) {

    /** The state at an instant. */
    public JobState stateAt(Instant now) {
        if (!now.isBefore(endsAt)) {
            return JobState.endOf(fate);
        }
        return now.isBefore(beginsAt) ? JobState.PENDING : request.plan().at(progressAt(now));
    }

    /** How far the job is at an instant, from 0 to 1. */
    public double progressAt(Instant now) {
        return RunPlan.fraction(beginsAt, Duration.between(beginsAt, endsAt), now);
    }

    /** Whether it ran, or will. */
    public boolean everBegins() {
        return fate != Fate.EXPIRED && !(fate == Fate.CANCELED && endsAt.equals(beginsAt));
    }

    /** The same job, cut off where its terms say so; one that never began costs nothing. */
    Job inTime() {
        Optional<Instant> start = request.terms().startWithin().map(submittedAt::plus);
        Optional<Instant> end = request.terms().endWithin().map(submittedAt::plus);
        Instant lastStart = start.filter(at -> end.isEmpty() || at.isBefore(end.get()))
                .or(() -> end)
                .orElse(Instant.MAX);
        if (beginsAt.isAfter(lastStart)) {
            return new Job(
                    id, request, seed, Fate.EXPIRED, BigDecimal.ZERO, submittedAt, lastStart, lastStart, picture);
        }
        return end.filter(at -> at.isBefore(endsAt))
                .map(at -> new Job(id, request, seed, Fate.CANCELED, charged, submittedAt, beginsAt, at, picture))
                .orElse(this);
    }

    /** The same job, ended by somebody. */
    Job calledOff(Instant now) {
        Instant begun = now.isBefore(beginsAt) ? now : beginsAt;
        return new Job(id, request, seed, Fate.CANCELED, charged, submittedAt, begun, now, picture);
    }

    /** Time from submission to end. */
    public Duration runTime() {
        return Duration.between(submittedAt, endsAt);
    }

    /** The instant from which the picture's link is refused. */
    public Instant linkExpiresAt() {
        return endsAt.plus(request.linkLifetime());
    }
}
