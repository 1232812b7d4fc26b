package io.github.camelflux.benchmarks;

import io.github.camelflux.component.FluxConstants;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.AsyncProducer;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;

/**
 * Sends many exchanges into a route, looks at heap and threads once all of them wait, and lets them end.
 *
 * @param name where they wait
 * @param context has a route from {@code direct:in}
 * @param waiting how many wait
 * @param end what ends them
 * @param delivers whether they end with a picture, and are not only thrown away
 */
record WaitingJobs(
        String name, DefaultCamelContext context, Callable<Integer> waiting, Runnable end, boolean delivers) {

    /** Nothing ends before the clock is turned. */
    static final Duration RUN_TIME = Duration.ofHours(1);

    private static final int PROMPT = 200;
    private static final int PERMITS = 24;
    /** More than the requests that the component has on their way at once. */
    private static final int BEFORE = 150;

    private static final int BY_HAND_PART = 10;
    private static final long LOOK_MILLIS = 50;

    static InFlightRow ofNoStep(InFlight.Sizes sizes) throws Exception {
        KeptExchanges step = new KeptExchanges();
        try (DefaultCamelContext context = new DefaultCamelContext()) {
            context.addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    from("direct:in").process(step);
                }
            });
            try (LastingThreads threads = new LastingThreads()) {
                context.start();
                return new WaitingJobs("kept by a step that does nothing", context, step::count, step::letGo, true)
                        .measure(sizes.jobs(), threads);
            }
        }
    }

    static InFlightRow inFlight(SimulatorProcess simulator, InFlight.Sizes sizes) throws Exception {
        try (LastingThreads threads = new LastingThreads();
                FluxLoop flux = flux(simulator, sizes, sizes.jobs())) {
            warmUp(simulator, flux, Math.min(BEFORE, sizes.jobs()));
            return new WaitingJobs(
                            "component, in flight",
                            flux.context(),
                            () -> Math.min(simulator.active(), flux.component().getJobsInFlight()),
                            () -> simulator.turnClock(RUN_TIME),
                            true)
                    .measure(sizes.jobs(), threads);
        }
    }

    static InFlightRow inLine(SimulatorProcess simulator, InFlight.Sizes sizes) throws Exception {
        try (LastingThreads threads = new LastingThreads();
                FluxLoop flux = flux(simulator, sizes, PERMITS)) {
            warmUp(simulator, flux, PERMITS);
            return new WaitingJobs(
                            "component, in line for a permit",
                            flux.context(),
                            () -> flux.component().getJobsQueued()
                                    + flux.component().getJobsInFlight(),
                            () -> stop(flux),
                            false)
                    .measure(sizes.jobs(), threads);
        }
    }

    /** Fewer: each request holds a thread, and ten of Camel's ask for the states of all. */
    static InFlightRow byHand(SimulatorProcess simulator, InFlight.Sizes sizes) throws Exception {
        try (LastingThreads threads = new LastingThreads();
                HandRoute route = new HandRoute(simulator, "by-hand", 1, Duration.ofSeconds(5))) {
            return new WaitingJobs(
                            "Camel route by hand, 5 s",
                            route.context(),
                            simulator::active,
                            () -> simulator.turnClock(RUN_TIME),
                            true)
                    .measure(Math.max(1, sizes.jobs() / BY_HAND_PART), threads);
        }
    }

    private InFlightRow measure(int count, LastingThreads threads) throws Exception {
        List<Exchange> exchanges = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Exchange exchange = new DefaultExchange(context);
            String prompt = "picture " + i + " ";
            exchange.getMessage().setBody(prompt + "x".repeat(PROMPT - prompt.length()));
            exchanges.add(exchange);
        }
        AsyncProducer in = context.getEndpoint("direct:in").createAsyncProducer();
        in.start();
        long before = Heap.retained();
        CountDownLatch left = new CountDownLatch(count);
        AtomicInteger delivered = new AtomicInteger();
        Instant first = Instant.now();
        for (Exchange exchange : exchanges) {
            in.process(exchange, doneSync -> {
                delivered.addAndGet(exchange.isFailed() ? 0 : 1);
                left.countDown();
            });
        }
        while (waiting.call() < count) {
            if (left.getCount() < count) {
                throw new IllegalStateException("one of " + count + " ended before all waited");
            }
            Thread.sleep(LOOK_MILLIS);
        }
        double submitSeconds = seconds(first, Instant.now());
        double bytes = (Heap.retained() - before) / (double) count;
        int beforeEnd = threads.most().size();
        Instant ended = Instant.now();
        end.run();
        left.await();
        double deliverSeconds = seconds(ended, Instant.now());
        return new InFlightRow(
                name,
                count,
                delivered.get(),
                delivers ? threads.most().size() : beforeEnd,
                bytes,
                submitSeconds,
                delivers ? deliverSeconds : null);
    }

    /**
     * What the HTTP client and its connections hold is held by all jobs together, however many wait. The pictures are small: they are
     * still in the store when the heap is looked at first.
     */
    private static void warmUp(SimulatorProcess simulator, FluxLoop flux, int pictures) throws Exception {
        AsyncProducer in = flux.context().getEndpoint("direct:in").createAsyncProducer();
        in.start();
        CountDownLatch left = new CountDownLatch(pictures);
        for (int i = 0; i < pictures; i++) {
            Exchange exchange = new DefaultExchange(flux.context());
            exchange.getMessage().setBody("before " + i);
            exchange.getMessage().setHeader(FluxConstants.SIZE, "64x64");
            in.process(exchange, doneSync -> left.countDown());
        }
        while (simulator.active() < pictures) {
            Thread.sleep(LOOK_MILLIS);
        }
        simulator.turnClock(RUN_TIME);
        left.await();
    }

    /** Does not wait for what is in flight. */
    private static void stop(FluxLoop flux) {
        flux.context().getShutdownStrategy().setTimeout(1);
        flux.close();
    }

    private static FluxLoop flux(SimulatorProcess simulator, InFlight.Sizes sizes, int permits) throws Exception {
        return new FluxLoop(simulator, "flux:generate?" + sizes.options(), flux -> {
            flux.getConfiguration().setApiKey(permits + "-permits");
            flux.setMaxInFlight(permits);
            flux.setMaxQueued(sizes.jobs());
        });
    }

    private static double seconds(Instant from, Instant to) {
        return Duration.between(from, to).toNanos() / 1e9;
    }
}
