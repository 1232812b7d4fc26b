package io.github.camelflux.job.poll;

/** Takes the teeth off what was learned from few jobs: the fewer there were, and the further apart they ended, the more. */
final class Smoothing {

    private static final double STRENGTH = 0.6;
    private static final double HALF_OF_A_BELL = 1.35;

    private Smoothing() {}

    /**
     * Smooths weights in place, with a window whose width is a part of that of the narrowest half of them. That is also right for
     * two kinds of jobs in one class, each with its own peak.
     *
     * @param jobs that they were learned from
     */
    static void smooth(double[] weights, int jobs) {
        double spread = narrowestHalf(RunTimeCurve.sums(weights)) / HALF_OF_A_BELL;
        int reach = (int) Math.round(STRENGTH * spread * Math.pow(jobs + 1, -0.2));
        average(weights, reach);
        average(weights, reach);
    }

    private static int narrowestHalf(double[] sums) {
        double half = sums[sums.length - 1] / 2;
        int narrowest = sums.length;
        int to = 0;
        for (int from = 0; from < sums.length; from++) {
            while (to < sums.length && sums[to] - sums[from] < half) {
                to++;
            }
            if (to == sums.length) {
                return narrowest;
            }
            narrowest = Math.min(narrowest, to - from);
        }
        return narrowest;
    }

    private static void average(double[] weights, int reach) {
        double[] sums = RunTimeCurve.sums(weights);
        int last = weights.length - 1;
        for (int i = 1; i <= last; i++) {
            weights[i] = (sums[Math.min(last, i + reach)] - sums[Math.max(0, i - reach - 1)]) / (2 * reach + 1);
        }
    }
}
