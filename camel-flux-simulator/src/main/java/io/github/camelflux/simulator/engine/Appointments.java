package io.github.camelflux.simulator.engine;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Tells when the simulator's clock has reached an instant, whether time went by or was turned forward.
 *
 * <p>This class is thread-safe.
 */
public final class Appointments implements AutoCloseable {

    private record Appointment(Instant at, CompletableFuture<Void> kept) {}

    private final SimulatorClock clock;
    private final PriorityQueue<Appointment> open = new PriorityQueue<>(Comparator.comparing(Appointment::at));
    private final ScheduledThreadPoolExecutor timer;
    private final Runnable watcher = this::keep;
    private Future<?> next = CompletableFuture.completedFuture(null);

    /** Begins to follow a clock. */
    public Appointments(SimulatorClock clock) {
        this.clock = clock;
        this.timer = new ScheduledThreadPoolExecutor(1, work -> {
            Thread thread = new Thread(work, "flux-simulator-time");
            thread.setDaemon(true);
            return thread;
        });
        timer.setRemoveOnCancelPolicy(true);
        clock.watch(watcher);
    }

    /** Completes at an instant, on a thread of its own or on that of whoever turns the clock; now if it is over. */
    public CompletableFuture<Void> at(Instant instant) {
        Appointment appointment = new Appointment(instant, new CompletableFuture<>());
        synchronized (open) {
            open.add(appointment);
        }
        keep();
        return appointment.kept();
    }

    private void keep() {
        List<Appointment> due = new ArrayList<>();
        synchronized (open) {
            Instant now = clock.instant();
            while (!open.isEmpty() && !now.isBefore(open.peek().at())) {
                due.add(open.remove());
            }
            next.cancel(false);
            if (!open.isEmpty() && !timer.isShutdown()) {
                Duration left = Duration.between(now, open.peek().at());
                next = timer.schedule(watcher, left.toMillis() + 1, TimeUnit.MILLISECONDS);
            }
        }
        due.forEach(appointment -> appointment.kept().complete(null));
    }

    /** Keeps no appointment any more. */
    @Override
    public void close() {
        clock.forget(watcher);
        timer.shutdownNow();
    }
}
