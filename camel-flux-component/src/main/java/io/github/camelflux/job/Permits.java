package io.github.camelflux.job;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * The permits of one account: how many jobs may be in flight under one API key, in all and for a model that the provider limits
 * further. Beyond it jobs wait in line without a thread. Where nodes share the account, a node has the part of the limit that
 * the job store gave it last. Where other programs use the key too, it works with less after the provider refused a job for that.
 * Safe for use by several threads.
 */
public final class Permits {

    private final String account;
    private final int limit;
    private final int most;
    private final boolean shared;
    private final Quota all;
    private final Map<String, Quota> models = new HashMap<>();
    private final Semaphore places;
    private final WaitingLine<Ticket> line = new WaitingLine<>();
    private final WorkingLimit working;
    private long tickets;
    private boolean granting;

    private Permits(String account, int limit, int maxQueued, boolean shared) {
        this.account = account;
        this.limit = limit;
        this.shared = shared;
        this.all = new Quota(limit, shared);
        this.working = new WorkingLimit(limit);
        this.most = Math.addExact(limit, maxQueued);
        this.places = new Semaphore(most, true);
    }

    /**
     * Permits that this node has for itself.
     *
     * @param limit how many jobs may be in flight
     * @param maxQueued how many more may wait in line
     */
    public Permits(int limit, int maxQueued) {
        this("", limit, maxQueued, false);
    }

    /**
     * Permits of an account that nodes share. There are none here until the job store gives some.
     *
     * @param account names what the provider counts by, the same on every node; holds no secret
     * @param limit how many jobs may be in flight on all nodes together
     * @param maxQueued how many more may wait in line here
     */
    public static Permits shared(String account, int limit, int maxQueued) {
        return new Permits(account, limit, maxQueued, true);
    }

    /** Takes places in flight or in line for new jobs: all of them or, where there are not so many, none. */
    public boolean enter(int jobs) {
        return places.tryAcquire(jobs);
    }

    /**
     * Waits for places; blocks the caller. It holds none while it waits, so that those who wait cannot hold each other up.
     *
     * @param jobs how many places
     * @param millis how long at the most
     * @return whether it got all of them; it got none otherwise
     */
    public boolean enter(int jobs, long millis) throws InterruptedException {
        return places.tryAcquire(jobs, millis, TimeUnit.MILLISECONDS);
    }

    /** How many places there are, taken or not: what may be in flight or in line here at once. */
    public int places() {
        return most;
    }

    /** Gives one place back. */
    public void exit() {
        places.release();
    }

    /**
     * Asks for a permit.
     *
     * @param granted called once with the permit when it is there, perhaps before this method returns
     */
    Ticket request(PermitWish wish, Consumer<Ticket> granted) {
        Ticket ticket;
        synchronized (this) {
            Quota quota = quota(wish.model());
            quota.limit(wish.modelLimit() < limit ? wish.modelLimit() : Quota.NONE);
            ticket = new Ticket(tickets++, wish, quota, granted);
            line.add(ticket);
            quota.waiting++;
            demands();
        }
        grant();
        return ticket;
    }

    /** Takes a permit whatever the limit is: the job runs already. */
    public synchronized Ticket take(String model) {
        Ticket ticket = new Ticket(tickets++, new PermitWish(model, limit, 0, ""), quota(model), granted -> {});
        occupy(ticket);
        return ticket;
    }

    /** How many permits are out. */
    public synchronized int inFlight() {
        return all.taken;
    }

    /** How many wait in line. */
    public synchronized int queued() {
        return line.size();
    }

    /** How many permits there are, on all nodes together. */
    public int limit() {
        return limit;
    }

    /** How many of them the provider let be taken lately: fewer than {@link #limit()} while other programs use the key too. */
    public synchronized int workingLimit() {
        return working.now();
    }

    /** Whether jobs are in flight, so that whoever waits goes when one of them ends. */
    synchronized boolean isPaced() {
        return all.taken > 0;
    }

    /** How full the key is: what is out and in line, for each permit that may be out now. */
    public synchronized double load() {
        return (all.taken + line.size()) / (double) Math.max(1, Math.min(all.share(), working.now()));
    }

    /** How many of them are this node's now; more may be out if it took over running jobs, or had more before. */
    public synchronized int share() {
        return all.share();
    }

    /** Whether nodes share the account. */
    boolean isShared() {
        return shared;
    }

    /** Whether somebody waits here for whom the store was not asked yet. */
    synchronized boolean askForMore() {
        return demands();
    }

    /** Whether the store counts more for this node than it uses. */
    synchronized boolean owe() {
        return all.owes() || models.values().stream().anyMatch(Quota::owes);
    }

