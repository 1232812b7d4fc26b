package io.github.camelflux.job.poll;

/**
 * What is assumed of run times before any is known: mostly within a factor of two of what is usual, and some of it anywhere, so that
 * nothing is impossible.
 */
final class Expectation {

    private static final double NEAR = 0.5;
    private static final double FAR = 2;
    private static final double FAR_PART = 0.3;
    private static final double FIRST = 0.005;

    private Expectation() {}

    /** Weights between the points of the grid that add up to 1. */
    static double[] around(double usual) {
        double[] weights = new double[TimeGrid.POINTS];
        double whole = 0;
        for (int i = 1; i < weights.length; i++) {
            double from = Math.max(FIRST, TimeGrid.at(i - 1));
            double distance = Math.log((from + TimeGrid.at(i)) / 2 / usual);
            double density = (1 - FAR_PART) * bell(distance, NEAR) + FAR_PART * bell(distance, FAR);
            weights[i] = density * Math.log(TimeGrid.at(i) / from);
            whole += weights[i];
        }
        for (int i = 1; i < weights.length; i++) {
            weights[i] /= whole;
        }
        return weights;
    }

    private static double bell(double distance, double width) {
        double z = distance / width;
        return Math.exp(-z * z / 2) / width;
    }
}
