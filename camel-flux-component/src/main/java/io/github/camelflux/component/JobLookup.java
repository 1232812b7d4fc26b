package io.github.camelflux.component;

import io.github.camelflux.FailureContext;
import io.github.camelflux.FluxJobUnknownException;
import io.github.camelflux.FluxRequestException;
import io.github.camelflux.job.JobAggregator;
import io.github.camelflux.job.ProviderLine;
import io.github.camelflux.job.Waiter;
import io.github.camelflux.job.life.IdempotencyKey;
import io.github.camelflux.job.life.JobId;
import io.github.camelflux.job.life.JobRow;
import java.util.Iterator;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.apache.camel.Message;

/**
 * Finds the job that a message names. The idempotency key comes first: it is removed after use, so whoever set it meant this
 * step, while a job id may be left from an earlier one.
 */
final class JobLookup {

    private final FluxComponent component;

    JobLookup(FluxComponent component) {
        this.component = component;
    }

    /** Whether a message names a job. */
    static boolean names(Message message) {
        return isSet(message, FluxConstants.IDEMPOTENCY_KEY) || isSet(message, FluxConstants.JOB_ID);
    }

    /** Calls off the job that a message names by its key, as {@link JobAggregator#cancel} does. A key that named one is removed. */
    boolean cancel(Message message, Waiter waiter) {
        if (!isSet(message, FluxConstants.IDEMPOTENCY_KEY)) {
            return false;
        }
        String key = message.getHeader(FluxConstants.IDEMPOTENCY_KEY, String.class);
        // Before: once the waiter is told, the message belongs to whoever goes on with it.
        message.removeHeader(FluxConstants.IDEMPOTENCY_KEY);
        FluxEngine engine = component.engine();
        boolean found = engine.lines().all().stream()
                .map(line -> IdempotencyKey.of(component.namespace(line.account()), key))
                .anyMatch(full -> engine.aggregator().cancel(full, waiter));
        if (!found) {
            message.setHeader(FluxConstants.IDEMPOTENCY_KEY, key);
        }
        return found;
    }

    private static boolean isSet(Message message, String header) {
        String value = message.getHeader(header, String.class);
        return value != null && !value.isBlank();
    }

    /**
     * The job.
     *
     * @return completes exceptionally if the store does not answer
     * @throws FluxRequestException if the message names none
     */
    CompletionStage<JobRow> find(Message message) {
        JobAggregator aggregator = component.engine().aggregator();
        if (isSet(message, FluxConstants.IDEMPOTENCY_KEY)) {
            String key = message.getHeader(FluxConstants.IDEMPOTENCY_KEY, String.class);
            message.removeHeader(FluxConstants.IDEMPOTENCY_KEY);
            return find(key, component.engine().lines().all().iterator());
        }
        if (isSet(message, FluxConstants.JOB_ID)) {
            String id = message.getHeader(FluxConstants.JOB_ID, String.class);
            return aggregator.find(new JobId(id)).thenApply(row -> row.orElse(null));
        }
        throw new FluxRequestException(
                "No job is named: set the header " + FluxConstants.JOB_ID + " or " + FluxConstants.IDEMPOTENCY_KEY,
                FailureContext.NONE);
    }

    /** A key belongs to the account that bought: each is asked in turn. */
    private CompletionStage<JobRow> find(String key, Iterator<ProviderLine> lines) {
        if (!lines.hasNext()) {
            return CompletableFuture.completedFuture(null);
        }
        String namespace = component.namespace(lines.next().account());
        return component
                .engine()
                .aggregator()
                .find(IdempotencyKey.of(namespace, key))
                .thenCompose(row -> row.isPresent() ? CompletableFuture.completedFuture(row.get()) : find(key, lines));
    }

    /** @throws FluxJobUnknownException if nothing was found */
    static JobRow known(JobRow found) {
        if (found == null) {
            throw new FluxJobUnknownException("The job store does not hold the job", FailureContext.NONE);
        }
        return found;
    }
}
