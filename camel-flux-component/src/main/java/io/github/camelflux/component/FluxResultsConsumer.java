package io.github.camelflux.component;

import io.github.camelflux.job.Ending;
import io.github.camelflux.job.ResultsDesk;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.apache.camel.AsyncCallback;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.ShutdownRunningTask;
import org.apache.camel.spi.ShutdownAware;
import org.apache.camel.support.DefaultConsumer;
import org.apache.camel.support.UnitOfWorkHelper;

/**
 * {@code from("flux:results")}: the outcomes that no exchange waits for. A picture comes as it would from {@code generate}. A
 * moderated or failed job comes too, as an exchange that has not failed: with its outcome in the headers, the exception in the
 * exchange property {@link Exchange#EXCEPTION_CAUGHT} (where {@code ${exception}} finds it), and no body. An outcome is delivered
 * when its exchange completed without failure; else it comes again after some seconds. When Camel stops, it goes on until the jobs of
 * this node have come, or Camel's shutdown time is over.
 */
public class FluxResultsConsumer extends DefaultConsumer implements ShutdownAware {

    private static final long STORE_SECONDS = 5;

    private final FluxEndpoint endpoint;
    private final Handover handover;
    private volatile ResultsDesk.Subscription subscription;

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

    @Override
    public boolean deferShutdown(ShutdownRunningTask task) {
        return true;
    }

    /** What was bought without waiting is in no exchange while it runs. A route that is stopped by itself does not wait for it. */
    @Override
    public int getPendingExchangesSize() {
        ResultsDesk.Subscription current = subscription;
        if (current == null || !getEndpoint().getCamelContext().isStopping()) {
            return 0;
        }
        try {
            return current.toCome().toCompletableFuture().get(STORE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 0;
        } catch (ExecutionException | TimeoutException e) {
            // The store has the jobs, and nobody here can say more.
            return 0;
        }
    }

    @Override
    public void prepareShutdown(boolean suspendOnly, boolean forced) {
        // Stopping ends the subscription.
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
