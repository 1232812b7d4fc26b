package io.github.camelflux.job;

/**
 * How many jobs a key bears now: fewer than the provider allows while other programs use it too. A refusal for too many jobs
 * lowers it, to less than was in flight; after that one more is tried from time to time, less often the more often that failed,
 * so that few submissions are refused. The caller guards it.
 */
final class WorkingLimit {

    private static final int FIRST_TRIAL = 96;
    private static final int SOONEST_TRIAL = 8;
    private static final int LATEST_TRIAL = 256;

    private final int most;
    private int now;
    private int accepted;
    private int trialAfter = FIRST_TRIAL;
    private boolean trial;
    private long lowered = -1;

    WorkingLimit(int most) {
        this.most = most;
        this.now = most;
    }

    /** How many may be in flight. */
    int now() {
        return now;
    }

    /** A submission was accepted. */
    void accepted() {
        if (now == most || ++accepted < trialAfter) {
            return;
        }
        accepted = 0;
        trialAfter = trial ? Math.max(SOONEST_TRIAL, trialAfter / 2) : trialAfter;
        trial = true;
        now++;
    }

    /**
     * A submission was refused for too many jobs.
     *
     * @param number of its permit
     * @param latest number of a permit
     * @param others how many are in flight beside it
     */
    void refused(long number, long latest, int others) {
        accepted = 0;
        if (number <= lowered) {
            now = atLeastOne(Math.min(now, others));
        } else if (trial && others >= now - 1) {
            trialAfter = Math.min(LATEST_TRIAL, trialAfter * 2);
            now = atLeastOne(now - 1);
            lowered = latest;
        } else {
            trialAfter = FIRST_TRIAL;
            now = atLeastOne(Math.min(now, others - others / 3));
            lowered = latest;
        }
        trial = false;
    }

    private static int atLeastOne(int limit) {
        return Math.max(1, limit);
    }
}
