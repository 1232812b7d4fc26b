package io.github.camelflux.component;

import io.github.camelflux.image.Model;
import io.github.camelflux.job.JobAggregator;
import io.github.camelflux.job.Order;
import io.github.camelflux.job.Permits;
import io.github.camelflux.job.Waiter;
import java.io.IOException;
import java.time.Duration;
import org.apache.camel.AsyncCallback;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;

/** {@code flux:generate} and all else that buys: attaches the exchange to the job of its key, which is bought if it is new. */
final class BuyStep implements ExchangeStep {

    private final FluxEndpoint endpoint;
    private final RequestReader requests;
    private final IdempotencyKeys keys;
    private final Admission admission;
    private final OrderForm form;
    private final Handover handover;

    BuyStep(FluxEndpoint endpoint) {
        FluxComponent component = endpoint.component();
        FluxConfiguration options = endpoint.getConfiguration();
        FluxEngine engine = component.engine();
        CamelContext context = component.getCamelContext();
        this.endpoint = endpoint;
        this.requests = new RequestReader(
                context,
                endpoint.getOperation().buys().orElseThrow(),
                options,
                component.modelChoice(),
                component.warnings(),
                engine.spool());
        this.keys = new IdempotencyKeys(context, options.getIdempotencyKey());
        this.admission = new Admission(engine.threads(), component.isBlockWhenFull(), options.getQueueTimeout());
        this.form = new OrderForm(endpoint);
        this.handover = new Handover(endpoint);
    }

    @Override
    public boolean process(Exchange exchange, AsyncCallback callback) throws IOException {
        try {
            ReadRequest read = requests.read(exchange);
            submit(exchange, read, callback);
            return false;
        } catch (RuntimeException | IOException e) {
            // Those of an earlier step would be taken for this one's.
            JobHeaders.clear(exchange.getMessage());
            throw e;
        }
    }

    private void submit(Exchange exchange, ReadRequest read, AsyncCallback callback) throws IOException {
        endpoint.component().routeIds().check(exchange, endpoint.getConfiguration());
        Order order = form.fill(exchange, read, keys.keyOf(exchange, namespace(), read.fingerprint()));
        JobAggregator aggregator = endpoint.component().engine().aggregator();
        Permits permits = endpoint.line().permits();
        admission.enter(permits);
        Waiter waiter = new Waiter(until(), limit(order), false, ending -> {
            read.pictures().close();
            handover.finish(exchange, ending, aggregator, callback);
        });
        try {
            aggregator.submit(order, waiter, permits::exit);
        } catch (IllegalArgumentException e) {
            permits.exit();
            read.pictures().close();
            throw BadRequest.because(e.getMessage());
        }
    }

    /** What one account bought is not handed to another. */
    private String namespace() {
        return endpoint.component().namespace(endpoint.line().account());
    }

    private Waiter.Until until() {
        return endpoint.getConfiguration().isWaitForResult() ? Waiter.Until.SETTLED : Waiter.Until.ACCEPTED;
    }

    /** How long the exchange waits once the job is accepted. */
    private Duration limit(Order order) {
        Duration option = endpoint.getConfiguration().getJobTimeout();
        Model model = endpoint.component().engine().catalog().find(order.terms().model());
        return option == null ? model.deadline() : option;
    }
}
