package io.github.camelflux.component;

import io.github.camelflux.job.Timer;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Calls back on the component's scheduler. After that was shut down it calls nobody. */
final class SchedulerTimer implements Timer {

    private static final Logger LOG = LoggerFactory.getLogger(SchedulerTimer.class);

    private final ScheduledExecutorService scheduler;

    SchedulerTimer(ScheduledExecutorService scheduler) {
        this.scheduler = scheduler;
    }

    @Override
    public Alarm after(Duration delay, Runnable task) {
        Call call = new Call(task);
        try {
            call.scheduled = scheduler.schedule(call, delay.toNanos(), TimeUnit.NANOSECONDS);
        } catch (RejectedExecutionException e) {
            LOG.debug("The scheduler has stopped: nobody is called any more");
        }
        return call;
    }

    /** What is scheduled and what calls it off in one: several of them wait for each job. */
    private static final class Call implements Callable<Void>, Alarm {

        private final Runnable task;
        private Future<?> scheduled;

        private Call(Runnable task) {
            this.task = task;
        }

        @Override
        public Void call() {
            try {
                task.run();
            } catch (RuntimeException e) {
                // The scheduler would swallow it, and a job would hang without a word.
                LOG.error("A timer of the flux component failed", e);
            }
            return null;
        }

        @Override
        public void cancel() {
            if (scheduled != null) {
                scheduled.cancel(false);
            }
        }
    }
}
