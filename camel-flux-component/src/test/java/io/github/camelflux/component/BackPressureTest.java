package io.github.camelflux.component;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelflux.FluxOverloadedException;
import io.github.camelflux.FluxRequestException;
import io.github.camelflux.simulator.FluxSimulator;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Test;

class BackPressureTest extends SimulatedRoutes {

    @Override
    protected FluxSimulator.Builder simulation() {
        return super.simulation().runTime(Duration.ofMillis(300));
    }

    @Override
    protected void configure(FluxComponent flux) {
        flux.setMaxInFlight(2);
        flux.setMaxQueued(1);
    }

    @Override
    protected CamelContext createCamelContext() throws Exception {
        CamelContext context = super.createCamelContext();
        FluxComponent blocking = new FluxComponent();
        blocking.setConfiguration(context.getComponent("flux", FluxComponent.class)
                .getConfiguration()
                .copy());
        blocking.getConfiguration().setApiKey("another-key");
        blocking.setMaxInFlight(2);
        blocking.setMaxQueued(0);
        blocking.setBlockWhenFull(true);
        context.addComponent("flux-blocking", blocking);
        return context;
    }

    @Override
    protected RoutesBuilder createRouteBuilder() {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:flux").to("flux:generate");
                from("direct:blocking").to("flux-blocking:generate");
                from("direct:three").to("flux:generate?count=3");
                from("direct:four").to("flux:generate?count=4");
                from("direct:blocking-two").to("flux-blocking:generate?count=2");
                from("direct:split")
                        .split(body())
                        .parallelProcessing()
                        .stopOnException()
                        .to("flux-blocking:generate");
                from("direct:twice")
                        .to("flux-blocking:generate")
                        .setBody(simple("again ${exchangeId}"))
                        .to("flux-blocking:generate");
            }
        };
    }

    @Test
    void refuses_what_finds_no_place_and_buys_nothing_for_it() {
        List<CompletableFuture<Exchange>> sent = IntStream.range(0, 5)
                .mapToObj(i ->
                        template.asyncSend("direct:flux", ex -> ex.getMessage().setBody("picture " + i)))
                .toList();

        List<Exchange> ended = sent.stream().map(CompletableFuture::join).toList();
        assertThat(ended).filteredOn(Exchange::isFailed).hasSize(2).allSatisfy(exchange -> assertThat(
                        exchange.getException())
                .isInstanceOf(FluxOverloadedException.class));
        assertThat(simulator.bill().count()).isEqualTo(3);
        assertThat(simulator.maxActiveJobs()).isEqualTo(2);
        assertThat(flux().getJobsInFlight()).isZero();
        assertThat(flux().getJobsQueued()).isZero();
    }

    @Test
    void blocks_the_caller_until_there_is_a_place() {
        List<CompletableFuture<Exchange>> sent = IntStream.range(0, 6)
                .mapToObj(i -> CompletableFuture.supplyAsync(() ->
                        template.send("direct:blocking", ex -> ex.getMessage().setBody("picture " + i))))
                .toList();

        assertThat(sent.stream().map(CompletableFuture::join)).noneMatch(Exchange::isFailed);
        assertThat(simulator.bill().count()).isEqualTo(6);
        assertThat(simulator.maxActiveJobs()).isEqualTo(2);
    }

    @Test
    void holds_up_a_splitter_that_would_submit_all_its_parts_at_once() {
        List<String> prompts = IntStream.range(0, 12).mapToObj(i -> "part " + i).toList();

        Exchange whole = template.send("direct:split", ex -> ex.getMessage().setBody(prompts));

        assertThat(whole.getException()).isNull();
        assertThat(simulator.bill().count()).isEqualTo(12);
        assertThat(simulator.maxActiveJobs()).isEqualTo(2);
    }

    @Test
    void refuses_all_pictures_of_a_message_where_there_is_no_place_for_one() {
        CompletableFuture<Exchange> first =
                template.asyncSend("direct:three", ex -> ex.getMessage().setBody("first"));
        await().until(() -> flux().getJobsAlive() == 3);
        Exchange second = template.send("direct:three", ex -> ex.getMessage().setBody("second"));
        Exchange ended = first.join();

        assertThat(second.getException()).isInstanceOf(FluxOverloadedException.class);
        assertThat(ended.getException()).isNull();
        assertThat(simulator.bill().count()).isEqualTo(3);
        assertThat(simulator.maxActiveJobs()).isEqualTo(2);
        // All places are there again.
        assertThat(template.send("direct:three", ex -> ex.getMessage().setBody("third"))
                        .getException())
                .isNull();
    }

    @Test
    void refuses_a_count_for_which_there_is_never_place_enough() {
        assertThat(template.send("direct:four", ex -> ex.getMessage().setBody("a fox"))
                        .getException())
                .isInstanceOf(FluxRequestException.class)
                .hasMessageContaining("count: 4 jobs need a place each, and maxInFlight and maxQueued allow 3 in all");
        assertThat(simulator.bill().count()).isZero();
    }

    @Test
    void callers_that_wait_for_several_places_do_not_hold_each_other_up() {
        List<CompletableFuture<Exchange>> sent = IntStream.range(0, 6)
                .mapToObj(i -> CompletableFuture.supplyAsync(() ->
                        template.send(i % 2 == 0 ? "direct:blocking-two" : "direct:blocking", ex -> ex.getMessage()
                                .setBody("picture " + i))))
                .toList();

        await().atMost(Duration.ofSeconds(20)).until(() -> sent.stream().allMatch(CompletableFuture::isDone));
        assertThat(sent.stream().map(CompletableFuture::join)).noneMatch(Exchange::isFailed);
        assertThat(simulator.bill().count()).isEqualTo(9);
        assertThat(simulator.maxActiveJobs()).isEqualTo(2);
    }

    @Test
    void never_blocks_a_worker() {
        // Four workers that blocked here would leave nobody to go on with the jobs that hold the places.
        List<CompletableFuture<Exchange>> sent = IntStream.range(0, 8)
                .mapToObj(i -> CompletableFuture.supplyAsync(() ->
                        template.send("direct:twice", ex -> ex.getMessage().setBody("picture " + i))))
                .toList();

        await().atMost(Duration.ofSeconds(20)).until(() -> sent.stream().allMatch(CompletableFuture::isDone));
        assertThat(sent.stream().map(CompletableFuture::join))
                .allSatisfy(exchange -> assertThat(exchange.getException())
                        .satisfiesAnyOf(failure -> assertThat(failure).isNull(), failure -> assertThat(failure)
                                .isInstanceOf(FluxOverloadedException.class)));
    }
}
