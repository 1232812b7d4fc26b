package io.github.camelflux.component;

import org.apache.camel.AsyncCallback;
import org.apache.camel.Exchange;

/** {@code flux:status}: says in headers where a job stands. The body stays as it is. */
final class StatusStep implements ExchangeStep {

    private final FluxEndpoint endpoint;
    private final FluxComponent component;

    StatusStep(FluxEndpoint endpoint) {
        this.endpoint = endpoint;
        this.component = endpoint.component();
    }

    @Override
    public boolean process(Exchange exchange, AsyncCallback callback) {
        return StoreAnswer.then(
                new JobLookup(endpoint).find(exchange.getMessage()),
                component.engine().threads().workers(),
                exchange,
                callback,
                found -> {
                    JobHeaders.write(exchange.getMessage(), JobLookup.known(found), null);
                    component
                            .engine()
                            .aggregator()
                            .overview()
                            .outsideRegion(found)
                            .ifPresent(why -> exchange.getMessage().setHeader(FluxConstants.JOB_OUTSIDE_REGION, why));
                    return true;
                });
    }
}
