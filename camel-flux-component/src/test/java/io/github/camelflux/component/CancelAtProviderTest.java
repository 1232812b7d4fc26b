package io.github.camelflux.component;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelflux.FluxCancelledException;
import io.github.camelflux.FluxTimeoutException;
import io.github.camelflux.simulator.FluxSimulator;
import io.github.camelflux.simulator.http.Endpoint;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Test;

/** Jobs that are cancelled at Replicate, which can, and at BFL, which cannot. */
class CancelAtProviderTest extends SimulatedRoutes {

    @Override
    protected FluxSimulator.Builder simulation() {
        return super.simulation().runTime(Duration.ofMinutes(10));
    }

    @Override
    protected void configure(FluxComponent flux) {
        flux.setProviders(Map.of(
                "replicate.apiKey",
                "test-key",
                "replicate.baseUrl",
                simulator.baseUrl("replicate").toString()));
    }

    @Override
    protected RouteBuilder createRouteBuilder() {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:replicate").routeId("replicate").to("flux:generate?provider=replicate&model=flux-schnell");
                from("direct:bfl").routeId("bfl").to("flux:generate?model=flux-2-pro");
                from("direct:impatient")
                        .routeId("impatient")
                        .to("flux:generate?provider=replicate&model=flux-schnell&cancelOnTimeout=true&jobTimeout=300");
                from("direct:several")
                        .routeId("several")
                        .to(
                                "flux:generate?provider=replicate&model=flux-schnell&count=2&cancelOnTimeout=true&jobTimeout=300");
                from("direct:cancel").routeId("cancel").to("flux:cancel");
                from("direct:jobs").routeId("jobs").to("flux:jobs");
            }
        };
    }

    @Test
    void a_running_job_is_cancelled_where_the_provider_can() {
        CompletableFuture<Exchange> waiting = send("direct:replicate");
        String id = idOfTheRunningJob();

        Exchange cancelled = template.request(
                "direct:cancel", exchange -> exchange.getMessage().setHeader(FluxConstants.JOB_ID, id));

        assertThat(cancelled.getException()).isNull();
        assertThat(cancelled.getMessage().getHeader(FluxConstants.JOB_CANCELLED))
                .isEqualTo(true);
        assertThat(waiting.join().getException()).isInstanceOf(FluxCancelledException.class);
        assertThat(simulator.activeJobs("test-key")).isZero();
    }

    @Test
    void a_provider_without_a_cancel_goes_on_and_that_is_said() {
        send("direct:bfl");
        String id = idOfTheRunningJob();

        Exchange cancelled = template.request(
                "direct:cancel", exchange -> exchange.getMessage().setHeader(FluxConstants.JOB_ID, id));

        assertThat(cancelled.getMessage().getHeader(FluxConstants.JOB_CANCELLED))
                .isEqualTo(false);
        assertThat(cancelled.getMessage().getHeader(FluxConstants.JOB_CANCEL_REASON, String.class))
                .contains("bfl has no cancel");
    }

    @Test
    void a_job_that_nobody_waits_for_any_more_is_cancelled_if_that_is_wished() {
        Exchange ended = send("direct:impatient").join();

        assertThat(ended.getException()).isInstanceOf(FluxTimeoutException.class);
        await().untilAsserted(() -> assertThat(simulator.activeJobs("test-key")).isZero());
        assertThat(simulator.requestCount(Endpoint.CANCEL)).isEqualTo(1);
    }

    @Test
    void each_of_several_jobs_is_cancelled_likewise() {
        send("direct:several").join();

        await().untilAsserted(() ->
                assertThat(simulator.requestCount(Endpoint.CANCEL)).isEqualTo(2));
        await().untilAsserted(() -> assertThat(simulator.activeJobs("test-key")).isZero());
    }

    @Test
    void running_jobs_are_cancelled_at_the_end_if_that_is_wished() {
        flux().setCancelOnShutdown(true);
        context.getShutdownStrategy().setTimeout(1);
        send("direct:replicate");
        idOfTheRunningJob();

        context.stop();

        assertThat(simulator.requestCount(Endpoint.CANCEL)).isEqualTo(1);
        assertThat(simulator.activeJobs("test-key")).isZero();
    }

    private CompletableFuture<Exchange> send(String route) {
        return template.asyncSend(route, exchange -> exchange.getMessage().setBody("a cat"));
    }

    private String idOfTheRunningJob() {
        List<?> jobs = await().until(
                        () -> template.requestBody("direct:jobs", null, List.class),
                        list -> !list.isEmpty() && ((Map<?, ?>) list.get(0)).get("remoteId") != null);
        return String.valueOf(((Map<?, ?>) jobs.get(0)).get("jobId"));
    }
}
