package io.github.camelflux.job.poll;

/**
 * The plan that takes so many looks a job in the mean: its price is set so that the jobs that are known would take them, and
 * corrected by what jobs really take.
 */
final class SteeredPlan {

    private static final double CLOSE = 0.02;
    private static final int TRIES = 4;
    private static final double LEAST_PRICE = 0.001;
    private static final double MOST_PRICE = 600;
    private static final double CORRECTION = 0.01;
    private static final double MOST_CORRECTED = 0.25;

    private final int target;
    private double price = 0.1;
    private double tooMany;
    private RunTimeCurve curve;
    private LookPlan plan;

    /** @param target looks a job */
    SteeredPlan(int target) {
        this.target = target;
    }

    /** The plan for jobs as they are known now. */
    LookPlan plan(RunTimeCurve known) {
        if (known != curve) {
            curve = known;
            steer();
        }
        return plan;
    }

    /** Takes note of how many looks a job took. */
    void took(int looks) {
        double most = MOST_CORRECTED * target;
        tooMany = Math.max(-most, Math.min(most, tooMany + CORRECTION * (looks - target)));
    }

    private void steer() {
        double wanted = target - tooMany;
        plan = new LookPlan(curve, price);
        for (int i = 1; i < TRIES && Math.abs(plan.looks() / wanted - 1) > CLOSE; i++) {
            // The time between looks goes with the root of the price.
            double ratio = plan.looks() / wanted;
            price = Math.max(LEAST_PRICE, Math.min(MOST_PRICE, price * ratio * ratio));
            plan = new LookPlan(curve, price);
        }
    }
}
