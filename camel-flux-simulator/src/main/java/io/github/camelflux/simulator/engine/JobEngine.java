package io.github.camelflux.simulator.engine;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Accepts jobs, knows them, bills them. Every provider's face stands before the same engine.
 *
 * <p>This class is thread-safe.
 */
public final class JobEngine {

    /** Prompts are refused early; no source says how early, so a tenth of the run time is assumed. */
    private static final int REFUSED_AFTER_PART = 10;

    private final EngineSettings settings;
    private final Accounts accounts;
    private final Clock clock;
    private final Random random;
    private final Bill bill = new Bill();
    private final Map<String, Job> byId = new ConcurrentHashMap<>();
    private final Queue<String> inOrder = new ConcurrentLinkedQueue<>();
    private final ActiveJobs active = new ActiveJobs();

    public JobEngine(EngineSettings settings, Accounts accounts, Clock clock, Random random) {
        this.settings = settings;
        this.accounts = accounts;
        this.clock = clock;
        this.random = random;
    }

    /** Decides on a submission; if it is accepted the job runs and is billed from this moment on. */
    public synchronized Submission submit(JobRequest request) {
        Instant now = clock.instant();
        active.dropEnded(now);
        BigDecimal credits = request.usd().movePointRight(2);
        if (!accounts.covers(request.key(), credits)) {
            return new Submission.NoCredit(credits, accounts.balance(request.key()));
        }
        int limit = settings.limits().of(request.terms(), request.model());
        boolean full = active.countOfAccount(request) >= settings.limits().overall(request.terms())
                || active.countOfModel(request) >= limit;
        if (full && request.terms().places().isEmpty()) {
            active.refuse(request.key());
            return new Submission.TooManyActive(limit);
        }
        return new Submission.Accepted(accept(request, now));
    }

    private Job accept(JobRequest request, Instant now) {
        Fate fate = request.fate();
        boolean free = fate.moderated() && !settings.chargeModerated();
        long seed = request.seed()
                .orElseGet(() -> random.nextLong()
                        & (-1L >>> (Long.SIZE - request.terms().seedBits())));
        Instant place = active.nextPlace(request, settings.limits().places(request.terms()), now);
        Duration runTime = runTime(request, fate);
        Job job = new Job(
                        UUID.randomUUID().toString(),
                        request,
                        seed,
                        fate,
                        free ? BigDecimal.ZERO : request.usd(),
                        now,
                        place.plus(request.plan().queueing(runTime)),
                        place.plus(runTime),
                        request.picture().withSeed(seed))
                .inTime();
        byId.put(job.id(), job);
        inOrder.add(job.id());
        active.add(job);
        if (!free) {
            charge(job);
        }
        return job;
    }

    /**
     * Calls a job off. One that has not begun costs nothing; one that has ended stays as it is.
     *
     * @return the job as it is then; empty if there is none
     */
    public synchronized Optional<Job> cancel(String id) {
        Instant now = clock.instant();
        return find(id).map(job -> now.isBefore(job.endsAt()) ? callOff(job, now) : job);
    }

    private Job callOff(Job job, Instant now) {
        Job ended = job.calledOff(now);
        byId.put(job.id(), ended);
        active.drop(job);
        if (!ended.everBegins()) {
            accounts.charge(job.request().key(), job.charged().movePointRight(2).negate());
            bill.waive(job.id());
        }
        return ended;
    }

    /** How many jobs of its key wait before a job. */
    public synchronized long waitingBefore(Job job) {
        active.dropEnded(clock.instant());
        return active.waitingBefore(job, clock.instant());
    }

    private Duration runTime(JobRequest request, Fate fate) {
        Duration full = settings.runTimes().draw(request.usualRunTime(), random);
        return fate == Fate.REQUEST_MODERATED ? full.dividedBy(REFUSED_AFTER_PART) : full;
    }

    private void charge(Job job) {
        JobRequest request = job.request();
        BillLine line = new BillLine(
                request.terms().provider(),
                request.key(),
                request.prompt(),
                request.model(),
                job.id(),
                job.charged(),
                job.submittedAt(),
                job.fate().moderated());
        accounts.charge(request.key(), line.credits());
        bill.add(line);
    }

    /** Finds a job that the service still knows; one past the task lifetime is forgotten. */
    public Optional<Job> find(String id) {
        return Optional.ofNullable(byId.get(id)).filter(job -> settings.taskLifetime()
                .map(lifetime -> clock.instant().isBefore(job.endsAt().plus(lifetime)))
                .orElse(true));
    }

    /** All jobs ever accepted, in order, as they are now. */
    public List<SimulatedJob> jobs() {
        Instant now = clock.instant();
        return inOrder.stream().map(id -> SimulatedJob.of(byId.get(id), now)).toList();
    }

    /** How many jobs run now, over all keys. */
    public synchronized int activeJobs() {
        active.dropEnded(clock.instant());
        return active.count();
    }

    /** How many jobs run under a key now. */
    public synchronized int activeJobs(String key) {
        active.dropEnded(clock.instant());
        return active.count(key);
    }

    /** The highest number of jobs that ran at one time, over all keys. */
    public synchronized int maxActiveJobs() {
        return active.highest();
    }

    /** The highest number of jobs that ran at one time under a key. */
    public synchronized int maxActiveJobs(String key) {
        return active.highest(key);
    }

    /** How many submissions were refused since too many jobs ran, by key; keys without any are left out. */
    public synchronized Map<String, Integer> refused() {
        return active.refused();
    }

    /** What was charged so far. */
    public Bill bill() {
        return bill;
    }

    /** The keys and their balances. */
    public Accounts accounts() {
        return accounts;
    }

    /** The present instant, by the clock that all jobs follow. */
    public Instant now() {
        return clock.instant();
    }
}
