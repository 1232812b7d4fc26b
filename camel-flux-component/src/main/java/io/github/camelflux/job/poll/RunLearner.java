package io.github.camelflux.job.poll;

import java.util.HashMap;
import java.util.Map;

/** Learns from the jobs of one class when to look after the next. Safe for use by several threads. */
final class RunLearner {

    private static final int PARTS = 20;
    private static final int FEW = 10;
    private static final int CURIOUS = 16;
    private static final int SOME = 60;
    private static final int KEEN = 14;
    private static final double STRAY = 0.15;
    private static final double GOLDEN = (Math.sqrt(5) - 1) / 2;

    private final RunTimes times;
    private final Map<Integer, SteeredPlan> plans = new HashMap<>();
    private int unlearned;
    private double turn;

    /** @param usual run time in seconds, until something is known */
    RunLearner(double usual) {
        times = new RunTimes(usual);
    }

    synchronized boolean knows() {
        return times.jobs() > 0;
    }

    /**
     * How many looks a job may take now: while next to nothing is known more than later, to learn sooner and to be less wrong, and
     * for somewhat longer where others wait for its permit.
     */
    synchronized int looks(int target, boolean crowded) {
        if (times.jobs() < FEW) {
            return Math.max(target, CURIOUS);
        }
        return crowded && times.jobs() < SOME ? Math.max(target, KEEN) : target;
    }

    /**
     * When to look next, in seconds after acceptance.
     *
     * @param target looks a job
     * @param last when the job was seen running; 0 if nobody has looked yet
     */
    synchronized double next(int target, double last) {
        LookPlan plan = plan(target).plan(times.curve());
        double planned = plan.after(last);
        double at = planned + stray() * (plan.after(planned) - planned);
        return last > 0 ? Math.max(last + LookPlan.GAP, at) : Math.max(0, at);
    }

    /**
     * Learns that a job has ended.
     *
     * @param looks those that saw it running
     * @param seen when it was seen to have ended, in seconds after acceptance
     * @return how many seconds before that such jobs end in the mean
     */
    synchronized double ended(Looks looks, double seen) {
        boolean changed = times.saw(looks.last(), seen);
        // One more job among hundreds changes little, and learning costs as much as ten jobs' questions.
        if (changed || ++unlearned * PARTS >= times.jobs()) {
            times.learn();
            unlearned = 0;
        }
        if (looks.target() > 0) {
            plan(looks.target()).took(looks.count() + 1);
        }
        return times.curve().late(looks.last(), seen);
    }

    synchronized LearnedRunTime view(RunClass runs) {
        RunTimeCurve curve = times.curve();
        return new LearnedRunTime(
                runs, times.jobs(), LearnedRunTime.duration(curve.time(0.5)), LearnedRunTime.duration(curve.time(0.9)));
    }

    /** If all were looked at by the same times, nobody would ever learn what happens between them. */
    private double stray() {
        turn = (turn + GOLDEN) % 1;
        return (turn - 0.5) * STRAY;
    }

    private SteeredPlan plan(int target) {
        return plans.computeIfAbsent(target, SteeredPlan::new);
    }
}
