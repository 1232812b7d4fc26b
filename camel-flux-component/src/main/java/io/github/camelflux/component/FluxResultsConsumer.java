package io.github.camelflux.component;

import io.github.camelflux.job.Ending;
import io.github.camelflux.job.ResultsDesk;
import java.util.function.Consumer;
import org.apache.camel.AsyncCallback;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.support.DefaultConsumer;
import org.apache.camel.support.UnitOfWorkHelper;

/**
 * {@code from("flux:results")}: the outcomes that no exchange waits for. A picture comes as it would from {@code generate}. A
 * moderated or failed job comes too, as an exchange that has not failed: with its outcome in the headers, the exception in the
 * exchange property {@link Exchange#EXCEPTION_CAUGHT} (where {@code ${exception}} finds it), and no body. An outcome is delivered
 * when its exchange completed without failure; else it comes again after some seconds.
 */
public class FluxResultsConsumer extends DefaultConsumer {

    private final FluxEndpoint endpoint;
    private final Handover handover;
    private ResultsDesk.Subscription subscription;

    FluxResultsConsumer(FluxEndpoint endpoint, Processor processor) {
        super(endpoint, processor);
        this.endpoint = endpoint;
        this.handover = new Handover(endpoint);
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        subscribe();
    }

    @Override
    protected void doResume() throws Exception {
        super.doResume();
        subscribe();
    }

    @Override
    protected void doSuspend() throws Exception {
        unsubscribe();
        super.doSuspend();
    }

    @Override
    protected void doStop() throws Exception {
        unsubscribe();
        super.doStop();
    }

    private void subscribe() {
        FluxConfiguration options = endpoint.getConfiguration();
        subscription = endpoint.component()
                .engine()
                .aggregator()
                .results()
                .subscribe(options.getGroup(), options.getMaxInProgress(), this::handle);
    }

    private void unsubscribe() {
        ResultsDesk.Subscription last = subscription;
        subscription = null;
        if (last != null) {
            last.cancel();
        }
    }

    private void handle(Ending ending, Consumer<Boolean> done) {
        Exchange exchange = createExchange(false);
        try {
            handover.present(exchange, ending);
        } catch (RuntimeException e) {
            // It will not be routed, so nobody else gives up what was promised to its end.
            UnitOfWorkHelper.doneSynchronizations(
                    exchange, exchange.getExchangeExtension().handoverCompletions());
            releaseExchange(exchange, false);
            throw e;
        }
        AsyncCallback callback = doneSync -> {
            boolean handled = !exchange.isFailed();
            if (!handled) {
                getExceptionHandler()
                        .handleException(
                                "The result of a job was not handled; it comes again",
                                exchange,
                                exchange.getException());
            }
            releaseExchange(exchange, false);
            done.accept(handled);
        };
        getAsyncProcessor().process(exchange, callback);
    }
}
