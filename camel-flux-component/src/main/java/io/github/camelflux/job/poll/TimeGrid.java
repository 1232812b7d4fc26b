package io.github.camelflux.job.poll;

/**
 * The points in time that run times are told apart by, in seconds after acceptance: every 10 ms in the first second, then each 1 %
 * later than the one before, up to four hours. So a picture of seconds and a video of an hour are known equally well in the same
 * memory.
 */
final class TimeGrid {

    private static final double STEP = 0.01;
    private static final int EVEN = 100;
    private static final double LAST = 4 * 3600;
    private static final double LOG_RATIO = Math.log1p(STEP);

    /** How many points there are; the first is 0. */
    static final int POINTS = EVEN + (int) Math.ceil(Math.log(LAST) / LOG_RATIO) + 1;

    private static final double[] SECONDS = seconds();

    private TimeGrid() {}

    /** When a point is. */
    static double at(int point) {
        return SECONDS[point];
    }

    /** The point that is closest to a time. */
    static int near(double seconds) {
        double point = seconds <= 1 ? seconds / STEP : EVEN + Math.log(seconds) / LOG_RATIO;
        return (int) Math.max(0, Math.min(POINTS - 1, Math.round(point)));
    }

    private static double[] seconds() {
        double[] seconds = new double[POINTS];
        for (int i = 0; i < POINTS; i++) {
            seconds[i] = i <= EVEN ? i * STEP : Math.exp((i - EVEN) * LOG_RATIO);
        }
        return seconds;
    }
}
