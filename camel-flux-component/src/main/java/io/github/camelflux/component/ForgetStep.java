package io.github.camelflux.component;

import io.github.camelflux.FailureContext;
import io.github.camelflux.FluxRequestException;
import io.github.camelflux.job.JobAggregator;
import io.github.camelflux.job.JobFilter;
import io.github.camelflux.job.life.JobRow;
import io.github.camelflux.job.life.RowState;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.apache.camel.AsyncCallback;
import org.apache.camel.Exchange;
import org.apache.camel.Message;

/**
 * {@code flux:forget}: an operator's word that keys may buy again, because nobody knows what became of their jobs, or because a
 * picture is of no use. It is one job that the message names; or, with the options {@code state} or {@code group}, all that they
 * want and that block their key. With both, the job is forgotten only if the options want it. Jobs stay in the list, and facts
 * about them are still recorded. The body stays as it is; the header {@link FluxConstants#FORGOTTEN} lists what was freed.
 */
final class ForgetStep implements ExchangeStep {

    private final FluxEndpoint endpoint;
    private final FluxComponent component;
    private final JobFilter options;
    private final boolean filters;

    ForgetStep(FluxEndpoint endpoint) {
        FluxConfiguration configuration = endpoint.getConfiguration();
        this.endpoint = endpoint;
        this.component = endpoint.component();
        this.filters = configuration.getState() != null || configuration.getGroup() != null;
        this.options = new JobFilter(
                null,
                null,
                JobsStep.states(configuration.getState()),
                configuration.getGroup(),
                configuration.getLimit());
    }

    @Override
    public boolean process(Exchange exchange, AsyncCallback callback) {
        Message message = exchange.getMessage();
        boolean named = JobLookup.names(message) || !filters;
        return StoreAnswer.then(
                named
                        ? new JobLookup(endpoint).find(message).thenCompose(found -> one(JobLookup.known(found)))
                        : component.engine().aggregator().forget(options),
                component.engine().threads().workers(),
                exchange,
                callback,
                forgotten -> {
                    if (named && !forgotten.isEmpty()) {
                        JobHeaders.write(message, forgotten.get(0), null);
                    }
                    message.setHeader(
                            FluxConstants.FORGOTTEN,
                            forgotten.stream().map(row -> row.id().value()).toList());
                    return true;
                });
    }

    private CompletionStage<List<JobRow>> one(JobRow job) {
        if (!options.wants(job)) {
            return CompletableFuture.completedFuture(List.of());
        }
        JobAggregator aggregator = component.engine().aggregator();
        // One that nobody follows is not under way here.
        boolean stranded = job.state() == RowState.ACCEPTED
                && aggregator.overview().outsideRegion(job).isPresent();
        return aggregator
                .forget(new JobFilter(job.id(), null, stranded ? Set.of(RowState.ACCEPTED) : Set.of(), null, 1))
                .thenApply(freed -> {
                    if (freed.isEmpty() && job.state() != RowState.FORGOTTEN) {
                        throw new FluxRequestException(
                                "Job " + job.id() + " is " + new Receipt(job).outcome()
                                        + ": only a job that holds its key, and is not under way, can be forgotten",
                                new FailureContext(job.id().value(), job.terms().provider()));
                    }
                    return freed.isEmpty() ? List.of(job) : freed;
                });
    }
}
