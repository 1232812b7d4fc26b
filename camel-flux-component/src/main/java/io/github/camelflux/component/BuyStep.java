package io.github.camelflux.component;

import io.github.camelflux.image.Model;
import io.github.camelflux.job.Ending;
import io.github.camelflux.job.JobAggregator;
import io.github.camelflux.job.Order;
import io.github.camelflux.job.Permits;
import io.github.camelflux.job.Waiter;
import io.github.camelflux.job.life.IdempotencyKey;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.apache.camel.AsyncCallback;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;

/**
 * {@code flux:generate} and all else that buys: attaches the exchange to the job of its key, which is bought if it is new. Where a
 * message asks for several pictures, to the jobs of their keys.
 */
final class BuyStep implements ExchangeStep {

    private final FluxEndpoint endpoint;
    private final RequestReader requests;
    private final IdempotencyKeys keys;
    private final Admission admission;
    private final OrderForm form;
    private final Map<String, Handover> handovers = new ConcurrentHashMap<>();
    private final SeveralJobs several;
    private final ResultWriter writer;
    private final String groupNamespace;

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
                component.pictureCount(),
                component.warnings(),
                engine.spool());
        this.keys = new IdempotencyKeys(context, options.getIdempotencyKey());
        this.admission = new Admission(engine.threads(), component.isBlockWhenFull(), options.getQueueTimeout());
        this.form = new OrderForm(endpoint);
        this.groupNamespace = options.getAccountGroup() == null
                ? null
                : component.groupNamespace(options.getAccountGroup(), options.getRegion());
        this.writer = ResultWriter.of(endpoint);
        this.several = new SeveralJobs(endpoint, this::waiter);
    }

    @Override
    public boolean process(Exchange exchange, AsyncCallback callback) throws IOException {
        try {
            ReadRequest read = requests.read(exchange);
            return submit(exchange, read, callback);
        } catch (RuntimeException | IOException e) {
            // Those of an earlier step would be taken for this one's.
            JobHeaders.clear(exchange.getMessage());
            throw e;
        }
    }

    private boolean submit(Exchange exchange, ReadRequest read, AsyncCallback callback) throws IOException {
        endpoint.component().routeIds().check(exchange, endpoint.getConfiguration());
        Seller seller = endpoint.seller(read.provider());
        List<Order> orders = orders(exchange, read, seller);
        Permits places = admission.enter(seller.lines(), orders.size());
        if (orders.size() > 1) {
            return several.submit(exchange, orders, places, read.pictures(), callback);
        }
        submit(exchange, orders.get(0), places, read.pictures(), callback);
        return false;
    }

    private void submit(Exchange exchange, Order order, Permits places, InputBlobs pictures, AsyncCallback callback) {
        JobAggregator aggregator = endpoint.component().engine().aggregator();
        Waiter waiter = waiter(order, ending -> {
            pictures.close();
            handovers
                    .computeIfAbsent(order.terms().provider(), provider -> new Handover(endpoint, provider, writer))
                    .finish(exchange, ending, aggregator, callback);
        });
        try {
            aggregator.submit(order, waiter, places::exit);
        } catch (IllegalArgumentException e) {
            places.exit();
            pictures.close();
            throw BadRequest.because(e.getMessage());
        }
    }

    /** What one account bought is not handed to another, unless the operator and the route both say so. */
    private List<Order> orders(Exchange exchange, ReadRequest read, Seller seller) throws IOException {
        if (groupNamespace != null && keys.areExplicit(exchange)) {
            ReadRequest shared = read.ofAnyModel();
            return form.fill(exchange, shared, keys(exchange, shared, groupNamespace));
        }
        return form.fill(exchange, read, keys(exchange, read, seller.namespace()));
    }

    private List<IdempotencyKey> keys(Exchange exchange, ReadRequest read, String namespace) {
        return read.count() == 1
                ? List.of(keys.keyOf(exchange, namespace, read.fingerprint()))
                : keys.keysOf(exchange, namespace, read.fingerprint(), read.count());
    }

    private Waiter waiter(Order order, Consumer<Ending> ended) {
        return new Waiter(until(), limit(order), false, ended);
    }

    private Waiter.Until until() {
        return endpoint.getConfiguration().isWaitForResult() ? Waiter.Until.SETTLED : Waiter.Until.ACCEPTED;
    }

    /** How long the exchange waits once the job is accepted. */
    private Duration limit(Order order) {
        Duration option = endpoint.getConfiguration().getJobTimeout();
        Model model = endpoint.component()
                .engine()
                .catalog()
                .find(order.terms().model(), order.terms().provider());
        return option == null ? model.deadline() : option;
    }
}
