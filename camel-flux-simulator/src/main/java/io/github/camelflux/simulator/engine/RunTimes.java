package io.github.camelflux.simulator.engine;

import java.time.Duration;
import java.util.Optional;
import java.util.Random;

/**
 * Draws how long a job runs: log-normal around what is usual for its model, so that a few jobs take clearly longer, as
 * at a real service; or fixed, or normally distributed around that.
 *
 * @param fixed the run time of every job, if it is not to be drawn; not scaled
 * @param deviation the standard deviation from {@code fixed}; zero for none
 * @param scale factor on what is drawn: 1.0 is the pace of the real service, 0 ends every job at once
 */
public record RunTimes(Optional<Duration> fixed, Duration deviation, double scale) {

    private static final double SPREAD = 0.15;

    /** Refuses a negative scale or deviation. */
    public RunTimes {
        if (scale < 0) {
            throw new IllegalArgumentException("The run time scale must not be negative, but is " + scale);
        }
        if (deviation.isNegative()) {
            throw new IllegalArgumentException("The run time deviation must not be negative, but is " + deviation);
        }
    }

    Duration draw(Duration usual, Random random) {
        double chance = random.nextGaussian();
        return fixed.map(time -> time.plusMillis(Math.round(Math.max(-time.toMillis(), deviation.toMillis() * chance))))
                .orElseGet(() -> Duration.ofMillis(Math.round(usual.toMillis() * scale * Math.exp(SPREAD * chance))));
    }
}
