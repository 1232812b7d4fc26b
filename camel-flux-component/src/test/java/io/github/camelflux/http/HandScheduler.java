package io.github.camelflux.http;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** A scheduler whose time passes when the test says so. */
final class HandScheduler extends ScheduledThreadPoolExecutor {

    private record Due(Runnable task, ScheduledFuture<?> future) {}

    private final List<Due> all = new CopyOnWriteArrayList<>();
    private static final long LAST_LOOK_MILLIS = 500;
    private volatile boolean up;

    HandScheduler() {
        super(1);
        setRemoveOnCancelPolicy(true);
    }

    @Override
    public ScheduledFuture<?> schedule(Runnable task, long delay, TimeUnit unit) {
        ScheduledFuture<?> never = super.schedule(() -> {}, 1, TimeUnit.DAYS);
        if (up && unit.toMillis(delay) <= LAST_LOOK_MILLIS) {
            task.run();
        } else {
            all.add(new Due(task, never));
        }
        return never;
    }

    /** Runs what is scheduled and not cancelled, and the last looks that follow. */
    void timeIsUp() {
        up = true;
        wake();
    }

    /** Runs what is scheduled now and not cancelled. */
    void wake() {
        all.stream().filter(due -> !due.future().isCancelled()).forEach(due -> due.task()
                .run());
    }
}
