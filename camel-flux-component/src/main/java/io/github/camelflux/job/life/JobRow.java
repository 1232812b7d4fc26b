package io.github.camelflux.job.life;

import io.github.camelflux.provider.RemoteJob;
import java.time.Instant;
import java.util.Objects;

/**
 * One attempt as the job store holds it. The {@code with} methods are the facts that may be added; each leaves what was known
 * before as it is.
 *
 * @param id of this attempt
 * @param key the idempotency key
 * @param keyHeld whether this attempt holds its key: at most one attempt does
 * @param fingerprint of the request
 * @param terms what was agreed before it was sent
 * @param owner the node that acts for it
 * @param state what is known
 * @param remote as the provider names it; null until accepted
 * @param outcome null until settled
 * @param polls how often its state was asked for
 * @param createdAt when the intent was stored, by the store's clock
 * @param acceptedAt null until accepted
 * @param settledAt null until settled
 * @param availableAt from when on a results consumer may take it; null while an exchange waits for it
 * @param delivered whether an exchange got the outcome and completed
 */
public record JobRow(
        JobId id,
        IdempotencyKey key,
        boolean keyHeld,
        String fingerprint,
        JobTerms terms,
        NodeId owner,
        RowState state,
        RemoteJob remote,
        Outcome outcome,
        int polls,
        Instant createdAt,
        Instant acceptedAt,
        Instant settledAt,
        Instant availableAt,
        boolean delivered) {

    public JobRow {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(fingerprint, "fingerprint");
        Objects.requireNonNull(terms, "terms");
        Objects.requireNonNull(owner, "owner");
        Objects.requireNonNull(state, "state");
    }

    /** The row of an intent. */
    public static JobRow intent(
            JobId id, IdempotencyKey key, String fingerprint, JobTerms terms, NodeId owner, Instant now) {
        return new JobRow(
                id, key, true, fingerprint, terms, owner, RowState.INTENT, null, null, 0, now, null, null, null, false);
    }

    /** Whether it has an outcome that no exchange got. */
    public boolean undelivered() {
        return outcome != null && !delivered;
    }

    /**
     * The provider took it. A forgotten attempt stays without its key, and what was known of the job before is only completed.
     *
     * @throws IllegalArgumentException if it is known to be another job of the provider
     */
    public JobRow withAccepted(RemoteJob job, Instant now) {
        if (remote != null && !remote.id().equals(job.id())) {
            throw new IllegalArgumentException(id + " is " + remote.id() + " at the provider, not " + job.id());
        }
        return new JobRow(
                id,
                key,
                keyHeld,
                fingerprint,
                terms,
                owner,
                remote == null ? RowState.ACCEPTED : state,
                remote == null ? job : remote.completedBy(job),
                outcome,
                polls,
                createdAt,
                acceptedAt == null ? now : acceptedAt,
                settledAt,
                availableAt,
                delivered);
    }

    /** Nobody can say whether the provider took it. */
    public JobRow withUnknown() {
        return withState(RowState.UNKNOWN, keyHeld);
    }

    /** An operator freed its key; facts about it may still come. */
    public JobRow withForgotten() {
        return withState(RowState.FORGOTTEN, false);
    }

    /** An operator freed its key; it has its outcome already. */
    public JobRow withKeyFreed() {
        return withState(state, false);
    }

    /** It ended. The key stays held only if the outcome holds it. */
    public JobRow withOutcome(Outcome settled, int polled, Instant now, Instant available) {
        return new JobRow(
                id,
                key,
                keyHeld && settled.holdsKey(),
                fingerprint,
                terms,
                owner,
                RowState.SETTLED,
                remote,
                settled,
                polled,
                createdAt,
                acceptedAt,
                now,
                available,
                delivered);
    }

    /** Another node acts for it. */
    public JobRow withOwner(NodeId node) {
        return new JobRow(
                id,
                key,
                keyHeld,
                fingerprint,
                terms,
                node,
                state,
                remote,
                outcome,
                polls,
                createdAt,
                acceptedAt,
                settledAt,
                availableAt,
                delivered);
    }

    /** A results consumer may take it from that time on; null while an exchange waits for it. */
    public JobRow withAvailableAt(Instant available) {
        return new JobRow(
                id,
                key,
                keyHeld,
                fingerprint,
                terms,
                owner,
                state,
                remote,
                outcome,
                polls,
                createdAt,
                acceptedAt,
                settledAt,
                available,
                delivered);
    }

    /** An exchange got the outcome and completed. */
    public JobRow withDelivered() {
        return new JobRow(
                id,
                key,
                keyHeld,
                fingerprint,
                terms,
                owner,
                state,
                remote,
                outcome,
                polls,
                createdAt,
                acceptedAt,
                settledAt,
                null,
                true);
    }

    private JobRow withState(RowState next, boolean held) {
        return new JobRow(
                id,
                key,
                held,
                fingerprint,
                terms,
                owner,
                next,
                remote,
                outcome,
                polls,
                createdAt,
                acceptedAt,
                settledAt,
                availableAt,
                delivered);
    }
}
