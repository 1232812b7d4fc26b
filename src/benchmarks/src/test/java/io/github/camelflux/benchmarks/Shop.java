package io.github.camelflux.benchmarks;

import io.github.camelflux.component.FluxComponent;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.apache.camel.AsyncProducer;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.impl.engine.ExplicitCamelContextNameStrategy;
import org.apache.camel.support.DefaultExchange;

/** A context with one route that buys pictures, and as many exchanges in it as there are permits, again and again. */
final class Shop implements AutoCloseable {

    private final DefaultCamelContext context = new DefaultCamelContext();
    private final int permits;

    /**
     * @param simulator where to buy
     * @param permits jobs in flight at the most
     * @param options further ones of the component
     */
    Shop(SimulatorProcess simulator, int permits, Consumer<FluxComponent> options) throws Exception {
        this.permits = permits;
        context.setNameStrategy(new ExplicitCamelContextNameStrategy("benchmark"));
        FluxComponent flux = new FluxComponent();
        flux.setMaxInFlight(permits);
        flux.getConfiguration().setApiKey("benchmark");
        flux.getConfiguration().setBaseUrl(simulator.api().toString());
        flux.getConfiguration().setPollInterval(Duration.ofMillis(50));
        options.accept(flux);
        context.addComponent("flux", flux);
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:in").routeId("in").to("flux:generate");
            }
        });
        context.start();
    }

    /**
     * Buys pictures and hands them on.
     *
     * @return how long it took, from the first message to the last picture
     * @throws IllegalStateException if a message got no picture
     */
    Duration buy(int pictures) throws Exception {
        return buy(pictures, permits, exchange -> {});
    }

    /**
     * The same with another number of exchanges in the route: with more than there are permits, some wait for one.
     *
     * @param most how many at once
     * @param seen told of each that got its picture, on a thread of the route
     */
    Duration buy(int pictures, int most, Consumer<Exchange> seen) throws Exception {
        AsyncProducer in = context.getEndpoint("direct:in").createAsyncProducer();
        in.start();
        Semaphore outstanding = new Semaphore(most);
        CountDownLatch done = new CountDownLatch(pictures);
        AtomicLong arrived = new AtomicLong();
        long began = System.nanoTime();
        for (int i = 0; i < pictures; i++) {
            outstanding.acquire();
            Exchange exchange = new DefaultExchange(context);
            exchange.getMessage().setBody("picture " + i);
            in.process(exchange, doneSync -> {
                if (!exchange.isFailed()) {
                    arrived.incrementAndGet();
                    seen.accept(exchange);
                }
                outstanding.release();
                done.countDown();
            });
        }
        done.await();
        Duration took = Duration.ofNanos(System.nanoTime() - began);
        if (arrived.get() != pictures) {
            throw new IllegalStateException(pictures - arrived.get() + " of " + pictures + " messages got no picture");
        }
        return took;
    }

    @Override
    public void close() {
        context.stop();
    }
}
