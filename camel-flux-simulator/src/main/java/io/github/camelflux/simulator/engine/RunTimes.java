package io.github.camelflux.simulator.engine;

import java.time.Duration;
import java.util.Optional;
import java.util.Random;

/**
 * Draws how long a job runs: log-normal around what is usual for its model, so that a few jobs take clearly longer, as
 * at a real service; or around one time for all, as a test wants it.
 *
 * @param fixed the run time of every job, or their mean, if it is not to be drawn by model; not scaled
 * @param deviation standard deviation of a normal distribution around {@code fixed}; zero for the same time for all
 * @param scale factor on what is drawn by model: 1.0 is the pace of the real service, 0 ends every job at once
 */
public record RunTimes(Optional<Duration> fixed, Duration deviation, double scale) {

    private static final double SPREAD = 0.15;

    /** Refuses a negative scale or deviation. */
    public RunTimes {
        if (scale < 0) {
            throw new IllegalArgumentException("The run time scale must not be negative, but is " + scale);
        }
        if (deviation.isNegative()) {
            throw new IllegalArgumentException(
                    "The deviation of the run time must not be negative, but is " + deviation);
        }
    }

    Duration draw(Duration usual, Random random) {
        return fixed.map(mean -> around(mean, random)).orElseGet(() -> {
            double factor = scale * Math.exp(SPREAD * random.nextGaussian());
            return Duration.ofMillis(Math.round(usual.toMillis() * factor));
        });
    }

    private Duration around(Duration mean, Random random) {
        if (deviation.isZero()) {
            return mean;
        }
        double millis = mean.toMillis() + deviation.toMillis() * random.nextGaussian();
        return Duration.ofMillis(Math.max(0, Math.round(millis)));
    }
}
