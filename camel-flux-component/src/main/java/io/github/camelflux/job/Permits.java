package io.github.camelflux.job;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * The permits of one account: how many jobs may be in flight under one API key, in all and for a model that the provider limits
 * further. Beyond it jobs wait in line, first come first served within a priority, without a thread. Safe for use by several
 * threads.
 */
public final class Permits {

    private final int limit;
    private final Semaphore places;
    private final PriorityQueue<Ticket> line = new PriorityQueue<>(
            Comparator.comparingInt((Ticket t) -> -t.priority).thenComparingLong(t -> t.number));
    private final Map<String, Integer> takenByModel = new HashMap<>();
    private int taken;
    private long tickets;
    private boolean granting;

    /**
     * @param limit how many jobs may be in flight
     * @param maxQueued how many more may wait in line
     */
    public Permits(int limit, int maxQueued) {
        this.limit = limit;
        this.places = new Semaphore(Math.addExact(limit, maxQueued), true);
    }

    /** Takes a place in flight or in line for a new job, if there is one. */
    public boolean enter() {
        return places.tryAcquire();
    }

    /**
     * Waits for a place; blocks the caller.
     *
     * @param millis how long at the most
     * @return whether it got one
     */
    public boolean enter(long millis) throws InterruptedException {
        return places.tryAcquire(millis, TimeUnit.MILLISECONDS);
    }

    /** Gives a place back. */
    public void exit() {
        places.release();
    }

    /**
     * Asks for a permit.
     *
     * @param model what runs under it
     * @param modelLimit how many of that model may be in flight
     * @param priority higher goes first
     * @param granted called once when the permit is there, perhaps before this method returns
     */
    public Ticket request(String model, int modelLimit, int priority, Runnable granted) {
        Ticket ticket;
        synchronized (this) {
            ticket = new Ticket(tickets++, model, modelLimit, priority, granted);
            line.add(ticket);
        }
        grant();
        return ticket;
    }

    /** Takes a permit whatever the limit is: the job runs already. */
    public synchronized Ticket take(String model) {
        Ticket ticket = new Ticket(tickets++, model, Integer.MAX_VALUE, 0, () -> {});
        occupy(ticket);
        return ticket;
    }

    /** How many permits are out. */
    public synchronized int inFlight() {
        return taken;
    }

    /** How many wait in line. */
    public synchronized int queued() {
        return line.size();
    }

    /** How many permits there are. */
    public int limit() {
        return limit;
    }

    /** One thread grants at a time: a grant may lead to a release, and a chain of them must not grow the stack. */
    private void grant() {
        synchronized (this) {
            if (granting) {
                return;
            }
            granting = true;
        }
        for (List<Ticket> next = admit(); !next.isEmpty(); next = admit()) {
            next.forEach(ticket -> ticket.granted.run());
        }
    }

    private synchronized List<Ticket> admit() {
        List<Ticket> next = new ArrayList<>();
        List<Ticket> passed = new ArrayList<>();
        while (taken < limit && !line.isEmpty()) {
            Ticket first = line.poll();
            if (takenByModel.getOrDefault(first.model, 0) >= first.modelLimit) {
                passed.add(first);
            } else {
                occupy(first);
                next.add(first);
            }
        }
        line.addAll(passed);
        granting = !next.isEmpty();
        return next;
    }

    private void occupy(Ticket ticket) {
        ticket.held = true;
        taken++;
        takenByModel.merge(ticket.model, 1, Integer::sum);
    }

    /** One wish for a permit, and then the permit. */
    public final class Ticket {

        private final long number;
        private final String model;
        private final int modelLimit;
        private final int priority;
        private final Runnable granted;
        private boolean held;
        private boolean over;

        private Ticket(long number, String model, int modelLimit, int priority, Runnable granted) {
            this.number = number;
            this.model = model;
            this.modelLimit = modelLimit;
            this.priority = priority;
            this.granted = granted;
        }

        /** Gives the permit back, or leaves the line. Only the first call counts. */
        public void release() {
            synchronized (Permits.this) {
                if (over) {
                    return;
                }
                over = true;
                if (held) {
                    taken--;
                    takenByModel.merge(model, -1, (a, b) -> a + b == 0 ? null : a + b);
                } else {
                    line.remove(this);
                }
            }
            grant();
        }
    }
}
