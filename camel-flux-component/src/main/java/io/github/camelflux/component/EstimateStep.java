package io.github.camelflux.component;

import io.github.camelflux.image.Operation;
import java.io.IOException;
import java.math.BigDecimal;
import org.apache.camel.AsyncCallback;
import org.apache.camel.Exchange;

/**
 * {@code flux:estimate}: says in a header what the message would cost if it went to {@code flux:generate}, or to the operation of
 * {@code forOperation}. Nothing is bought and nothing is asked of the provider. The message is read as that operation reads it, and
 * is left as it is, so that it can go there next.
 */
final class EstimateStep implements ExchangeStep {

    private final FluxEndpoint endpoint;
    private final RequestReader requests;

    EstimateStep(FluxEndpoint endpoint) {
        FluxComponent component = endpoint.component();
        FluxConfiguration options = endpoint.getConfiguration();
        this.endpoint = endpoint;
        this.requests = new RequestReader(
                component.getCamelContext(),
                EndpointChecks.forOperation(options.getForOperation()).orElse(Operation.GENERATE),
                options,
                component.modelChoice(),
                component.pictureCount(),
                component.warnings(),
                component.engine().spool());
    }

    @Override
    public boolean process(Exchange exchange, AsyncCallback callback) throws IOException {
        exchange.getMessage().removeHeader(FluxConstants.ESTIMATE_USD);
        ReadAgain.keep(exchange);
        ReadRequest read = requests.read(exchange);
        try {
            endpoint.estimate(read.provider(), read.request())
                    .map(usd -> usd.multiply(BigDecimal.valueOf(read.count())))
                    .ifPresent(usd -> exchange.getMessage().setHeader(FluxConstants.ESTIMATE_USD, usd));
        } finally {
            read.pictures().close();
        }
        callback.done(true);
        return true;
    }
}
