package io.github.camelflux.component;

import org.apache.camel.AsyncCallback;
import org.apache.camel.Exchange;

/** {@code flux:ledger}: the body becomes the list of what was bought, newest day first, each line as a Map ready for JSON. */
final class LedgerStep implements ExchangeStep {

    private final FluxEndpoint endpoint;
    private final LedgerQuery query;

    LedgerStep(FluxEndpoint endpoint) {
        this.endpoint = endpoint;
        this.query = LedgerQuery.of(endpoint.getConfiguration());
    }

    @Override
    public boolean process(Exchange exchange, AsyncCallback callback) {
        FluxEngine engine = endpoint.component().engine();
        return StoreAnswer.then(
                engine.aggregator().overview().ledger(query.first(engine.today()), query.last()),
                engine.threads().workers(),
                exchange,
                callback,
                lines -> {
                    exchange.getMessage().setBody(query.maps(lines));
                    return true;
                });
    }
}
