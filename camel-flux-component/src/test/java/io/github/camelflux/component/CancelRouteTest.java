package io.github.camelflux.component;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelflux.Charged;
import io.github.camelflux.FluxCancelledException;
import io.github.camelflux.FluxJobUnknownException;
import io.github.camelflux.FluxRequestException;
import io.github.camelflux.simulator.FluxSimulator;
import io.github.camelflux.simulator.fault.Fault;
import io.github.camelflux.simulator.http.Endpoint;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.apache.camel.Exchange;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Test;

/** {@code flux:cancel} calls off what was not sent yet, and says so when it is too late. */
class CancelRouteTest extends SimulatedRoutes {

    private static final Map<String, Object> ORDER = Map.of(FluxConstants.IDEMPOTENCY_KEY, "order-1");

    @Override
    protected FluxSimulator.Builder simulation() {
        return super.simulation().runTime(Duration.ofMillis(700));
    }

    @Override
    protected void configure(FluxComponent flux) {
        flux.setMaxInFlight(1);
    }

    @Override
    protected RoutesBuilder createRouteBuilder() {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:submit").to("flux:generate?waitForResult=false");
                from("direct:generate").to("flux:generate");
                from("direct:cancel").to("flux:cancel");
            }
        };
    }

    @Test
    void a_job_that_the_provider_has_goes_on_and_its_result_is_kept() {
        String id =
                send("direct:submit", "a red fox", Map.of()).getMessage().getHeader(FluxConstants.JOB_ID, String.class);

        Exchange cancel = send("direct:cancel", "my body", Map.of(FluxConstants.JOB_ID, id));

        assertThat(cancel.getException()).isNull();
        assertThat(cancel.getMessage().getBody()).isEqualTo("my body");
        assertThat(cancel.getMessage().getHeaders())
                .containsEntry(FluxConstants.JOB_CANCELLED, false)
                .containsEntry(
                        FluxConstants.JOB_CANCEL_REASON, "bfl has no cancel: the job goes on, and its result is kept")
                .containsEntry(FluxConstants.JOB_OUTCOME, "accepted")
                .containsEntry(FluxConstants.JOB_ID, id)
                .containsKey(FluxConstants.JOB_RECEIPT);
        Exchange awaited = send("flux:await", null, Map.of(FluxConstants.JOB_ID, id));
        assertThat(awaited.getMessage().getBody(byte[].class)).isNotEmpty();
        assertThat(awaited.getMessage().getHeaders())
                .doesNotContainKeys(FluxConstants.JOB_CANCELLED, FluxConstants.JOB_CANCEL_REASON);
        assertThat(simulator.bill().count()).isOne();
    }

    @Test
    void a_job_that_waits_for_a_permit_is_called_off_and_not_bought() {
        send("direct:submit", "a red fox", Map.of());
        CompletableFuture<Exchange> waiting = start("a blue fox", ORDER);
        await().until(() -> flux().getJobsQueued() == 1);

        Exchange cancel = send("direct:cancel", "my body", ORDER);

        assertThat(cancel.getMessage().getBody()).isEqualTo("my body");
        assertThat(cancel.getMessage().getHeaders())
                .containsEntry(FluxConstants.JOB_CANCELLED, true)
                .containsEntry(FluxConstants.JOB_OUTCOME, "cancelled")
                .doesNotContainKeys(FluxConstants.JOB_CANCEL_REASON, FluxConstants.IDEMPOTENCY_KEY);
        assertThat(waiting.join().getException())
                .isInstanceOfSatisfying(FluxCancelledException.class, cancelled -> assertThat(cancelled.getCharged())
                        .isEqualTo(Charged.NO));
        assertThat(flux().getJobsQueued()).isZero();
        assertThat(simulator.bill().byPrompt()).containsOnlyKeys("a red fox");

        assertThat(send("direct:generate", "a blue fox", ORDER).getException()).isNull();
        assertThat(simulator.bill().count("a blue fox")).isOne();
    }

    @Test
    void a_job_that_pauses_after_a_refusal_is_called_off() {
        simulator.faults().on(Endpoint.SUBMIT, Fault.rateLimited(Duration.ofMinutes(5)));
        CompletableFuture<Exchange> pausing = start("a red fox", ORDER);
        await().until(() -> simulator.requestCount(Endpoint.SUBMIT) == 1
                && flux().engine().aggregator().overview().alive().stream()
                        .anyMatch(job -> job.state().equals("pausing")));

        Exchange cancel = send("direct:cancel", null, ORDER);

        assertThat(cancel.getMessage().getHeaders()).containsEntry(FluxConstants.JOB_CANCELLED, true);
        assertThat(pausing.join().getException()).isInstanceOf(FluxCancelledException.class);
        assertThat(simulator.requestCount(Endpoint.SUBMIT)).isOne();
    }

    @Test
    void a_job_that_is_being_sent_is_not_cut_off_and_the_truth_is_waited_for() {
        simulator.faults().on(Endpoint.SUBMIT, Fault.delay(Duration.ofMillis(500)));
        CompletableFuture<Exchange> sending = start("a red fox", ORDER);
        await().until(() -> simulator.requestCount(Endpoint.SUBMIT) == 1);

        Exchange cancel = send("direct:cancel", null, ORDER);

        assertThat(cancel.getMessage().getHeaders())
                .containsEntry(FluxConstants.JOB_CANCELLED, false)
                .containsEntry(FluxConstants.JOB_OUTCOME, "accepted")
                .containsKey(FluxConstants.JOB_REMOTE_ID);
        assertThat(sending.join().getException()).isNull();
        assertThat(simulator.bill().count()).isOne();
    }

    @Test
    void a_job_that_was_being_sent_and_is_refused_is_not_sent_again() {
        simulator
                .faults()
                .on(
                        Endpoint.SUBMIT,
                        Fault.of(
                                "late 429",
                                met -> met.later(Duration.ofMillis(500), () -> Fault.rateLimited()
                                        .meet(met))));
        CompletableFuture<Exchange> sending = start("a red fox", ORDER);
        await().until(() -> simulator.requestCount(Endpoint.SUBMIT) == 1);

        Exchange cancel = send("direct:cancel", null, ORDER);

        assertThat(cancel.getMessage().getHeaders()).containsEntry(FluxConstants.JOB_CANCELLED, true);
        assertThat(sending.join().getException()).isInstanceOf(FluxCancelledException.class);
        assertThat(simulator.requestCount(Endpoint.SUBMIT)).isOne();
        assertThat(simulator.bill().count()).isZero();
    }

    @Test
    void a_job_that_has_ended_stays_as_it_is() {
        send("direct:generate", "a red fox", ORDER);

        Exchange cancel = send("direct:cancel", null, ORDER);

        assertThat(cancel.getMessage().getHeaders())
                .containsEntry(FluxConstants.JOB_CANCELLED, false)
                .containsEntry(FluxConstants.JOB_CANCEL_REASON, "it has ended: picture");
    }

    @Test
    void a_job_that_nobody_knows_and_no_job_at_all_are_errors() {
        assertThat(send("direct:cancel", null, ORDER).getException()).isInstanceOf(FluxJobUnknownException.class);
        assertThat(send("direct:cancel", null, Map.of()).getException()).isInstanceOf(FluxRequestException.class);
    }

    private CompletableFuture<Exchange> start(String prompt, Map<String, Object> headers) {
        return template.asyncSend("direct:generate", exchange -> {
            exchange.getMessage().setBody(prompt);
            exchange.getMessage().getHeaders().putAll(headers);
        });
    }

    private Exchange send(String endpoint, Object body, Map<String, Object> headers) {
        return template.request(endpoint, exchange -> {
            exchange.getMessage().setBody(body);
            exchange.getMessage().getHeaders().putAll(headers);
        });
    }
}
