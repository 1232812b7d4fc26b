package io.github.camelflux.component;

import io.github.camelflux.FailureContext;
import io.github.camelflux.FluxOverloadedException;
import io.github.camelflux.FluxRequestException;
import io.github.camelflux.FluxStoppedException;
import io.github.camelflux.Charged;
import io.github.camelflux.image.ImageRequest;
import io.github.camelflux.image.InputImage;
import io.github.camelflux.job.Order;
import io.github.camelflux.job.Permits;
import io.github.camelflux.job.Waiter;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.camel.AsyncCallback;
import org.apache.camel.Exchange;

/** {@code flux:generate} and {@code flux:edit}: attaches the exchange to the job of its key, which is bought if it is new. */
final class BuyStep implements ExchangeStep {

    private final FluxEndpoint endpoint;
    private final RequestReader requests;
    private final IdempotencyKeys keys;
    private final AllowedModels allowed;
    private final OrderForm form;
    private final Handover handover;

    /** @param routeId of the producer's route; gives null where it has none */
    BuyStep(FluxEndpoint endpoint) {
        FluxComponent component = endpoint.component();
        FluxConfiguration options = endpoint.getConfiguration();
        this.endpoint = endpoint;
        this.requests = new RequestReader();
        this.keys = new IdempotencyKeys(
                component.getCamelContext(), component.namespace(), options.getIdempotencyKey());
        this.allowed = component.allowedModelNames();
        this.form = new OrderForm(endpoint);
        this.handover = new Handover(endpoint);
    }

    @Override
    public boolean process(Exchange exchange, AsyncCallback callback) throws Exception {
        ImageRequest request = requests.read(exchange);
        boolean submitted = false;
        try {
            submit(exchange, request, callback);
            submitted = true;
        } catch (IllegalArgumentException e) {
            throw BadRequest.because(e.getMessage());
        } finally {
            if (!submitted) {
                giveUp(request);
            }
        }
        return false;
    }

    private void submit(Exchange exchange, ImageRequest request, AsyncCallback callback) {
        allowed.check(request.model());
        String fingerprint = request.fingerprint();
        Order order = form.fill(exchange, request, fingerprint, keys.keyOf(exchange, fingerprint));
        Permits permits = endpoint.line().permits();
        enter(permits);
        Waiter waiter = new Waiter(until(), limit(order), false, ending -> {
            giveUp(request);
            handover.finish(exchange, ending, callback);
        });
        try {
            endpoint.component().engine().aggregator().submit(order, waiter, permits::exit);
        } catch (RuntimeException e) {
            permits.exit();
            throw e;
        }
    }
}
