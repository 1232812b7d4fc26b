package io.github.camelflux.job;

import io.github.camelflux.job.JobStore.FactResult;
import io.github.camelflux.job.life.JobEvent;
import io.github.camelflux.job.life.JobId;
import io.github.camelflux.job.life.JobRow;
import io.github.camelflux.job.life.NodeId;
import io.github.camelflux.job.life.Outcome;
import io.github.camelflux.job.life.RowState;
import io.github.camelflux.provider.RemoteJob;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/** Records what became known of a job, first here and then in the store, and tells the group what the store made of it. */
final class Recorder {

    private final JobStore store;
    private final FactWriter facts;
    private final Clock clock;
    private final NodeId node;
    private final Duration orphanGrace;

    Recorder(JobStore store, FactWriter facts, Clock clock, NodeId node, Duration orphanGrace) {
        this.store = store;
        this.facts = facts;
        this.clock = clock;
        this.node = node;
        this.orphanGrace = orphanGrace;
    }

    void accepted(JobGroup group, JobId id, RemoteJob remote) {
        group.row = group.row.withAccepted(remote, clock.instant());
        write(group, id, RowState.ACCEPTED, () -> store.accepted(id, remote));
    }

    void unknown(JobGroup group, JobId id) {
        group.row = group.row.withUnknown();
        write(group, id, RowState.UNKNOWN, () -> store.unknown(id));
    }

    void settled(JobGroup group, JobId id, Outcome outcome) {
        Duration availableIn = availableIn(group);
        group.keptForExchange = availableIn == null;
        Instant now = clock.instant();
        group.row =
                group.row.withOutcome(outcome, group.polls, now, availableIn == null ? null : now.plus(availableIn));
        write(group, id, RowState.SETTLED, () -> store.settled(id, outcome, group.polls, availableIn));
    }

    /** Takes an intent back, however long it takes. */
    void withdraw(JobGroup group, JobId id) {
        facts.write(id, () -> store.withdraw(id), () -> group.on(new JobEvent.RecordDelayed(RowState.INTENT)))
                .thenRun(() -> group.on(new JobEvent.Withdrawn()));
    }

    /** Makes the row say whether an exchange got the outcome to handle, if it was recorded otherwise. */
    void handedOver(JobGroup group, boolean toExchange) {
        JobRow row = group.row;
        if (toExchange && row.undelivered() && row.availableAt() != null) {
            facts.write(row.id(), () -> store.await(row.id(), node));
        } else if (!toExchange && group.keptForExchange) {
            release(row.id(), orphanGrace);
        }
    }

    void delivered(JobId id) {
        facts.write(id, () -> store.delivered(id));
    }

    void release(JobId id, Duration availableIn) {
        facts.write(id, () -> store.release(id, availableIn));
    }

    private Duration availableIn(JobGroup group) {
        if (group.waiters().forOutcome() > 0) {
            return null;
        }
        return group.row.terms().awaited() ? orphanGrace : Duration.ZERO;
    }

    private void write(JobGroup group, JobId id, RowState fact, Supplier<CompletionStage<FactResult>> verb) {
        facts.write(id, verb, () -> group.on(new JobEvent.RecordDelayed(fact))).thenAccept(result -> {
            if (result instanceof FactResult.Contradicted contradicted) {
                JobRow row = contradicted.row();
                group.on(new JobEvent.RowSeen(row, row.owner().equals(node)));
            } else {
                if (result instanceof FactResult.Written written && knowsAsMuch(written.row(), group.row)) {
                    group.row = written.row();
                }
                group.on(new JobEvent.Recorded(fact));
            }
        });
    }

    /** A fact that the store took late may be older than what is known here by then. */
    private static boolean knowsAsMuch(JobRow stored, JobRow here) {
        return stored.outcome() != null || here.outcome() == null;
    }
}
