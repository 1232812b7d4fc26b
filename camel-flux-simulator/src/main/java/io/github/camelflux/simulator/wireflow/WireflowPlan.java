package io.github.camelflux.simulator.wireflow;

/**
 * What a plan of Wireflow allows one account.
 *
 * @param requestsPerMinute all calls, polls included
 * @param executionsPerMinute workflows started
 * @param executionsPerDay workflows started within 24 hours
 */
public record WireflowPlan(int requestsPerMinute, int executionsPerMinute, int executionsPerDay) {

    public static final WireflowPlan FREE = new WireflowPlan(10, 10, 50);
    public static final WireflowPlan STARTER = new WireflowPlan(20, 10, 200);
    public static final WireflowPlan PRO = new WireflowPlan(60, 10, 1000);
    public static final WireflowPlan ENTERPRISE = new WireflowPlan(200, 10, Integer.MAX_VALUE);

    /** No plan that is sold: for tests that are about something else. */
    public static final WireflowPlan UNLIMITED =
            new WireflowPlan(Integer.MAX_VALUE, Integer.MAX_VALUE, Integer.MAX_VALUE);

    /** Refuses a number below one. */
    public WireflowPlan {
        if (requestsPerMinute < 1 || executionsPerMinute < 1 || executionsPerDay < 1) {
            throw new IllegalArgumentException("A plan allows at least one request and one execution, not "
                    + requestsPerMinute + ", " + executionsPerMinute + " and " + executionsPerDay);
        }
    }
}
