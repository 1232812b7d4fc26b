package io.github.camelflux.benchmarks;

import io.github.camelflux.image.Operation;
import io.github.camelflux.job.poll.Looks;
import io.github.camelflux.job.poll.PollSchedule;
import io.github.camelflux.job.poll.Polling;
import io.github.camelflux.job.poll.RunClass;
import java.time.Duration;
import java.util.Optional;

/** Decides when a job is looked at. */
interface PollLoop {

    /** One job as a loop sees it; times in seconds after acceptance. */
    interface Job {

        /** The first look. */
        double first();

        /** It was running at a look: the next one. */
        double running(double at);

        /** It had ended at a look. */
        void ended(double at);
    }

    Job begin();

    /** Always the same pause, or one that grows by a factor up to a limit. */
    static PollLoop pausing(double pause, double factor, double longest) {
        return () -> new Job() {
            private double next = pause;

            @Override
            public double first() {
                return running(0);
            }

            @Override
            public double running(double at) {
                double due = at + next;
                next = Math.min(longest, next * factor);
                return due;
            }

            @Override
            public void ended(double at) {}
        };
    }

    /** The component's schedule from a cold start, told that jobs usually take 10 s. */
    static PollLoop learning(int pollsPerJob, boolean crowded) {
        PollSchedule schedule = new PollSchedule();
        Polling polling = new Polling(
                Optional.empty(),
                pollsPerJob,
                new RunClass("bfl", "flux-2-pro", Operation.GENERATE, ""),
                Duration.ofSeconds(10));
        return () -> new Job() {
            private Looks looks = Looks.NONE;

            @Override
            public double first() {
                PollSchedule.Next next = schedule.next(polling, looks, crowded);
                looks = next.looks();
                return next.at().toNanos() / 1e9;
            }

            @Override
            public double running(double at) {
                looks = looks.running(nanos(at));
                return first();
            }

            @Override
            public void ended(double at) {
                schedule.ended(polling, looks, nanos(at));
            }

            private Duration nanos(double seconds) {
                return Duration.ofNanos(Math.round(seconds * 1e9));
            }
        };
    }
}
