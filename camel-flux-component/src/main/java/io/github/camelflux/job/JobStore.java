package io.github.camelflux.job;

import io.github.camelflux.job.budget.BudgetCharge;
import io.github.camelflux.job.budget.BudgetPeriod;
import io.github.camelflux.job.budget.BudgetUse;
import io.github.camelflux.job.budget.LedgerLine;
import io.github.camelflux.job.life.IdempotencyKey;
import io.github.camelflux.job.life.JobId;
import io.github.camelflux.job.life.JobRow;
import io.github.camelflux.job.life.JobTerms;
import io.github.camelflux.job.life.NodeId;
import io.github.camelflux.job.life.Outcome;
import io.github.camelflux.provider.RemoteJob;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/**
 * Port: what is remembered of jobs. One row is one attempt; it survives whatever the store survives.
 *
 * <p>Leases decide who acts; facts are taken from anyone. Every fact is a compare-and-set: {@link #accepted} writes where no other
 * remote id is, {@link #settled} where no outcome is, and a fact that was known already is answered with the row as it stands.
 *
 * <p>Every stage may complete exceptionally with {@link JobStoreException}; then it is not known whether the verb was carried out,
 * and it may be called again. Implementations are safe for use by several threads.
 */
public interface JobStore {

    /**
     * Registers a node that starts.
     *
     * @param node who acts
     * @param length how long the lease lasts from now, by the store's clock
     */
    CompletionStage<Void> register(NodeId node, Duration length);

    /**
     * Renews a node's lease. A node whose jobs were taken over meanwhile is registered anew.
     *
     * @param node who acts
     * @param length how long the lease lasts from now, by the store's clock
     */
    CompletionStage<Lease> renew(NodeId node, Duration length);

    /** Gives the lease up at once, so that others may adopt the node's jobs. */
    CompletionStage<Void> leave(NodeId node);

    /**
     * Stores an intent if its key is free. If it is charged to a budget, its amount is reserved there with it: both or neither, and
     * never beyond the limit, however many ask at once. What is reserved becomes what was spent when the job is settled, and is free
     * again when the intent is withdrawn; for a job whose outcome is unknown it stays reserved, also if its key is freed.
     */
    CompletionStage<Reservation> reserve(Intent intent);

    /**
     * Takes an attempt back that was certainly not accepted: it is deleted if it has neither remote id nor outcome, and what was
     * reserved for it is free.
     */
    CompletionStage<Void> withdraw(JobId id);

    /** The provider took the job. What is known of the same job already is completed, never replaced. */
    CompletionStage<FactResult> accepted(JobId id, RemoteJob remote);

    /** Nobody can say whether the provider took the job. Written only over an intent. */
    CompletionStage<FactResult> unknown(JobId id);

    /**
     * The job ended. The first time that this is said, its budget and the ledger are told as well.
     *
     * @param outcome how
     * @param polls how often its state was asked for
     * @param availableIn after which time a results consumer may take it; null while an exchange waits for it
     */
    CompletionStage<FactResult> settled(JobId id, Outcome outcome, int polls, Duration availableIn);

    /** An exchange got the outcome and completed. */
    CompletionStage<FactResult> delivered(JobId id);

    /**
     * No exchange waits for the outcome any more, though none got it.
     *
     * @param availableIn after which time a results consumer may take it
     */
    CompletionStage<FactResult> release(JobId id, Duration availableIn);

    /** An exchange waits for the outcome from now on: no results consumer takes it. Does nothing to what is delivered. */
    CompletionStage<FactResult> await(JobId id, NodeId node);

    /**
     * Takes outcomes that no exchange waits for; each goes to one caller.
     *
     * @param groups what decides whether a row's group is wanted
     * @param node who takes them
     * @param most how many at the most
     */
    CompletionStage<List<JobRow>> take(Groups groups, NodeId node, int most);

    /** The row of an attempt. */
    CompletionStage<Optional<JobRow>> find(JobId id);

    /** The attempt that holds a key. */
    CompletionStage<Optional<JobRow>> find(IdempotencyKey key);

    /** The attempt whose callback comes with a token. */
    CompletionStage<Optional<JobRow>> findByCallback(String digest);

    /** The rows of attempts; those that the store does not hold are left out. */
    CompletionStage<List<JobRow>> find(Collection<JobId> ids);

    /** The rows that a filter wants, newest first. */
    CompletionStage<List<JobRow>> list(JobFilter filter);

    /**
     * The outcomes that a results consumer might have taken and none has, by their results group.
     *
     * @param since how long they have been there at the least
     */
    CompletionStage<List<Unclaimed>> unclaimed(Duration since);

    /**
     * Takes over the jobs of nodes whose lease ended. Exactly one caller gets each of them.
     *
     * @param node who takes over
     * @param orphanGrace after which time their undelivered outcomes go to a results consumer
     */
    CompletionStage<List<Adoption>> adopt(NodeId node, Duration orphanGrace);

