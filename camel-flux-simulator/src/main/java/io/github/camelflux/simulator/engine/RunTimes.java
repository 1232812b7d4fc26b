package io.github.camelflux.simulator.engine;

import java.time.Duration;
import java.util.Optional;
import java.util.Random;

/**
 * Draws how long a job runs: log-normal around what is usual for its model, so that a few jobs take clearly longer, as
 * at a real service; or fixed.
 *
 * @param fixed the run time of every job, if it is not to be drawn; not scaled
 * @param scale factor on what is drawn: 1.0 is the pace of the real service, 0 ends every job at once
 */
public record RunTimes(Optional<Duration> fixed, double scale) {

    private static final double SPREAD = 0.15;

    /** Refuses a negative scale. */
    public RunTimes {
        if (scale < 0) {
            throw new IllegalArgumentException("The run time scale must not be negative, but is " + scale);
        }
    }

    Duration draw(Duration usual, Random random) {
        double factor = scale * Math.exp(SPREAD * random.nextGaussian());
        return fixed.orElseGet(() -> Duration.ofMillis(Math.round(usual.toMillis() * factor)));
    }
}
