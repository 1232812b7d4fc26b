package io.github.camelflux.component;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelflux.FluxJobUnknownException;
import io.github.camelflux.FluxRequestException;
import io.github.camelflux.FluxTimeoutException;
import io.github.camelflux.FluxUnknownOutcomeException;
import io.github.camelflux.simulator.fault.Fault;
import io.github.camelflux.simulator.http.Endpoint;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Test;

/** {@code await}, {@code status}, {@code jobs} and {@code forget}. */
class JobOperationsTest extends SimulatedRoutes {

    @Override
    protected RoutesBuilder createRouteBuilder() {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:submit").to("flux:generate?waitForResult=false");
                from("direct:generate").to("flux:generate");
                from("direct:grouped").to("flux:generate?resultsGroup=shop");
            }
        };
    }

    @Test
    void a_job_is_awaited_by_its_id() {
        Exchange submitted = send("direct:submit", "a red fox", Map.of());
        String id = submitted.getMessage().getHeader(FluxConstants.JOB_ID, String.class);

        Exchange awaited = send("flux:await", null, Map.of(FluxConstants.JOB_ID, id));

        assertThat(awaited.getException()).isNull();
        assertThat(awaited.getMessage().getBody(byte[].class)).isNotEmpty();
        assertThat(awaited.getMessage().getHeader(FluxConstants.JOB_OUTCOME)).isEqualTo("picture");
        assertThat(simulator.bill().count()).isOne();
    }

    @Test
    void a_job_is_awaited_by_its_key() {
        send("direct:submit", "a red fox", Map.of(FluxConstants.IDEMPOTENCY_KEY, "order-1"));

        Exchange awaited = send("flux:await", null, Map.of(FluxConstants.IDEMPOTENCY_KEY, "order-1"));

        assertThat(awaited.getMessage().getBody(byte[].class)).isNotEmpty();
        assertThat(awaited.getMessage().getHeader(FluxConstants.IDEMPOTENCY_KEY))
                .isNull();
    }

    @Test
    void a_wait_that_is_too_short_ends_and_the_job_goes_on() {
        Exchange submitted = send("direct:submit", "a red fox", Map.of());
        Map<String, Object> job =
                Map.of(FluxConstants.JOB_ID, submitted.getMessage().getHeader(FluxConstants.JOB_ID));

        assertThat(send("flux:await?waitTimeout=1ms", null, job).getException())
                .isInstanceOf(FluxTimeoutException.class);
        assertThat(send("flux:await", null, job).getException()).isNull();
    }

    @Test
    void status_leaves_the_body_alone() {
        Exchange submitted = send("direct:submit", "a red fox", Map.of());
        Map<String, Object> job =
                Map.of(FluxConstants.JOB_ID, submitted.getMessage().getHeader(FluxConstants.JOB_ID));

        Exchange status = send("flux:status", "my body", job);

        assertThat(status.getMessage().getBody()).isEqualTo("my body");
        assertThat(status.getMessage().getHeader(FluxConstants.JOB_REMOTE_ID)).isNotNull();
        await().until(() -> send("flux:status", null, job)
                .getMessage()
                .getHeader(FluxConstants.JOB_OUTCOME)
                .equals("picture"));
    }

    @Test
    void a_job_that_nobody_knows_is_said_to_be_unknown() {
        Map<String, Object> nobody = Map.of(FluxConstants.JOB_ID, "00000000000000000000000000000000");

        for (String uri : List.of("flux:await", "flux:status", "flux:forget")) {
            assertThat(send(uri, null, nobody).getException()).as(uri).isInstanceOf(FluxJobUnknownException.class);
            assertThat(send(uri, null, Map.of()).getException()).as(uri).isInstanceOf(FluxRequestException.class);
        }
    }

    @Test
    void an_unknown_outcome_blocks_its_key_until_it_is_forgotten() {
        simulator.faults().on(Endpoint.SUBMIT, Fault.dropAfterAcceptance());
        Map<String, Object> key = Map.of(FluxConstants.IDEMPOTENCY_KEY, "order-2");

        assertThat(send("direct:generate", "a red fox", key).getException())
                .isInstanceOf(FluxUnknownOutcomeException.class);
        assertThat(send("direct:generate", "a red fox", key).getException())
                .isInstanceOf(FluxUnknownOutcomeException.class);
        assertThat(simulator.bill().count()).isOne();
        assertThat(jobs("flux:jobs?state=unknown")).hasSize(1);

        Exchange forgotten = send("flux:forget", "body", key);

        assertThat(forgotten.getException()).isNull();
        assertThat(forgotten.getMessage().getBody()).isEqualTo("body");
        assertThat(send("direct:generate", "a red fox", key).getException()).isNull();
        assertThat(simulator.bill().count()).isEqualTo(2);
        assertThat(jobs("flux:jobs?state=forgotten")).hasSize(1);
    }

    @Test
    void all_unknown_outcomes_of_a_group_are_forgotten_at_once() {
        simulator.faults().times(3, Endpoint.SUBMIT, Fault.dropAfterAcceptance());
        Map<String, Object> first = Map.of(FluxConstants.IDEMPOTENCY_KEY, "order-4");
        Map<String, Object> second = Map.of(FluxConstants.IDEMPOTENCY_KEY, "order-5");
        send("direct:grouped", "a red fox", first);
        send("direct:grouped", "a blue fox", second);
        send("direct:generate", "a green fox", Map.of(FluxConstants.IDEMPOTENCY_KEY, "order-6"));
        send("direct:generate", "a fox that came", Map.of());
        assertThat(jobs("flux:jobs?state=unknown")).hasSize(3);

        assertThat(freed("flux:forget?state=unknown&group=nobody")).isEmpty();
        assertThat(freed("flux:forget?state=unknown&group=shop")).hasSize(2);

        assertThat(jobs("flux:jobs?state=unknown")).hasSize(1);
        assertThat(jobs("flux:jobs?state=settled")).hasSize(1);
        assertThat(send("direct:grouped", "a red fox", first).getException()).isNull();
        assertThat(send("direct:grouped", "a blue fox", second).getException()).isNull();
        assertThat(simulator.bill().count()).isEqualTo(6);
    }

    @Test
    void a_job_that_a_message_names_is_forgotten_only_if_the_options_want_it() {
        Map<String, Object> key = Map.of(FluxConstants.IDEMPOTENCY_KEY, "order-7");
        send("direct:generate", "a red fox", key);

        Exchange kept = send("flux:forget?state=unknown", null, key);

        assertThat(kept.getMessage().getHeader(FluxConstants.FORGOTTEN, List.class))
                .isEmpty();
        assertThat(send("direct:generate", "a red fox", key).getMessage().getHeader(FluxConstants.JOB_REPLAYED))
                .isEqualTo(true);
    }

    @Test
    void a_picture_that_is_forgotten_by_its_key_is_bought_again() {
        Map<String, Object> key = Map.of(FluxConstants.IDEMPOTENCY_KEY, "order-3");
        send("direct:generate", "a red fox", key);

        send("flux:forget", null, key);
        Exchange again = send("direct:generate", "a red fox", key);

        assertThat(again.getMessage().getHeader(FluxConstants.JOB_REPLAYED)).isEqualTo(false);
        assertThat(simulator.bill().count()).isEqualTo(2);
    }

    @Test
    void jobs_are_listed_newest_first_and_bounded() {
        for (int i = 0; i < 3; i++) {
            send("direct:generate", "fox " + i, Map.of());
        }

        assertThat(jobs("flux:jobs")).hasSize(3).allSatisfy(job -> assertThat(job)
                .containsEntry("outcome", "picture")
                .containsEntry("provider", "bfl"));
        assertThat(jobs("flux:jobs?limit=2")).hasSize(2);
        assertThat(jobs("flux:jobs?group=nobody")).isEmpty();
    }

    private List<?> freed(String uri) {
        return send(uri, "body", Map.of()).getMessage().getHeader(FluxConstants.FORGOTTEN, List.class);
    }

    private Exchange send(String uri, Object body, Map<String, Object> headers) {
        return template.send(uri, exchange -> {
            exchange.getMessage().setBody(body);
            exchange.getMessage().setHeaders(new java.util.HashMap<>(headers));
        });
    }

    @SuppressWarnings("unchecked")
    private List<Map<String, Object>> jobs(String uri) {
        return template.requestBody(uri, null, List.class);
    }
}
