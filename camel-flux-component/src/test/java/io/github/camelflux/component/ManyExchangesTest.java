package io.github.camelflux.component;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelflux.simulator.FluxSimulator;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.apache.camel.AsyncProducer;
import org.apache.camel.Exchange;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Test;

/** No thread waits while jobs run. */
class ManyExchangesTest extends SimulatedRoutes {

    private static final int EXCHANGES = 5_000;

    @Override
    protected FluxSimulator.Builder simulation() {
        return super.simulation().runTime(Duration.ofSeconds(12)).activeLimit(EXCHANGES);
    }

    @Override
    protected void configure(FluxComponent flux) {
        flux.setMaxInFlight(EXCHANGES);
        flux.getConfiguration().setPollInterval(Duration.ofSeconds(5));
    }

    @Override
    protected RoutesBuilder createRouteBuilder() {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:generate").to("flux:generate?width=256&height=256");
            }
        };
    }

    @Test
    void five_thousand_exchanges_in_flight_need_eight_threads() throws Exception {
        Set<Long> before = threads();
        AtomicInteger pictures = new AtomicInteger();
        AtomicInteger failures = new AtomicInteger();
        AsyncProducer producer = context.getEndpoint("direct:generate").createAsyncProducer();
        producer.start();

        for (int i = 0; i < EXCHANGES; i++) {
            Exchange exchange = producer.getEndpoint().createExchange();
            exchange.getMessage().setBody("fox " + i);
            producer.process(exchange, doneSync -> (exchange.isFailed() ? failures : pictures).incrementAndGet());
        }
        await().atMost(Duration.ofSeconds(60)).until(() -> flux().getJobsInFlight() == EXCHANGES);
        Set<Long> during = threads();
        during.removeAll(before);

        assertThat(during).hasSizeLessThanOrEqualTo(8);
        await().atMost(Duration.ofMinutes(2)).until(() -> pictures.get() + failures.get() == EXCHANGES);
        assertThat(failures).hasValue(0);
        assertThat(simulator.bill().count()).isEqualTo(EXCHANGES);
    }

    private static Set<Long> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> !thread.getName().contains("simulator"))
                .map(Thread::getId)
                .collect(Collectors.toSet());
    }
}
