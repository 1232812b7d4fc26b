package io.github.camelflux.benchmarks;

import io.github.camelflux.component.FluxComponent;
import io.github.camelflux.component.FluxConstants;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.apache.camel.AsyncProducer;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;

/** The component: all exchanges come at once, and those that find no permit wait in it. */
final class FluxLoop implements Loop {

    private final DefaultCamelContext context = new DefaultCamelContext();

    /**
     * @param uri of the endpoint
     * @param options of the component, beside the simulator's address
     */
    FluxLoop(SimulatorProcess simulator, String uri, Consumer<FluxComponent> options) throws Exception {
        FluxComponent flux = new FluxComponent();
        flux.getConfiguration().setBaseUrl(simulator.api().toString());
        options.accept(flux);
        context.addComponent("flux", flux);
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:in").routeId("in").to(uri);
            }
        });
        context.start();
    }

    DefaultCamelContext context() {
        return context;
    }

    FluxComponent component() {
        return context.getComponent("flux", FluxComponent.class);
    }

    @Override
    public List<Purchase> buy(int pictures) throws Exception {
        return buy(pictures, bought -> {});
    }

    /** @param after told after each picture how many there are */
    List<Purchase> buy(int pictures, Consumer<Integer> after) throws Exception {
        AsyncProducer in = context.getEndpoint("direct:in").createAsyncProducer();
        in.start();
        CountDownLatch left = new CountDownLatch(pictures);
        AtomicInteger delivered = new AtomicInteger();
        Queue<Purchase> bought = new ConcurrentLinkedQueue<>();
        Queue<Exception> failures = new ConcurrentLinkedQueue<>();
        for (int i = 0; i < pictures; i++) {
            Exchange exchange = new DefaultExchange(context);
            exchange.getMessage().setBody("picture " + i);
            in.process(exchange, doneSync -> {
                if (exchange.isFailed()) {
                    failures.add(exchange.getException());
                } else {
                    bought.add(purchase(exchange));
                    after.accept(delivered.incrementAndGet());
                }
                left.countDown();
            });
        }
        left.await();
        if (!failures.isEmpty()) {
            throw new IllegalStateException(failures.size() + " messages got no picture", failures.peek());
        }
        return List.copyOf(bought);
    }

    private static Purchase purchase(Exchange exchange) {
        Map<?, ?> receipt = exchange.getMessage().getHeader(FluxConstants.JOB_RECEIPT, Map.class);
        return new Purchase(
                (String) receipt.get("remoteId"),
                Instant.parse((String) receipt.get("settledAt")),
                Instant.now(),
                (Integer) receipt.get("polls"));
    }

    @Override
    public void close() {
        context.stop();
    }
}
