package io.github.camelflux.job.poll;

import java.time.Duration;

/**
 * The looks at one job so far. A question that got no answer is none. Immutable.
 *
 * @param last when it was seen running, in seconds after acceptance; 0 if nobody here has looked yet
 * @param count how many there were
 * @param target looks a job that they were planned for; 0 without any, -1 when it changed in between
 */
public record Looks(double last, int count, int target) {

    /** Nobody has looked. */
    public static final Looks NONE = new Looks(0, 0, 0);

    private static final int SEVERAL = -1;
    private static final double SOONEST = 0.001;

    /** With the next look planned for so many looks a job. */
    Looks plannedFor(int looks) {
        return new Looks(last, count, target == 0 || target == looks ? looks : SEVERAL);
    }

    /** With one more that found it running, so long after acceptance. */
    public Looks running(Duration at) {
        return new Looks(Math.max(SOONEST, Math.max(last, at.toNanos() / 1e9)), count + 1, target);
    }
}
