package io.github.camelflux.component;

import io.github.camelflux.job.JobFilter;
import io.github.camelflux.job.life.RowState;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.camel.AsyncCallback;
import org.apache.camel.Exchange;

/** {@code flux:jobs}: the body becomes the list of jobs that the options want, newest first, each as a Map ready for JSON. */
final class JobsStep implements ExchangeStep {

    private final FluxEndpoint endpoint;

    JobsStep(FluxEndpoint endpoint) {
        this.endpoint = endpoint;
    }

    @Override
    public boolean process(Exchange exchange, AsyncCallback callback) {
        FluxConfiguration options = endpoint.getConfiguration();
        Set<RowState> states = options.getState() == null ? Set.of() : Set.of(options.getState());
        FluxEngine engine = endpoint.component().engine();
        return StoreAnswer.then(
                engine.aggregator().list(new JobFilter(null, null, states, options.getGroup(), options.getLimit())),
                engine.threads().workers(),
                exchange,
                callback,
                rows -> {
                    exchange.getMessage()
                            .setBody(rows.stream()
                                    .map(row -> new Receipt(row).asMap(null))
                                    .collect(Collectors.<Map<String, Object>>toList()));
                    return true;
                });
    }
}
