package io.github.camelflux.component;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelflux.FluxTimeoutException;
import io.github.camelflux.FluxUnknownOutcomeException;
import io.github.camelflux.simulator.fault.Fault;
import io.github.camelflux.simulator.http.Endpoint;
import io.github.camelflux.simulator.http.Reply;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;

/** Callbacks that come at another time than expected, more than once, or not at all. */
class CallbackTimingTest extends CallbackRoutes {

    @Test
    void a_report_that_is_lost_costs_time_and_no_picture() throws Exception {
        simulator.faults().always(Endpoint.CALLBACK, Fault.lost());

        delivered(order("fast", "a red fox"), false);

        assertThat(simulator.requestCount(Endpoint.POLL)).isOne();
        assertThat(simulator.bill().count()).isOne();
    }

    @Test
    void a_report_that_comes_twice_changes_nothing() throws Exception {
        simulator.faults().on(Endpoint.CALLBACK, Fault.twice());
        CompletableFuture<Exchange> ordered = order("bfl", "a red fox");

        delivered(ordered, false);
        byte[] failed = ("{\"task_id\":\"" + ordered.join().getMessage().getHeader(FluxConstants.JOB_REMOTE_ID)
                        + "\",\"status\":\"FAILED\",\"error\":\"Error\"}")
                .getBytes();
        assertThat(status(hook(), Map.of("X-Webhook-Secret", SECRET), failed)).isEqualTo(200);

        delivered(order("bfl", "a red fox"), true);
        assertThat(questions()).isZero();
        assertThat(simulator.bill().count()).isOne();
    }

    @Test
    void a_report_that_overtakes_the_answer_to_the_submission_is_taken() throws Exception {
        simulator.faults().on(Endpoint.SUBMIT, Fault.delay(Duration.ofSeconds(1)));

        delivered(order("bfl", "a red fox"), false);

        assertThat(questions()).isZero();
        assertThat(simulator.bill().count()).isOne();
    }

    @Test
    void a_report_tells_what_became_of_a_submission_whose_answer_was_lost() throws Exception {
        simulator.faults().on(Endpoint.SUBMIT, Fault.dropAfterAcceptance()).always(Endpoint.CALLBACK, held());
        CompletableFuture<Exchange> ordered = order("bfl", "a red fox");
        Reply report = report();
        assertThat(ordered.get(30, TimeUnit.SECONDS).getException()).isInstanceOf(FluxUnknownOutcomeException.class);

        assertThat(status(hook(), report.headers(), body(report))).isEqualTo(200);

        delivered(order("bfl", "a red fox"), false);
        assertThat(questions()).isZero();
        assertThat(simulator.bill().count()).isOne();
    }

    @Test
    void a_report_that_comes_when_nobody_waits_any_more_is_kept_for_the_next_message() throws Exception {
        simulator.faults().always(Endpoint.CALLBACK, held());
        CompletableFuture<Exchange> ordered = order("impatient", "a red fox");
        assertThat(ordered.get(30, TimeUnit.SECONDS).getException()).isInstanceOf(FluxTimeoutException.class);
        Reply report = report();

        assertThat(status(hook(), report.headers(), body(report))).isEqualTo(200);

        delivered(order("bfl", "a red fox"), false);
        assertThat(questions()).isZero();
        assertThat(simulator.bill().count()).isOne();
    }

    private static void delivered(CompletableFuture<Exchange> ordered, boolean replayed) throws Exception {
        Exchange made = ordered.get(30, TimeUnit.SECONDS);
        assertThat(made.getException()).isNull();
        assertThat(made.getMessage().getBody(byte[].class)).isNotEmpty();
        assertThat(made.getMessage().getHeader(FluxConstants.JOB_REPLAYED)).isEqualTo(replayed);
    }
}
