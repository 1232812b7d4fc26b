package io.github.camelflux.benchmarks;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What one loop made of its keys.
 *
 * @param loop who bought
 * @param keys how many it had
 * @param jobs how many it bought
 * @param pollsPerJob how often it asked
 * @param waitMillis from the end of a job to the answer that said so, on average
 * @param use of the permits: see {@link Use}; with another client both together
 * @param wallSeconds from the first submission to the last picture
 * @param wallToBest the same in parts of jobs x mean run time / permits; where another client takes half, the second half of the
 *     jobs has half of the permits
 * @param refused submissions of this loop that got a 429
 * @param refusedPercent of its submissions
 */
record SaturationRow(
        String loop,
        int keys,
        int jobs,
        double pollsPerJob,
        double waitMillis,
        Double use,
        double wallSeconds,
        double wallToBest,
        int refused,
        double refusedPercent) {

    static SaturationRow of(
            Saturation.Lane lane, int permits, List<Purchase> bought, List<RemoteJob> all, int refusedInAll) {
        List<RemoteJob> account =
                all.stream().filter(job -> lane.keys().contains(job.key())).toList();
        List<RemoteJob> own = account.stream()
                .filter(job -> !job.prompt().startsWith(SharedAccountLoop.OTHER))
                .toList();
        boolean shared = lane.loop() instanceof SharedAccountLoop;
        int refused = refusedInAll - (lane.loop() instanceof SharedAccountLoop both ? both.othersRefused() : 0);
        Map<String, RemoteJob> byId = own.stream().collect(Collectors.toMap(RemoteJob::id, Function.identity()));
        Instant first = own.stream()
                .map(RemoteJob::submitted)
                .min(Comparator.naturalOrder())
                .orElseThrow();
        Instant lastSubmitted = own.stream()
                .map(RemoteJob::submitted)
                .max(Comparator.naturalOrder())
                .orElseThrow();
        Instant end = bought.stream()
                .map(Purchase::delivered)
                .max(Comparator.naturalOrder())
                .orElseThrow();
        double mean = own.stream().mapToDouble(RemoteJob::runSeconds).average().orElseThrow();
        int allPermits = permits * lane.keys().size();
        double best = own.size() * mean / allPermits * (shared ? 1.5 : 1);
        double wall = Duration.between(first, end).toNanos() / 1e9;
        return new SaturationRow(
                lane.name(),
                lane.keys().size(),
                own.size(),
                bought.stream().mapToInt(Purchase::polls).average().orElseThrow(),
                bought.stream()
                        .mapToDouble(one -> Duration.between(byId.get(one.id()).ended(), one.noticed())
                                        .toNanos()
                                / 1e6)
                        .average()
                        .orElseThrow(),
                Use.of(account, allPermits, lastSubmitted),
                wall,
                wall / best,
                refused,
                100.0 * refused / (own.size() + refused));
    }
}
