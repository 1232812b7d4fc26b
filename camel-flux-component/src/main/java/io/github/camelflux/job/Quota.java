package io.github.camelflux.job;

/**
 * One limit and what is used of it: an account's, or that of one model. Where nodes share the limit, only a part of it is this
 * node's: its share. The caller guards it.
 */
final class Quota {

    /** The limit of a model that has none of its own. */
    static final int NONE = Integer.MAX_VALUE;

    private final boolean shared;
    private int limit;
    private int share;
    private int filed;
    private int peak;
    private boolean refused;

    int taken;
    int waiting;

    Quota(int limit, boolean shared) {
        this.limit = limit;
        this.shared = shared;
    }

    void limit(int most) {
        limit = most;
    }

    int limit() {
        return limit;
    }

    /** How many may be out here. */
    int share() {
        return sharedNow() ? Math.min(share, limit) : limit;
    }

    boolean hasRoom() {
        return taken < share();
    }

    /** How many could use this limit at this moment, were it all this node's. */
    int demand(int waitingNow) {
        int demand = Math.min(limit, taken + waitingNow);
        peak = Math.max(peak, demand);
        return demand;
    }

    /** Whether asking for more now may help: the last answer was all that was wished for. */
    boolean asksForMore(int demand) {
        return sharedNow() && !refused && demand > share();
    }

    /** Whether the store counts more for this node than it uses. */
    boolean owes() {
        return sharedNow() && filed > held();
    }

    /**
     * What this node has and what it wishes for; null if neither is anything.
     *
     * @param afresh whether what was wished for before counts no more; then what is above it is given back
     */
    JobStore.Claim claim(String account, int demand, boolean afresh) {
        if (!sharedNow()) {
            return null;
        }
        int wanted = Math.max(peak, demand);
        if (afresh) {
            peak = demand;
            share = Math.min(share, wanted);
        }
        filed = Math.max(filed, held());
        return held() == 0 && wanted == 0 ? null : new JobStore.Claim(account, limit, held(), wanted);
    }

    /** The store's answer to a claim; both null if nothing was claimed and all is given back. */
    void answered(JobStore.Claim claim, Integer answer) {
        if (!sharedNow()) {
            return;
        }
        share = answer == null ? 0 : answer;
        filed = claim == null ? 0 : Math.max(claim.held(), share);
        refused = claim != null && share < claim.wanted();
    }

    /** The answer did not come: what is asked next may be answered. */
    void unanswered() {
        refused = false;
    }

    /** Has nothing any more but what is out. */
    void forfeit() {
        share = 0;
        refused = false;
    }

    boolean isIdle() {
        return taken == 0 && waiting == 0 && share == 0 && filed == 0;
    }

    private int held() {
        return Math.max(taken, share());
    }

    private boolean sharedNow() {
        return shared && limit != NONE;
    }
}
