package io.github.camelflux.scale;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelflux.component.FluxComponent;
import io.github.camelflux.simulator.FluxSimulator;
import io.github.camelflux.simulator.draw.Render;
import io.github.camelflux.simulator.engine.SimulatorClock;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.apache.camel.AsyncProducer;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.Test;

/** Thousands of jobs in flight need no thread each. */
class InFlightTest {

    private static final int JOBS = 5_000;

    @Test
    void five_thousand_exchanges_in_flight_use_no_more_than_eight_threads_and_finish() throws Exception {
        SimulatorClock clock = SimulatorClock.stoppedAt(Instant.now());
        try (FluxSimulator simulator = FluxSimulator.builder()
                        .clock(clock)
                        .render(Render.FLAT)
                        .activeLimit(JOBS)
                        .runTime(Duration.ofSeconds(10))
                        .start();
                DefaultCamelContext context = new DefaultCamelContext()) {
            context.addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    from("direct:in").to("flux:generate?model=flux-2-klein-4b&pollInterval=5s");
                }
            });
            flux(context, simulator);
            Set<String> before = threads();
            context.start();
            AsyncProducer in = context.getEndpoint("direct:in").createAsyncProducer();
            in.start();
            CountDownLatch done = new CountDownLatch(JOBS);
            AtomicInteger failed = new AtomicInteger();
            for (int i = 0; i < JOBS; i++) {
                Exchange exchange = new DefaultExchange(context);
                exchange.getIn().setBody("picture " + i);
                in.process(exchange, doneSync -> {
                    failed.addAndGet(exchange.isFailed() ? 1 : 0);
                    done.countDown();
                });
            }
            Set<String> last = Set.of();
            Set<String> most = Set.of();
            boolean allRun = false;
            while (!done.await(100, TimeUnit.MILLISECONDS)) {
                // However slow the machine is, none ends before all of them run.
                if (!allRun && simulator.activeJobs("key") == JOBS) {
                    allRun = true;
                    clock.advance(Duration.ofMinutes(1));
                }
                Set<String> now = added(before);
                // On one or two processors the JDK's client starts a thread for an instant with each request.
                Set<String> lasting = now.stream().filter(last::contains).collect(Collectors.toSet());
                most = lasting.size() > most.size() ? lasting : most;
                last = now;
            }

            assertThat(failed).hasValue(0);
            assertThat(simulator.bill().count()).isEqualTo(JOBS);
            assertThat(simulator.maxActiveJobs()).as("jobs in flight at once").isEqualTo(JOBS);
            assertThat(most).as("threads beyond an idle context").isNotEmpty().hasSizeLessThanOrEqualTo(8);
        }
    }

    private static void flux(DefaultCamelContext context, FluxSimulator simulator) {
        FluxComponent component = new FluxComponent();
        component.getConfiguration().setBaseUrl(simulator.baseUrl().toString());
        component.getConfiguration().setApiKey("key");
        component.setMaxInFlight(JOBS);
        context.addComponent("flux", component);
    }

    private static Set<String> added(Set<String> before) {
        return threads().stream().filter(name -> !before.contains(name)).collect(Collectors.toSet());
    }

    /** Every thread but the simulator's own, which come and go with its load. */
    private static Set<String> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .map(thread -> thread.getId() + " " + thread.getName())
                .filter(name -> !name.contains("XNIO") && !name.contains("simulator") && !name.contains("Java2D"))
                .collect(Collectors.toSet());
    }
}
