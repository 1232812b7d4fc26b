package io.github.camelflux.job;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Supplier;

/** The exchanges that wait for one job. Each is told once, on a worker. Safe for use by several threads. */
final class Waiters {

    private final Executor workers;
    private final Timer timer;
    private final Supplier<Ending> timedOut;
    // Mostly one.
    private final List<Entry> entries = new ArrayList<>(1);
    private boolean counting;

    /**
     * @param timedOut what a waiter is told whose time is over
     */
    Waiters(Executor workers, Timer timer, Supplier<Ending> timedOut) {
        this.workers = workers;
        this.timer = timer;
        this.timedOut = timedOut;
    }

    synchronized void add(Waiter waiter) {
        Entry entry = new Entry(waiter);
        entries.add(entry);
        if (counting || waiter.fromNow()) {
            entry.arm();
        }
    }

    /** The job is accepted: limits count from now on. */
    synchronized void count() {
        if (!counting) {
            counting = true;
            entries.forEach(Entry::arm);
        }
    }

    /** How many wait for the outcome to handle it. */
    synchronized int forOutcome() {
        return (int) entries.stream()
                .filter(entry -> entry.waiter.until() == Waiter.Until.SETTLED)
                .count();
    }

    /** How many wait. */
    synchronized int size() {
        return entries.size();
    }

    /** Tells those that wait for acceptance only. */
    void tellAccepted(Supplier<Ending> ending) {
        take(Waiter.Until.ACCEPTED).forEach(entry -> entry.tell(ending.get()));
    }

    /** Tells all; each gets an ending of its own. Returns how many waited for the outcome to handle it. */
    int tellEnd(Supplier<Ending> accepted, Supplier<Ending> ending) {
        tellAccepted(accepted);
        take(Waiter.Until.SEEN).forEach(entry -> entry.tell(ending.get()));
        List<Entry> rest = take(Waiter.Until.SETTLED);
        rest.forEach(entry -> entry.tell(ending.get()));
        return rest.size();
    }

    /** Lets go of all without telling them. Returns how many; one whose time is over is not among them, for it was told. */
    synchronized int drop() {
        int dropped = entries.size();
        entries.forEach(Entry::disarm);
        entries.clear();
        return dropped;
    }

    private synchronized List<Entry> take(Waiter.Until until) {
        List<Entry> taken =
                entries.stream().filter(entry -> entry.waiter.until() == until).toList();
        entries.removeAll(taken);
        return taken;
    }

    private synchronized boolean remove(Entry entry) {
        return entries.remove(entry);
    }

    private final class Entry {

        private final Waiter waiter;
        private Timer.Alarm alarm;
        private boolean told;

        private Entry(Waiter waiter) {
            this.waiter = waiter;
        }

        private void arm() {
            if (alarm == null) {
                alarm = timer.after(waiter.limit(), () -> {
                    if (remove(this)) {
                        tell(timedOut.get());
                    }
                });
            }
        }

        private void disarm() {
            if (alarm != null) {
                alarm.cancel();
            }
        }

        private void tell(Ending ending) {
            synchronized (Waiters.this) {
                if (told) {
                    return;
                }
                told = true;
                disarm();
            }
            try {
                workers.execute(() -> waiter.ended().accept(ending));
            } catch (RejectedExecutionException stopping) {
                waiter.ended().accept(ending);
            }
        }
    }
}