    /**
     * What this node has and wishes for. What it neither uses nor wishes for it has no more when this returns.
     *
     * @param afresh whether what was wished for before now counts no more
     */
    synchronized List<JobStore.Claim> claims(boolean afresh) {
        List<JobStore.Claim> claims = new ArrayList<>();
        add(claims, all.claim(account, all.demand(couldRun()), afresh));
        models.forEach((model, quota) -> add(claims, quota.claim(name(model), quota.demand(quota.waiting), afresh)));
        return claims;
    }

    /** Takes the store's answer to claims, by account; a claim that was not made is answered as one for nothing. */
    void answered(Map<String, JobStore.Claim> claims, Map<String, Integer> answers) {
        synchronized (this) {
            all.answered(claims.get(account), answers.get(account));
            models.forEach((model, quota) -> quota.answered(claims.get(name(model)), answers.get(name(model))));
            models.values().removeIf(Quota::isIdle);
        }
        grant();
    }

    /** The store did not answer: this node keeps what it has. */
    synchronized void unanswered() {
        all.unanswered();
        models.values().forEach(Quota::unanswered);
    }

    /** What this node had is not its own any more, but for what is out. */
    synchronized void forfeit() {
        all.forfeit();
        models.values().forEach(Quota::forfeit);
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
            next.forEach(Ticket::tell);
        }
    }

    private synchronized List<Ticket> admit() {
        List<Ticket> next = new ArrayList<>();
        while (all.hasRoom() && all.taken < working.now()) {
            Optional<Ticket> first = line.next();
            if (first.isEmpty()) {
                break;
            }
            first.get().quota.waiting--;
            occupy(first.get());
            next.add(first.get());
        }
        granting = !next.isEmpty();
        return next;
    }

    private void occupy(Ticket ticket) {
        ticket.held = true;
        all.taken++;
        ticket.quota.taken++;
    }

    private Quota quota(String model) {
        return models.computeIfAbsent(model, name -> new Quota(Quota.NONE, shared));
    }

    private String name(String model) {
        return account + "/" + model;
    }

    /** Takes note of what could be used now; says whether that is more than there is and the store may give it. */
    private boolean demands() {
        boolean more = all.asksForMore(all.demand(couldRun()));
        for (Quota quota : models.values()) {
            more |= quota.asksForMore(quota.demand(quota.waiting));
        }
        return more;
    }

    /** How many of those in line the limits of their models, and the provider as of late, let go. */
    private int couldRun() {
        int byModel = models.values().stream()
                .mapToInt(quota -> Math.max(0, Math.min(quota.waiting, quota.share() - quota.taken)))
                .sum();
        return Math.min(byModel, Math.max(0, working.now() - all.taken));
    }

    private static void add(List<JobStore.Claim> claims, JobStore.Claim claim) {
        if (claim != null) {
            claims.add(claim);
        }
    }

    /** One wish for a permit, and then the permit. */
    final class Ticket implements WaitingLine.Waiting {

        private final long number;
        private final PermitWish wish;
        private final Quota quota;
        private Consumer<Ticket> granted;
        private boolean held;
        private boolean over;

        private Ticket(long number, PermitWish wish, Quota quota, Consumer<Ticket> granted) {
            this.number = number;
            this.wish = wish;
            this.quota = quota;
            this.granted = granted;
        }

        @Override
        public long number() {
            return number;
        }

        @Override
        public int priority() {
            return wish.priority();
        }

        @Override
        public String route() {
            return wish.route();
        }

        @Override
        public String model() {
            return wish.model();
        }

        @Override
        public boolean hasRoom() {
            return quota.hasRoom();
        }

        /** Whoever asked holds this, for as long as the job runs: it lets go of him. */
        private void tell() {
            Consumer<Ticket> asker = granted;
            granted = null;
            asker.accept(this);
        }

        /** The provider accepted the job that has this permit. */
        void accepted() {
            synchronized (Permits.this) {
                working.accepted();
            }
            grant();
        }

        /** The provider refused the job that has this permit since too many are in flight. {@link #release} follows. */
        void refused() {
            synchronized (Permits.this) {
                working.refused(number, tickets - 1, all.taken - 1);
            }
        }

        /** Gives the permit back, or leaves the line. Only the first call counts. */
        void release() {
            synchronized (Permits.this) {
                if (over) {
                    return;
                }
                over = true;
                if (held) {
                    all.taken--;
                    quota.taken--;
                } else {
                    line.remove(this);
                    quota.waiting--;
                }
                if (quota.isIdle()) {
                    models.remove(wish.model(), quota);
                }
            }
            grant();
        }
    }
}
