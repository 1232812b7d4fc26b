package io.github.camelflux.job;

import io.github.camelflux.job.JobStore.FactResult;
import io.github.camelflux.job.life.JobEvent;
import io.github.camelflux.job.life.JobId;
import io.github.camelflux.job.life.JobRow;
import io.github.camelflux.job.life.Running;
import io.github.camelflux.job.life.Submitting;
import io.github.camelflux.job.life.Unknown;
import io.github.camelflux.provider.Called;
import io.github.camelflux.provider.HttpAnswer;
import io.github.camelflux.provider.PollAnswer;
import io.github.camelflux.provider.RemoteJob;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes callbacks of providers: finds the attempt by the token of the address, has the signature checked, and tells the job what was
 * said. What a callback says is a fact, whoever owns the job: a job of another node hears of it through the store. Never blocks a
 * thread; safe for use by several.
 */
public final class CallbackDesk {

    private static final Logger LOG = LoggerFactory.getLogger(CallbackDesk.class);

    /** What became of a callback. */
    public enum Receipt {
        /** It was taken and is in the store, or said nothing new. */
        TAKEN,
        /** No attempt has such a token, or the callback is not signed as it has to be: both look alike from outside. */
        REFUSED,
        /** The address and the signature are right, but it says nothing about the job of that address. */
        UNREADABLE,
        /** It cannot be taken now: the job store, or what signatures are checked with, does not answer. */
        NOT_NOW
    }

    private final JobPorts ports;
    private final JobAggregator aggregator;
    private final InlinePictures inline;
    private final FactWriter facts;
    private final CallbackProofs proofs;

    CallbackDesk(JobPorts ports, JobAggregator aggregator, InlinePictures inline, FactWriter facts) {
        this.ports = ports;
        this.aggregator = aggregator;
        this.inline = inline;
        this.facts = facts;
        this.proofs = new CallbackProofs(ports);
    }

    /**
     * The attempt that a callback is about, so that only a body with a right token is read to its end.
     *
     * @return empty if there is none; completes exceptionally while the store is down
     */
    public CompletionStage<Optional<JobRow>> find(String token) {
        return ports.store().findByCallback(CallbackToken.digest(token));
    }

    /**
     * Takes a callback.
     *
     * @param row of {@link #find}
     * @param callback as it came; given up here
     * @param secret that was agreed with the provider; null for none
     * @return never completes exceptionally
     */
    public CompletionStage<Receipt> take(JobRow row, HttpAnswer callback, String secret) {
        Optional<ProviderLine> found = ports.lines().find(row.terms());
        if (found.isEmpty()) {
            LOG.warn(
                    "Job {}: this node has no account {}; its callback is put off",
                    row.id(),
                    row.terms().account());
            callback.release();
            return CompletableFuture.completedStage(Receipt.NOT_NOW);
        }
        ProviderLine line = found.get();
        return proofs.check(line, callback, secret).thenCompose(proof -> switch (proof) {
            case VALID, UNSIGNED -> tell(row, line, callback);
            case INVALID -> give(row, callback, Receipt.REFUSED, "is not signed as it has to be");
            case UNKNOWN_KEY -> give(row, callback, Receipt.NOT_NOW, "cannot be checked: the keys are not known");
        });
    }

    private CompletionStage<Receipt> tell(JobRow row, ProviderLine line, HttpAnswer callback) {
        Optional<Called> called = line.provider().called(callback, line.account());
        RemoteJob known = row.remote();
        if (called.isEmpty()
                || known != null && !known.id().equals(called.get().job().id())) {
            return give(row, callback, Receipt.UNREADABLE, "says nothing about this job");
        }
        RemoteJob job = known == null ? called.get().job() : known;
        Said said = new Said(called.get().answer(), callback);
        JobGroup group = aggregator.alive(row);
        return group == null || !listens(group) ? record(row, job, said) : tell(group, job, said);
    }

    /** Here the job lives: it hears at once. */
    private CompletionStage<Receipt> tell(JobGroup group, RemoteJob job, Said said) {
        JobId id = group.row.id();
        CompletableFuture<Boolean> safe = new CompletableFuture<>();
        inline.keep(group, id, said, kept -> {
            // The answer to the submission may be on its way still, or be lost.
            group.on(new JobEvent.Accepted(job));
            if (said.answer() instanceof PollAnswer.End) {
                Duration since = Duration.ofNanos(ports.nanos().getAsLong() - group.acceptedNanos);
                group.on(new JobEvent.Polled(said.answer(), since));
            } else {
                group.on(new JobEvent.PollDue());
            }
            safe.complete(kept);
        });
        // The job goes on at once, but the provider is to come again while only this process knows what it said.
        return safe.thenCompose(kept -> facts.takes(id)
                .thenApply(taken -> kept && taken ? Receipt.TAKEN : notNow(id, "the job store did not take it")));
    }

    /** It lives elsewhere, or nowhere: whoever owns it sees what is recorded. */
    private CompletionStage<Receipt> record(JobRow row, RemoteJob job, Said said) {
        if (row.outcome() != null || !(said.answer() instanceof PollAnswer.End end)) {
            said.release();
            return receipt(row.id(), accept(row, job));
        }
        CompletableFuture<Boolean> safe = new CompletableFuture<>();
        inline.keep(null, row.id(), said, safe::complete);
        Duration availableIn = row.terms().awaited() ? null : Duration.ZERO;
        return safe.thenCompose(kept -> kept
                ? receipt(row.id(), accept(row, job).thenCompose(done -> ports.store()
                        .settled(row.id(), Running.outcome(end), row.polls(), availableIn)))
                : CompletableFuture.completedStage(notNow(row.id(), "its picture could not be kept")));
    }

    private static CompletionStage<Receipt> receipt(JobId id, CompletionStage<FactResult> written) {
        return written.handle(
                (done, failure) -> failure == null ? Receipt.TAKEN : notNow(id, JobStoreException.reason(failure)));
    }

    private CompletionStage<FactResult> accept(JobRow row, RemoteJob job) {
        return row.remote() != null || row.outcome() != null
                ? CompletableFuture.completedFuture(new FactResult.Written(row))
                : ports.store().accepted(row.id(), job);
    }

    /** Others have it, or it is over: they learn of it from the store. */
    private static boolean listens(JobGroup group) {
        return group.state() instanceof Submitting
                || group.state() instanceof Unknown
                || group.state() instanceof Running running && running.acts();
    }

    private static Receipt notNow(JobId id, String why) {
        LOG.warn("Job {}: its callback is put off: {}", id, why);
        return Receipt.NOT_NOW;
    }

    private static CompletionStage<Receipt> give(JobRow row, HttpAnswer callback, Receipt receipt, String why) {
        LOG.warn("Job {}: a callback with its token {}", row.id(), why);
        callback.release();
        return CompletableFuture.completedStage(receipt);
    }
}
