package io.github.camelflux.benchmarks;

import io.github.camelflux.benchmarks.VirtualJobs.Means;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What polls cost and what late ones cost: questions a job, and the mean wait from the end of a job to the look that sees it, for
 * the component's schedule from a cold start and for the loops that people write, on a virtual clock. Beside each the least wait
 * that is possible with as many questions if the distribution is known. The first 50 jobs do not count, nor, where the provider
 * gets slower or faster in the middle, any that ends before 100 others have ended since.
 *
 * <pre>
 * mvn -Pbenchmark -Dbenchmark=PollRates -pl src/benchmarks -am -DskipTests verify
 * </pre>
 */
public final class PollRates {

    private static final int COLD = 50;
    private static final int SETTLING = 100;

    private PollRates() {}

    /**
     * What was measured.
     *
     * @param runTimes of the jobs
     * @param loop in words
     * @param means of the jobs that count
     * @param best mean wait that is possible with as many looks, in seconds
     */
    record Row(RunTimeCase runTimes, String loop, Means means, double best) {

        /** Of the wait to the best possible; nothing to compare with where none is needed. */
        double ratio() {
            return means.late() / best;
        }

        String line() {
            return String.format(
                    Locale.ROOT,
                    "| %s | %s | %.2f | %.0f | %.0f | %s | %.1f %% |",
                    runTimes.words(),
                    loop,
                    means.looks(),
                    means.late() * 1000,
                    best * 1000,
                    runTimes == RunTimeCase.CONSTANT ? "" : String.format(Locale.ROOT, "%.2f", ratio()),
                    means.use() * 100);
        }

        String json() {
            return String.format(
                    Locale.ROOT,
                    "{\"runTimes\":\"%s\",\"loop\":\"%s\",\"polls\":%.3f,\"waitMillis\":%.1f,\"bestMillis\":%.1f,"
                            + "\"use\":%.4f}",
                    runTimes.name(),
                    loop,
                    means.looks(),
                    means.late() * 1000,
                    best * 1000,
                    means.use());
        }
    }

    /** Prints the table, then JSON. Argument: jobs in a case (default 10,000). */
    public static void main(String[] arguments) {
        List<Row> rows = measure(arguments.length > 0 ? Integer.parseInt(arguments[0]) : 10_000);
        System.out.println(
                "| run times | loop | polls a job | wait, ms | best possible, ms | ratio | use of a permit |");
        System.out.println("| --- | --- | ---: | ---: | ---: | ---: | ---: |");
        rows.forEach(row -> System.out.println(row.line()));
        System.out.println();
        System.out.println(rows.stream()
                .map(Row::json)
                .collect(Collectors.joining(",", "{\"benchmark\":\"PollRates\",\"rows\":[", "]}")));
    }

    static List<Row> measure(int jobs) {
        List<Row> rows = new ArrayList<>();
        for (RunTimeCase runTimes : RunTimeCase.values()) {
            BestLooks best = new BestLooks(runTimes.changes() ? runTimes::drawLater : runTimes::draw);
            int from = runTimes.changes() ? jobs / 2 + SETTLING : COLD;
            loops().forEach((name, loop) -> {
                Means means = VirtualJobs.run(runTimes, loop, jobs).means(from, jobs);
                rows.add(new Row(runTimes, name, means, best.wait(means.looks())));
            });
        }
        return rows;
    }

    private static Map<String, PollLoop> loops() {
        Map<String, PollLoop> loops = new LinkedHashMap<>();
        loops.put("pollsPerJob=4", PollLoop.learning(4, false));
        loops.put("pollsPerJob=8", PollLoop.learning(8, false));
        loops.put("others wait for a permit", PollLoop.learning(4, true));
        loops.put("fixed 2 s", PollLoop.pausing(2, 1, 2));
        loops.put("backoff 1 s x 1.5 up to 10 s", PollLoop.pausing(1, 1.5, 10));
        loops.put("fixed 0.5 s", PollLoop.pausing(0.5, 1, 0.5));
        return loops;
    }
}
