package io.github.camelflux.job.poll;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Says when to look after a job, and learns from how it went. A look is due where the waiting that it is expected to save is worth
 * its price; the price is set so that a job takes as many looks in the mean as {@link Polling} says. Between two looks are at least
 * 250 ms. Knows the 64 classes of jobs that were used last. Safe for use by several threads.
 */
public final class PollSchedule {

    private static final int MOST_CLASSES = 64;

    private final Map<RunClass, RunLearner> classes = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<RunClass, RunLearner> eldest) {
            return size() > MOST_CLASSES;
        }
    };

    /**
     * When to look next.
     *
     * @param at after acceptance
     * @param looks at the job so far, with the next
     */
    public record Next(Duration at, Looks looks) {}

    /** Whether such a job was seen to end. */
    public boolean knows(Polling polling) {
        return learner(polling).knows();
    }

    /**
     * When to look next at a job that runs.
     *
     * @param looks at it so far
     * @param crowded whether others wait for its permit
     */
    public Next next(Polling polling, Looks looks, boolean crowded) {
        RunLearner learner = learner(polling);
        int target = learner.looks(polling.looks(crowded), crowded);
        double at = learner.next(target, looks.last());
        return new Next(Duration.ofNanos((long) (at * 1e9)), looks.plannedFor(target));
    }

    /**
     * Learns that a job has ended.
     *
     * @param looks those that saw it running
     * @param seen when it was seen to have ended, after acceptance
     * @return how long before that it ended, as far as it can be told: the mean of such jobs
     */
    public Duration ended(Polling polling, Looks looks, Duration seen) {
        return LearnedRunTime.duration(learner(polling).ended(looks, seen.toNanos() / 1e9));
    }

    /** What is known, for consoles; the class that was used last comes last. */
    public List<LearnedRunTime> learned() {
        synchronized (classes) {
            return classes.entrySet().stream()
                    .map(entry -> entry.getValue().view(entry.getKey()))
                    .toList();
        }
    }

    private RunLearner learner(Polling polling) {
        synchronized (classes) {
            return classes.computeIfAbsent(
                    polling.runs(), runs -> new RunLearner(polling.usual().toNanos() / 1e9));
        }
    }
}
