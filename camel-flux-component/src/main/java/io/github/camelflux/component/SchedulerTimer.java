package io.github.camelflux.component;

import io.github.camelflux.job.Timer;
import java.time.Duration;
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
        try {
            Future<?> call = scheduler.schedule(() -> run(task), delay.toNanos(), TimeUnit.NANOSECONDS);
            return () -> call.cancel(false);
        } catch (RejectedExecutionException e) {
            return () -> {};
        }
    }

    private static void run(Runnable task) {
        try {
            task.run();
        } catch (RuntimeException e) {
            // The scheduler would swallow it, and a job would hang without a word.
            LOG.error("A timer of the flux component failed", e);
        }
    }
}
