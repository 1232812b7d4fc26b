package io.github.camelflux.job.poll;

/** Which share of the jobs has ended by each point of the {@link TimeGrid}. Immutable. */
final class RunTimeCurve {

    private final double[] ended;

    private RunTimeCurve(double[] ended) {
        this.ended = ended;
    }

    /** @param weights how much of the whole lies between each point and the one before; need not add up to 1 */
    static RunTimeCurve of(double[] weights) {
        double[] sums = sums(weights);
        double whole = sums[sums.length - 1];
        for (int i = 0; i < sums.length; i++) {
            sums[i] /= whole;
        }
        return new RunTimeCurve(sums);
    }

    /** The share that has ended by a point. */
    double ended(int point) {
        return ended[point];
    }

    /** When a share of the jobs has ended, in seconds. */
    double time(double share) {
        int point = 0;
        while (point < ended.length - 1 && ended[point] < share) {
            point++;
        }
        return TimeGrid.at(point);
    }

    /** How long before a time jobs end that end between another and that, in the mean, in seconds. */
    double late(double after, double until) {
        int from = TimeGrid.near(after);
        int to = TimeGrid.near(until);
        double share = ended[to] - ended[from];
        double sum = 0;
        for (int i = from + 1; i <= to; i++) {
            sum += ((ended[i - 1] + ended[i]) / 2 - ended[from]) * (TimeGrid.at(i) - TimeGrid.at(i - 1));
        }
        return share > 0 ? sum / share : 0;
    }

    static double[] sums(double[] weights) {
        double[] sums = new double[weights.length];
        double sum = 0;
        for (int i = 0; i < weights.length; i++) {
            sum += weights[i];
            sums[i] = sum;
        }
        return sums;
    }
}
