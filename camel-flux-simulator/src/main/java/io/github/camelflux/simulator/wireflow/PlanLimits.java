package io.github.camelflux.simulator.wireflow;

import io.github.camelflux.simulator.face.RateWindow;
import java.time.Duration;
import java.time.Instant;

/** Keeps an account to its plan. Thread-safe. */
final class PlanLimits {

    private final RateWindow requests;
    private final RateWindow executions;
    private final RateWindow daily;

    PlanLimits(WireflowPlan plan) {
        requests = new RateWindow(plan.requestsPerMinute(), Duration.ofMinutes(1));
        executions = new RateWindow(plan.executionsPerMinute(), Duration.ofMinutes(1));
        daily = new RateWindow(plan.executionsPerDay(), Duration.ofDays(1));
    }

    /**
     * Where an account stands after a request.
     *
     * @param limit of the limit that is told: that which refuses, else requests a minute
     * @param remaining how many more now
     * @param reset when there is one more
     * @param refused whether this request was one too many
     */
    record Standing(int limit, int remaining, Instant reset, boolean refused) {}

    /** Counts nothing. */
    synchronized Standing standing(Instant now) {
        return standing(requests, now, false);
    }

    /** Counts a request; one that is refused does not count. */
    synchronized Standing request(Instant now) {
        return take(requests, now);
    }

    /** Counts an execution by the minute and by the day, or by none of them. */
    synchronized Standing execution(Instant now) {
        if (executions.remaining(now) == 0) {
            return standing(executions, now, true);
        }
        Standing byDay = take(daily, now);
        if (!byDay.refused()) {
            executions.take(now);
        }
        return byDay;
    }

    private static Standing take(RateWindow window, Instant now) {
        boolean refused = window.remaining(now) == 0;
        if (!refused) {
            window.take(now);
        }
        return standing(window, now, refused);
    }

    private static Standing standing(RateWindow window, Instant now, boolean refused) {
        return new Standing(window.limit(), window.remaining(now), window.nextFree(now), refused);
    }
}