    /**
     * Frees the keys of attempts that block them: of unknown outcome, or cancelled and perhaps charged; and of a settled attempt
     * that the filter names by its id or key; and of an accepted one that it names by its id and by that state, for one that nobody
     * follows. The rows stay. Returns those that were freed.
     */
    CompletionStage<List<JobRow>> forget(JobFilter filter);

    /**
     * Shares limits among the nodes of this store, of all applications: a node says of each limit what it has and wishes for, and is
     * told how much is its own from now on. Each node gets what it wishes for as long as there is enough, and an even part
     * otherwise; but never what others have before they said that they have it no more. What is not claimed is given back.
     *
     * <p>The store counts for a node the greater one of what it has and what it is told. If it is told less than it has, it shall
     * begin nothing until it has less, and say so. A store that no other process uses gives everything.
     *
     * @param node that asks; what came with jobs that it adopted is its own to claim. Never two calls at once for one node, and none
     *     while it adopts
     * @param claims one for each limit that the node uses or wishes to use
     * @return by account, for each claim
     */
    CompletionStage<Map<String, Integer>> share(NodeId node, List<Claim> claims);

    /** How much is gone of periods of budgets, in the order in which they are asked for. */
    CompletionStage<List<BudgetUse>> budgets(List<BudgetPeriod> periods);

    /**
     * The lines of the ledger, newest day first. They stay when their jobs expire.
     *
     * @param since the first day
     * @param until the last day
     */
    CompletionStage<List<LedgerLine>> ledger(LocalDate since, LocalDate until);

    /** Deletes settled and forgotten rows whose retention ended; an unknown one stays until an operator decides. Returns how many. */
    CompletionStage<Integer> expire();

    /**
     * What is stored before a job is sent.
     *
     * @param id of the attempt
     * @param key to hold
     * @param fingerprint of the request
     * @param terms what is agreed
     * @param node who acts
     * @param replaces an unknown attempt whose key is taken over; null for none
     * @param charge what it asks of a budget; null for none
     * @param callbackDigest of the token that its callback comes with; null for none
     */
    record Intent(
            JobId id,
            IdempotencyKey key,
            String fingerprint,
            JobTerms terms,
            NodeId node,
            JobId replaces,
            BudgetCharge charge,
            String callbackDigest) {

        /** One without a callback. */
        public Intent(
                JobId id,
                IdempotencyKey key,
                String fingerprint,
                JobTerms terms,
                NodeId node,
                JobId replaces,
                BudgetCharge charge) {
            this(id, key, fingerprint, terms, node, replaces, charge, null);
        }

        public Intent {
            Objects.requireNonNull(id, "id");
            Objects.requireNonNull(key, "key");
            Objects.requireNonNull(fingerprint, "fingerprint");
            Objects.requireNonNull(terms, "terms");
            Objects.requireNonNull(node, "node");
        }
    }

    /**
     * What a node has and wishes for of one limit.
     *
     * @param account what is limited, the same on every node: jobs under one API key, or those of them for one model
     * @param limit how many jobs may be in flight on all nodes together; nodes that disagree keep each to its own
     * @param held how many this node has in flight, or may have without asking
     * @param wanted how many it would like to have in flight
     */
    record Claim(String account, int limit, int held, int wanted) {
        public Claim {
            Objects.requireNonNull(account, "account");
        }
    }

    /** Whether an intent was stored. */
    sealed interface Reservation {

        /**
         * It was.
         *
         * @param row as stored
         */
        record Reserved(JobRow row) implements Reservation {}

        /**
         * It was not: another attempt holds the key.
         *
         * @param row that attempt
         */
        record Held(JobRow row) implements Reservation {}

        /**
         * It was not: the key is free, but its budget does not suffice.
         *
         * @param spentUsd how much of the period is spent or reserved
         */
        record OverBudget(BigDecimal spentUsd) implements Reservation {}
    }

    /** What became of a fact. */
    sealed interface FactResult {

        /**
         * It was written, or it was there already.
         *
         * @param row with it
         */
        record Written(JobRow row) implements FactResult {}

        /**
         * The store knew better.
         *
         * @param row as it stands
         */
        record Contradicted(JobRow row) implements FactResult {}

        /** The store does not hold the attempt. */
        record Missing() implements FactResult {}
    }

    /**
     * Outcomes of one results group that nobody has taken.
     *
     * @param group its name
     * @param jobs how many
     * @param since when the first of them could have been taken
     */
    record Unclaimed(String group, int jobs, Instant since) {}

    /** How a renewal went. */
    enum Lease {
        /** The node acts for its jobs as before. */
        RENEWED,
        /** It came too late: another node has taken the jobs over; the node is registered anew. */
        LOST
    }

    /**
     * Jobs that were taken over from a node.
     *
     * @param from the node whose lease ended
     * @param leaseEnd when it ended; null if that is not known any more
     * @param sinceLeaseEnd how long ago that was, by the store's clock
     * @param rows its jobs that are not over
     */
    record Adoption(NodeId from, Instant leaseEnd, Duration sinceLeaseEnd, List<JobRow> rows) {
        public Adoption {
            rows = List.copyOf(rows);
        }
    }
}
