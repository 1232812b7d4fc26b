package io.github.camelflux.benchmarks;

import io.github.camelflux.benchmarks.VirtualJobs.Means;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * What polls cost and what late ones cost: questions a job, and the mean wait from the end of a job to the look that sees it, for
 * the component's schedule from a cold start and for the loops that people write, on a virtual clock. Beside each the least wait
 * that is possible with as many questions if the distribution is known. The first 50 jobs do not count, nor, where the provider
 * gets slower or faster in the middle, any that ends before 100 others have ended since. Where it gets slower and faster little by
 * little, the best possible is that of each moment.
 *
 * <pre>
 * mvn -Pbenchmark -Dbenchmark=PollRates -pl src/benchmarks -am -DskipTests verify
 * </pre>
 */
public final class PollRates {

    private static final int COLD = 50;
    private static final int SETTLING = 100;
    private static final int MOMENTS = 10;

    private PollRates() {}

    /**
     * What was measured, of the jobs that count.
     *
     * @param runTimes of the jobs
     * @param loop in words
     * @param pollsPerJob looks in the mean
     * @param waitMillis from the end of a job to the look that saw it
     * @param bestMillis the least wait with as many looks; where run times drift, of each moment
     * @param ratio of the wait to that; null where hardly any is needed
     * @param usePercent how much of a permit's time its job ran
     */
    record Row(
            String runTimes,
            String loop,
            double pollsPerJob,
            double waitMillis,
            double bestMillis,
            Double ratio,
            double usePercent) {}

    /** Jobs whose run times have one distribution, or as good as one. */
    private record Span(int from, int to, BestLooks best) {}

    /** Prints the table and writes JSON. System property: {@code polling.jobs}. */
    public static void main(String[] arguments) throws Exception {
        int jobs = Integer.getInteger("polling.jobs", 10_000);
        new Report("polling", Map.of("polling.jobs", jobs), Map.of("on a virtual clock", measure(jobs))).publish();
    }

    static List<Row> measure(int jobs) {
        List<Row> rows = new ArrayList<>();
        for (RunTimeCase runTimes : RunTimeCase.values()) {
            List<Span> spans = spans(runTimes, jobs);
            loops().forEach((name, loop) ->
                    rows.add(row(runTimes, name, spans, VirtualJobs.run(runTimes, loop, jobs))));
        }
        return rows;
    }

    private static Row row(RunTimeCase runTimes, String loop, List<Span> spans, VirtualJobs jobs) {
        int from = spans.get(0).from();
        int to = spans.get(spans.size() - 1).to();
        Means all = jobs.means(from, to);
        double best = 0;
        for (Span span : spans) {
            double looks = jobs.means(span.from(), span.to()).looks();
            best += span.best().wait(looks) * (span.to() - span.from()) / (to - from);
        }
        return new Row(
                runTimes.words(),
                loop,
                all.looks(),
                all.late() * 1000,
                best * 1000,
                runTimes == RunTimeCase.CONSTANT ? null : Double.valueOf(all.late() / best),
                all.use() * 100);
    }

    private static List<Span> spans(RunTimeCase runTimes, int jobs) {
        if (runTimes == RunTimeCase.DRIFTING) {
            Map<Double, BestLooks> known = new HashMap<>();
            return IntStream.range(0, MOMENTS)
                    .mapToObj(moment -> new Span(
                            Math.max(COLD, jobs * moment / MOMENTS),
                            jobs * (moment + 1) / MOMENTS,
                            // It comes back the way it went.
                            known.computeIfAbsent(
                                    (Math.min(moment, MOMENTS - 1 - moment) + 0.5) / MOMENTS,
                                    part -> new BestLooks(random -> runTimes.draw(random, part)))))
                    .toList();
        }
        return runTimes.changes()
                ? List.of(new Span(jobs / 2 + SETTLING, jobs, new BestLooks(random -> runTimes.draw(random, 1))))
                : List.of(new Span(COLD, jobs, new BestLooks(runTimes::draw)));
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
