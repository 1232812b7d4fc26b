package io.github.camelflux.component;

import io.github.camelflux.FailureContext;
import io.github.camelflux.FluxRequestException;
import io.github.camelflux.job.JobFilter;
import io.github.camelflux.job.life.JobRow;
import io.github.camelflux.job.life.RowState;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import org.apache.camel.AsyncCallback;
import org.apache.camel.Exchange;

/**
 * {@code flux:forget}: an operator's word that the key of a job may buy again, because nobody knows what became of the job, or
 * because its picture is of no use. The job stays in the list, and facts about it are still recorded. The body stays as it is.
 */
final class ForgetStep implements ExchangeStep {

    private final FluxComponent component;

    ForgetStep(FluxEndpoint endpoint) {
        this.component = endpoint.component();
    }

    @Override
    public boolean process(Exchange exchange, AsyncCallback callback) {
        return StoreAnswer.then(
                new JobLookup(component)
                        .find(exchange.getMessage())
                        .thenCompose(found -> forget(JobLookup.known(found))),
                component.engine().threads().workers(),
                exchange,
                callback,
                forgotten -> {
                    JobHeaders.write(exchange.getMessage(), forgotten, null);
                    return true;
                });
    }

    private CompletionStage<JobRow> forget(JobRow job) {
        return component
                .engine()
                .aggregator()
                .forget(new JobFilter(job.id(), null, Set.of(), null, 1))
                .thenApply(freed -> {
                    if (freed.isEmpty() && job.state() != RowState.FORGOTTEN) {
                        throw new FluxRequestException(
                                "Job " + job.id() + " is " + new Receipt(job).outcome()
                                        + ": only a job that holds its key, and is not under way, can be forgotten",
                                new FailureContext(job.id().value(), job.terms().provider()));
                    }
                    return freed.isEmpty() ? job : freed.get(0);
                });
    }
}
