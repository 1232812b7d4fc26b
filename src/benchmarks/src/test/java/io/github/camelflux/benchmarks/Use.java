package io.github.camelflux.benchmarks;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The use of permits: jobs that run at the provider, in parts of those that may, from the first moment that all do to the last
 * submission. Idle at the end, when nothing is left to buy, does not count.
 */
final class Use {

    private record Step(Instant at, int change) {}

    private Use() {}

    /**
     * @param jobs all that ran under the keys
     * @param permits of all keys
     * @param last the last submission that counts
     * @return from 0 to 1; null if there was never a moment at which all permits were taken
     */
    static Double of(List<RemoteJob> jobs, int permits, Instant last) {
        List<Step> steps = new ArrayList<>();
        jobs.forEach(job -> {
            steps.add(new Step(job.submitted(), 1));
            steps.add(new Step(job.ended(), -1));
        });
        steps.sort(Comparator.comparing(Step::at).thenComparingInt(Step::change));
        int taken = 0;
        Instant first = null;
        Instant before = null;
        double seconds = 0;
        for (Step step : steps) {
            if (step.at().isAfter(last)) {
                break;
            }
            if (first != null) {
                seconds += taken * between(before, step.at());
            }
            taken += step.change();
            before = step.at();
            if (first == null && taken == permits) {
                first = step.at();
            }
        }
        if (first == null || !first.isBefore(last)) {
            return null;
        }
        seconds += taken * between(before, last);
        return seconds / (permits * between(first, last));
    }

    private static double between(Instant from, Instant to) {
        return Duration.between(from, to).toNanos() / 1e9;
    }
}
