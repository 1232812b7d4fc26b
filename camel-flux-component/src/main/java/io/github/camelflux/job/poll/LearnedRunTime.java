package io.github.camelflux.job.poll;

import java.time.Duration;

/**
 * What is known of the run times of a class of jobs, for consoles.
 *
 * @param runs the class
 * @param jobs how many it is learned from
 * @param half of the jobs end within that time
 * @param most of the jobs, nine in ten, end within that time
 */
public record LearnedRunTime(RunClass runs, int jobs, Duration half, Duration most) {

    static Duration duration(double seconds) {
        return Duration.ofMillis(Math.round(seconds * 1000));
    }
}
