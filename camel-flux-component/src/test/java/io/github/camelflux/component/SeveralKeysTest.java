package io.github.camelflux.component;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelflux.FluxNotAcceptedException;
import io.github.camelflux.simulator.FluxSimulator;
import io.github.camelflux.simulator.draw.Render;
import io.github.camelflux.simulator.http.Endpoint;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.apache.camel.Exchange;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Test;

/** An endpoint with several API keys buys under all of them. */
class SeveralKeysTest extends SimulatedRoutes {

    private static final int LIMIT = 2;

    @Override
    protected FluxSimulator.Builder simulation() {
        return FluxSimulator.builder()
                .render(Render.FLAT)
                .runTime(Duration.ofMillis(700))
                .activeLimit(LIMIT)
                .key("one")
                .key("two")
                .key("three")
                .key("poor", BigDecimal.ZERO);
    }

    @Override
    protected void configure(FluxComponent flux) {
        flux.setMaxInFlight(LIMIT);
        flux.getConfiguration().setApiKey("one, two,three,one");
        flux.getConfiguration().setIdempotencyKey("${body}");
    }

    @Override
    protected RoutesBuilder createRouteBuilder() {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:flux").to("flux:generate");
                from("direct:poor").to("flux:generate?apiKey=poor,two");
                from("direct:wrong").to("flux:generate?apiKey=never-known,two");
                from("direct:none").to("flux:generate?apiKey=poor,never-known");
                from("direct:first").to("flux:generate?apiKey=one");
            }
        };
    }

    @Test
    void all_keys_are_used_up_to_their_limits_and_each_job_stays_with_its_key() {
        List<CompletableFuture<Exchange>> sent = sendLater("direct:flux", 30);

        await().until(() -> simulator.maxActiveJobs() == 3 * LIMIT);
        assertThat(join(sent)).noneMatch(Exchange::isFailed);
        assertThat(simulator.bill().count()).isEqualTo(30);
        assertThat(simulator.bill().byKey().keySet()).containsExactlyInAnyOrder("one", "two", "three");
        assertThat(simulator.bill().byKey().values()).allMatch(jobs -> jobs >= 6);
        assertThat(simulator.maxActiveJobs()).isEqualTo(3 * LIMIT);
        assertThat(simulator.requestCount(Endpoint.SUBMIT)).isEqualTo(30);
    }

    @Test
    void a_message_finds_its_job_again_also_where_keys_were_added_behind_the_first() {
        Exchange bought = sendAll("direct:first", 1).get(0);
        Exchange again = sendAll("direct:flux", 1).get(0);

        assertThat(again.getMessage().getHeader(FluxConstants.JOB_ID))
                .isEqualTo(bought.getMessage().getHeader(FluxConstants.JOB_ID));
        assertThat(simulator.bill().count()).isOne();
    }

    @Test
    void a_key_without_credit_is_left_alone_and_its_jobs_go_to_another() {
        List<Exchange> ended = sendAll("direct:poor", 10);

        assertThat(ended).noneMatch(Exchange::isFailed);
        assertThat(simulator.bill().byKey()).containsOnlyKeys("two").containsEntry("two", 10);
        assertThat(simulator.requestCount(Endpoint.SUBMIT)).isBetween(11L, 10L + LIMIT);
    }

    @Test
    void a_key_that_is_refused_is_left_alone_and_its_jobs_go_to_another() {
        List<Exchange> ended = sendAll("direct:wrong", 10);

        assertThat(ended).noneMatch(Exchange::isFailed);
        assertThat(simulator.bill().byKey()).containsOnlyKeys("two").containsEntry("two", 10);
        assertThat(simulator.requestCount(Endpoint.SUBMIT)).isBetween(11L, 10L + LIMIT);
    }

    @Test
    void when_no_key_is_left_the_last_refusal_is_told() {
        List<Exchange> ended = sendAll("direct:none", 3);

        assertThat(ended).extracting(Exchange::getException).allMatch(FluxNotAcceptedException.class::isInstance);
        assertThat(simulator.bill().count()).isZero();
        assertThat(flux().getJobsInFlight()).isZero();
    }

    @Test
    void who_waits_is_counted_once_though_it_waits_at_all_keys() {
        List<CompletableFuture<Exchange>> sent = sendLater("direct:flux", 10);

        await().until(() -> flux().getJobsInFlight() == 3 * LIMIT);
        assertThat(flux().getJobsQueued()).isLessThanOrEqualTo(10 - 3 * LIMIT);

        assertThat(join(sent)).noneMatch(Exchange::isFailed);
        assertThat(flux().getJobsQueued()).isZero();
    }

    private List<Exchange> sendAll(String to, int messages) {
        return join(sendLater(to, messages));
    }

    private static List<Exchange> join(List<CompletableFuture<Exchange>> sent) {
        return sent.stream().map(CompletableFuture::join).toList();
    }

    private List<CompletableFuture<Exchange>> sendLater(String to, int messages) {
        return IntStream.range(0, messages)
                .mapToObj(i -> template.asyncSend(to, ex -> ex.getMessage().setBody("picture " + i)))
                .toList();
    }
}
