package io.github.camelflux.job.poll;

import java.util.Arrays;

/**
 * The latest jobs of a class: between which two points of the {@link TimeGrid} each has ended. Holds 400, and an older one counts
 * less: 200 jobs ago about a third.
 */
final class Sightings {

    private static final int MOST = 400;
    private static final double FADING = 0.995;

    private final int[] after = new int[MOST];
    private final int[] until = new int[MOST];
    private int newest = -1;
    private int count;

    int count() {
        return count;
    }

    void add(int from, int to) {
        newest = (newest + 1) % MOST;
        after[newest] = from;
        until[newest] = to;
        count = Math.min(MOST, count + 1);
    }

    /** Forgets all but the latest. */
    void keep(int latest) {
        count = Math.min(count, latest);
    }

    /** How many a new job's worth they are together. */
    double weight() {
        return (1 - Math.pow(FADING, count)) / (1 - FADING);
    }

    /**
     * By which factor the weight at each point has to grow to explain them, if weights are as given. This is the step of Turnbull's
     * self-consistent estimate: each job is shared out over the points where it may have ended, as the others say.
     *
     * @param sums of the weights
     */
    double[] pull(double[] sums) {
        double[] changes = new double[sums.length + 1];
        double weight = 1;
        for (int i = 0; i < count; i++) {
            int at = Math.floorMod(newest - i, MOST);
            double pull = weight / (sums[until[at]] - sums[after[at]]);
            changes[after[at] + 1] += pull;
            changes[until[at] + 1] -= pull;
            weight *= FADING;
        }
        // Rounding leaves less than nothing where there is nothing.
        return Arrays.stream(RunTimeCurve.sums(changes))
                .map(pull -> Math.max(0, pull))
                .toArray();
    }
}
