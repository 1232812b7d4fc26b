package io.github.camelflux.benchmarks;

import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.Random;

/** Jobs on a virtual clock, 24 at a time: the next one is accepted when the end of one before it is seen. */
final class VirtualJobs {

    private static final int IN_FLIGHT = 24;
    private static final long SEED = 1;

    private record Due(double at, Running job) {}

    private record Running(double accepted, double ran, PollLoop.Job loop, int[] looks) {}

    private final double[] waits;
    private final int[] looks;
    private final double[] runs;

    private VirtualJobs(int jobs) {
        waits = new double[jobs];
        looks = new int[jobs];
        runs = new double[jobs];
    }

    /** @param jobs whose ends are seen, in the order in which they are seen */
    static VirtualJobs run(RunTimeCase runTimes, PollLoop loop, int jobs) {
        VirtualJobs seen = new VirtualJobs(jobs);
        Random random = new Random(SEED);
        PriorityQueue<Due> due = new PriorityQueue<>(Comparator.comparingDouble(Due::at));
        for (int i = 0; i < IN_FLIGHT; i++) {
            due.add(begin(i * 0.3, runTimes.draw(random), loop));
        }
        int count = 0;
        while (count < jobs) {
            Due next = due.remove();
            Running job = next.job();
            double at = next.at() - job.accepted();
            job.looks()[0]++;
            if (at < job.ran()) {
                due.add(new Due(job.accepted() + job.loop().running(at), job));
                continue;
            }
            job.loop().ended(at);
            seen.waits[count] = at - job.ran();
            seen.looks[count] = job.looks()[0];
            seen.runs[count] = job.ran();
            count++;
            double ran = runTimes.draw(random, count / (double) jobs);
            due.add(begin(next.at(), ran, loop));
        }
        return seen;
    }

    /**
     * Means of the jobs from one to before another.
     *
     * @param looks a job
     * @param late in seconds, from the end to the look that saw it
     * @param run in seconds
     */
    record Means(double looks, double late, double run) {

        /** How much of a permit's time a job really ran. */
        double use() {
            return run / (run + late);
        }
    }

    Means means(int from, int to) {
        double sumOfLooks = 0;
        double sumOfWaits = 0;
        double sumOfRuns = 0;
        for (int i = from; i < to; i++) {
            sumOfLooks += looks[i];
            sumOfWaits += waits[i];
            sumOfRuns += runs[i];
        }
        int jobs = to - from;
        return new Means(sumOfLooks / jobs, sumOfWaits / jobs, sumOfRuns / jobs);
    }

    private static Due begin(double accepted, double ran, PollLoop loop) {
        PollLoop.Job job = loop.begin();
        return new Due(accepted + job.first(), new Running(accepted, ran, job, new int[1]));
    }
}
