package io.github.camelflux.component;

import io.github.camelflux.image.ImageRequest;
import io.github.camelflux.image.InputImage;
import io.github.camelflux.job.Order;
import io.github.camelflux.job.Permits;
import io.github.camelflux.job.Waiter;
import java.time.Duration;
import java.util.stream.Stream;
import org.apache.camel.AsyncCallback;
import org.apache.camel.Exchange;

/** {@code flux:generate} and {@code flux:edit}: attaches the exchange to the job of its key, which is bought if it is new. */
final class BuyStep implements ExchangeStep {

    private final FluxEndpoint endpoint;
    private final RequestReader requests;
    private final IdempotencyKeys keys;
    private final AllowedModels allowed;
    private final Admission admission;
    private final OrderForm form;
    private final Handover handover;

    BuyStep(FluxEndpoint endpoint) {
        FluxComponent component = endpoint.component();
        FluxConfiguration options = endpoint.getConfiguration();
        this.endpoint = endpoint;
        this.requests = new RequestReader();
        this.keys =
                new IdempotencyKeys(component.getCamelContext(), component.namespace(), options.getIdempotencyKey());
        this.allowed = component.allowedModelNames();
        this.admission =
                new Admission(component.engine().threads(), component.isBlockWhenFull(), options.getQueueTimeout());
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
        admission.enter(permits);
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

    private Waiter.Until until() {
        return endpoint.getConfiguration().isWaitForResult() ? Waiter.Until.SETTLED : Waiter.Until.ACCEPTED;
    }

    private Duration limit(Order order) {
        Duration option = endpoint.getConfiguration().getJobTimeout();
        return option != null
                ? option
                : endpoint.component()
                        .engine()
                        .catalog()
                        .find(order.terms().model())
                        .deadline();
    }

    private static void giveUp(ImageRequest request) {
        Stream.concat(request.images().stream(), Stream.ofNullable(request.mask()))
                .filter(InputImage.Inline.class::isInstance)
                .forEach(image -> ((InputImage.Inline) image).bytes().release());
    }
}
