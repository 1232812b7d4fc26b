package io.github.camelflux.job.poll;

/**
 * What is known of the run times of one class of jobs. Learned from sightings as they are, between two looks, so that what is
 * learned does not depend on when was looked: whoever took the middle, or the look that saw the end, would learn his own schedule.
 */
final class RunTimes {

    private static final int STEPS = 6;
    private static final double EXPECTED_JOBS = 2;
    private static final double LASTING_JOBS = 0.5;
    private static final double DOUBT = 0.1;

    private final double[] expected;
    private final Sightings sightings = new Sightings();
    private final ChangeWatch watch = new ChangeWatch();
    private double[] weights;
    private RunTimeCurve curve;

    /** @param usual run time in seconds, until something is known */
    RunTimes(double usual) {
        expected = Expectation.around(usual);
        weights = expected;
        curve = RunTimeCurve.of(weights);
    }

    RunTimeCurve curve() {
        return curve;
    }

    /** How many jobs it is learned from. */
    int jobs() {
        return sightings.count();
    }

    /**
     * Takes note of a job; the curve learns of it with the next {@link #learn}.
     *
     * @param after when it was seen running last, in seconds
     * @param until when it was seen to have ended
     * @return whether run times have changed, so that the curve should not be used any longer
     */
    boolean saw(double after, double until) {
        int from = Math.min(TimeGrid.near(after), TimeGrid.POINTS - 2);
        int to = Math.max(from + 1, TimeGrid.near(until));
        sightings.add(from, to);
        int since = watch.since((curve.ended(from) + curve.ended(to)) / 2);
        if (since > 0) {
            sightings.keep(since);
        }
        return since > 0;
    }

    /** Fits the curve to what was seen. */
    void learn() {
        double trust = Math.max(LASTING_JOBS, EXPECTED_JOBS * Math.pow(0.9, sightings.count()));
        double whole = sightings.weight() + trust;
        // What was ruled out by accident has to be able to come back.
        double[] next = mix(weights, expected, DOUBT);
        for (int step = 0; step < STEPS; step++) {
            double[] pull = sightings.pull(RunTimeCurve.sums(next));
            for (int i = 0; i < next.length; i++) {
                next[i] = (next[i] * pull[i] + trust * expected[i]) / whole;
            }
        }
        Smoothing.smooth(next, sightings.count());
        weights = next;
        curve = RunTimeCurve.of(next);
    }

    private static double[] mix(double[] most, double[] some, double part) {
        double[] mixed = new double[most.length];
        for (int i = 0; i < mixed.length; i++) {
            mixed[i] = (1 - part) * most[i] + part * some[i];
        }
        return mixed;
    }
}
