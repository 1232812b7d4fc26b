package io.github.camelflux.component;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelflux.simulator.FluxSimulator;
import io.github.camelflux.simulator.engine.SimulatedJob;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.apache.camel.Exchange;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Test;

/** Routes take turns at the permits of a key that they share, also where their results go to the same group. */
class FairRoutesTest extends SimulatedRoutes {

    @Override
    protected FluxSimulator.Builder simulation() {
        return super.simulation().runTime(Duration.ofMillis(300));
    }

    @Override
    protected void configure(FluxComponent flux) {
        flux.setMaxInFlight(1);
        flux.getConfiguration().setResultsGroup("all");
    }

    @Override
    protected RoutesBuilder createRouteBuilder() {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:many").routeId("many").to("flux:generate");
                from("direct:one").routeId("one").to("flux:generate");
            }
        };
    }

    @Test
    void a_route_with_many_messages_does_not_hold_up_one_with_a_single_message() {
        List<CompletableFuture<Exchange>> many = IntStream.range(0, 5)
                .mapToObj(i -> send("direct:many", "one of many " + i))
                .toList();
        await().until(() -> flux().getJobsQueued() == 4);
        CompletableFuture<Exchange> one = send("direct:one", "the only one");

        assertThat(one.join().isFailed()).isFalse();
        assertThat(many).noneMatch(sent -> sent.join().isFailed());
        List<String> bought =
                simulator.jobs().stream().map(SimulatedJob::prompt).toList();
        // It came last; its turn is the second or third.
        assertThat(bought).hasSize(6);
        assertThat(bought.indexOf("the only one")).isBetween(1, 4);
    }

    private CompletableFuture<Exchange> send(String to, String prompt) {
        return template.asyncSend(to, exchange -> exchange.getMessage().setBody(prompt));
    }
}
