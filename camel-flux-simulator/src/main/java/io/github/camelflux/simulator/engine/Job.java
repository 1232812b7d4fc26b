package io.github.camelflux.simulator.engine;

import io.github.camelflux.simulator.draw.PictureRequest;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;

/**
 * An accepted job. Nothing about it changes: its state is a function of time, so no thread has to move it on.
 *
 * @param id the provider's id
 * @param request what was asked
 * @param seed the seed used
 * @param fate how it ends
 * @param charged what was taken for it, in US dollars; zero where moderation is free
 * @param submittedAt instant of acceptance
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
        Instant endsAt,
        PictureRequest picture) {

    /** The state at an instant. */
    public JobState stateAt(Instant now) {
        return now.isBefore(endsAt) ? request.plan().at(progressAt(now)) : JobState.endOf(fate);
    }

    /** How far the job is at an instant, from 0 to 1. */
    public double progressAt(Instant now) {
        return RunPlan.fraction(submittedAt, runTime(), now);
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
