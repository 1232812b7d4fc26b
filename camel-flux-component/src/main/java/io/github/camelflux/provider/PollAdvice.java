package io.github.camelflux.provider;

import java.time.Duration;
import java.util.Objects;

/**
 * How a provider wants to be asked for a job's state: pauses that grow.
 *
 * @param first the pause before the first question
 * @param factor how much longer each further one is; at least 1
 * @param longest of them all
 */
public record PollAdvice(Duration first, double factor, Duration longest) {

    public PollAdvice {
        Objects.requireNonNull(first, "first");
        Objects.requireNonNull(longest, "longest");
    }

    /**
     * The pause before the next question.
     *
     * @param looks how many have found the job running
     */
    public Duration pause(int looks) {
        double grown = first.toMillis() * Math.pow(factor, looks);
        return Duration.ofMillis((long) Math.min(longest.toMillis(), grown));
    }
}
