package io.github.camelflux.component;

import org.apache.camel.AsyncCallback;
import org.apache.camel.Exchange;
import org.apache.camel.support.DefaultAsyncProducer;

/** Gives each exchange to the step of the endpoint's operation. No thread waits while a job runs. */
public class FluxProducer extends DefaultAsyncProducer {

    private final ExchangeStep step;

    FluxProducer(FluxEndpoint endpoint) {
        super(endpoint);
        step = switch (endpoint.getOperation()) {
            case generate, edit, fill, expand, erase, deblur, tryOn, video, videoEdit, videoUpscale ->
                new BuyStep(endpoint);
            case await -> new AwaitStep(endpoint);
            case status -> new StatusStep(endpoint);
            case cancel -> new CancelStep(endpoint);
            case jobs -> new JobsStep(endpoint);
            case forget -> new ForgetStep(endpoint);
            case estimate -> new EstimateStep(endpoint);
            case credits -> new CreditsStep(endpoint);
            case usage -> new UsageStep(endpoint);
            case models -> new ModelsStep(endpoint);
            case ledger -> new LedgerStep(endpoint);
            case callback -> new CallbackStep(endpoint);
            case results -> throw new IllegalArgumentException("flux:results is consumed");
        };
    }

    @Override
    public boolean process(Exchange exchange, AsyncCallback callback) {
        try {
            return step.process(exchange, callback);
        } catch (Exception e) {
            exchange.setException(e);
            callback.done(true);
            return true;
        }
    }
}
