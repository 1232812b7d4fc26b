package io.github.camelflux.simulator.engine;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.TreeMap;

/**
 * Counts what is active at an instant, and remembers the highest counts. Providers do not know of each other: what
 * limits a key is counted at each alone. Not thread-safe: the engine calls it under its lock.
 */
final class ActiveJobs {

    private record Account(String provider, String key) {
        static Account of(JobRequest request) {
            return new Account(request.terms().provider(), request.key());
        }
    }

    private record AccountAndModel(Account account, String model) {
        static AccountAndModel of(JobRequest request) {
            return new AccountAndModel(Account.of(request), request.model());
        }
    }

    private final PriorityQueue<Job> byEnd = new PriorityQueue<>(Comparator.comparing(Job::endsAt));
    private final Map<String, Integer> perKey = new HashMap<>();
    private final Map<Account, Integer> perAccount = new HashMap<>();
    private final Map<AccountAndModel, Integer> perModel = new HashMap<>();
    private final Map<String, Integer> highestPerKey = new HashMap<>();
    private final Map<String, Integer> refused = new TreeMap<>();
    private int highest;

    void add(Job job) {
        byEnd.add(job);
        count(job.request(), 1);
        highestPerKey.merge(job.request().key(), count(job.request().key()), Math::max);
        highest = Math.max(highest, byEnd.size());
    }

    void dropEnded(Instant now) {
        while (!byEnd.isEmpty() && !now.isBefore(byEnd.peek().endsAt())) {
            count(byEnd.remove().request(), -1);
        }
    }

    /** A job has ended before its time. */
    void drop(Job job) {
        if (byEnd.remove(job)) {
            count(job.request(), -1);
        }
    }

    /** When a job that is submitted now finds one of so many places among the jobs of its key. */
    Instant nextPlace(JobRequest request, int places, Instant now) {
        if (countOfAccount(request) < places) {
            return now;
        }
        Account account = Account.of(request);
        List<Instant> latestFirst = byEnd.stream()
                .filter(job -> Account.of(job.request()).equals(account))
                .map(Job::endsAt)
                .sorted(Comparator.reverseOrder())
                .toList();
        return latestFirst.get(places - 1);
    }

    /** A job of this key was not accepted since too many run. */
    void refuse(String key) {
        refused.merge(key, 1, Integer::sum);
    }

    /** How many were not accepted, by key. */
    Map<String, Integer> refused() {
        return new TreeMap<>(refused);
    }

    int count() {
        return byEnd.size();
    }

    int count(String key) {
        return perKey.getOrDefault(key, 0);
    }

    /** How many jobs the key of a request has at its provider. */
    int countOfAccount(JobRequest request) {
        return perAccount.getOrDefault(Account.of(request), 0);
    }

    /** How many of those are of the model of the request. */
    int countOfModel(JobRequest request) {
        return perModel.getOrDefault(AccountAndModel.of(request), 0);
    }

    /** How many jobs of the same key and provider wait before this one. */
    long waitingBefore(Job job, Instant now) {
        Account account = Account.of(job.request());
        return byEnd.stream()
                .filter(other -> Account.of(other.request()).equals(account))
                .filter(other ->
                        now.isBefore(other.beginsAt()) && other.beginsAt().isBefore(job.beginsAt()))
                .count();
    }

    int highest() {
        return highest;
    }

    int highest(String key) {
        return highestPerKey.getOrDefault(key, 0);
    }

    private void count(JobRequest request, int step) {
        perKey.merge(request.key(), step, Integer::sum);
        perAccount.merge(Account.of(request), step, Integer::sum);
        perModel.merge(AccountAndModel.of(request), step, Integer::sum);
    }
}
