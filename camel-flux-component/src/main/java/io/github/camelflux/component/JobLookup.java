package io.github.camelflux.component;

import io.github.camelflux.FailureContext;
import io.github.camelflux.FluxJobUnknownException;
import io.github.camelflux.FluxRequestException;
import io.github.camelflux.job.JobAggregator;
import io.github.camelflux.job.Waiter;
import io.github.camelflux.job.life.IdempotencyKey;
import io.github.camelflux.job.life.JobId;
import io.github.camelflux.job.life.JobRow;
import io.github.camelflux.provider.Region;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;
import org.apache.camel.Message;

/**
 * Finds the job that a message names. The idempotency key comes first: it is removed after use, so whoever set it meant this
 * step, while a job id may be left from an earlier one.
 */
final class JobLookup {

    private final FluxComponent component;
    private final String accountGroup;

    JobLookup(FluxEndpoint endpoint) {
        this.component = endpoint.component();
        this.accountGroup = endpoint.getConfiguration().getAccountGroup();
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
        boolean found = namespaces().stream()
                .map(namespace -> IdempotencyKey.of(namespace, key))
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
            return find(key, namespaces().iterator());
        }
        if (isSet(message, FluxConstants.JOB_ID)) {
            String id = message.getHeader(FluxConstants.JOB_ID, String.class);
            return aggregator.find(new JobId(id)).thenApply(row -> row.orElse(null));
        }
        throw new FluxRequestException(
                "No job is named: set the header " + FluxConstants.JOB_ID + " or " + FluxConstants.IDEMPOTENCY_KEY,
                FailureContext.NONE);
    }

    /** A key belongs to those that share purchases, or to the account that bought. */
    private List<String> namespaces() {
        Stream<String> shared = accountGroup == null
                ? Stream.empty()
                : Stream.of(Region.values()).map(region -> component.groupNamespace(accountGroup, region));
        return Stream.concat(shared, component.engine().lines().all().stream().map(component::namespace))
                .toList();
    }

    /** Each is asked in turn. */
    private CompletionStage<JobRow> find(String key, Iterator<String> namespaces) {
        if (!namespaces.hasNext()) {
            return CompletableFuture.completedFuture(null);
        }
        String namespace = namespaces.next();
        return component
                .engine()
                .aggregator()
                .find(IdempotencyKey.of(namespace, key))
                .thenCompose(
                        row -> row.isPresent() ? CompletableFuture.completedFuture(row.get()) : find(key, namespaces));
    }

    /** @throws FluxJobUnknownException if nothing was found */
    static JobRow known(JobRow found) {
        if (found == null) {
            throw new FluxJobUnknownException("The job store does not hold the job", FailureContext.NONE);
        }
        return found;
    }
}
