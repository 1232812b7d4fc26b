package io.github.camelflux.job.poll;

/**
 * When to look after jobs whose run times are known, if a look has a price in seconds of waiting: the times for which price and
 * expected waiting together are least, worked out from the end backwards. The last of a thousand jobs is looked after at growing
 * distances. Immutable.
 */
final class LookPlan {

    /** The least time between two looks, in seconds. */
    static final double GAP = 0.25;

    private static final double TAIL = 0.001;
    private static final double GROWTH = 0.15;
    private static final double TAIL_LOOKS = 2;

    private final RunTimeCurve curve;
    private final double price;
    private final int end;
    private final int[] next;
    private final double[] running;
    private final double[] cost;
    private final double[] looks;

    LookPlan(RunTimeCurve curve, double price) {
        this.curve = curve;
        this.price = price;
        this.end = end(curve);
        next = new int[end + 1];
        cost = new double[end + 1];
        looks = new double[end + 1];
        running = runningUntil();
        double left = 1 - curve.ended(end);
        looks[end] = left * TAIL_LOOKS;
        cost[end] = left * (TAIL_LOOKS * price + TimeGrid.at(end) * GROWTH / 2);
        for (int point = end - 1; point >= 0; point--) {
            plan(point);
        }
    }

    /** How many looks a job takes in the mean. */
    double looks() {
        return looks[0];
    }

    /** How long a job waits in the mean from its end to the look that sees it, in seconds. */
    double lateness() {
        return cost[0] - price * looks[0];
    }

    /**
     * When to look next, in seconds after acceptance.
     *
     * @param last when the job was seen running; 0 if nobody has looked yet
     */
    double after(double last) {
        if (last <= 0) {
            return TimeGrid.at(next[0]);
        }
        int point = Math.max(1, TimeGrid.near(last));
        return point >= end ? last + Math.max(GAP, last * GROWTH) : Math.max(last + GAP, TimeGrid.at(next[point]));
    }

    private void plan(int point) {
        double least = Double.MAX_VALUE;
        for (int to = point + 1; to <= end; to++) {
            double late = late(point, to);
            if (late >= least) {
                break;
            }
            boolean tooSoon = point > 0 && to < end && TimeGrid.at(to) - TimeGrid.at(point) < GAP;
            if (!tooSoon && late + cost[to] < least) {
                least = late + cost[to];
                next[point] = to;
            }
        }
        double left = 1 - curve.ended(point);
        cost[point] = least + price * left;
        looks[point] = looks[next[point]] + left;
    }

    /** How long those of all jobs that end between two looks wait for the second. */
    private double late(int from, int to) {
        double time = TimeGrid.at(to) - TimeGrid.at(from);
        return time * (1 - curve.ended(from)) - (running[to] - running[from]);
    }

    /** How long a job runs in the mean until a point. */
    private double[] runningUntil() {
        double[] until = new double[end + 1];
        for (int i = 1; i <= end; i++) {
            double share = 1 - (curve.ended(i - 1) + curve.ended(i)) / 2;
            until[i] = until[i - 1] + share * (TimeGrid.at(i) - TimeGrid.at(i - 1));
        }
        return until;
    }

    private static int end(RunTimeCurve curve) {
        int end = 1;
        while (end < TimeGrid.POINTS - 1 && 1 - curve.ended(end) > TAIL) {
            end++;
        }
        return end;
    }
}
