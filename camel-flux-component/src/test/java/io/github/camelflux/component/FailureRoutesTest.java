package io.github.camelflux.component;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelflux.Charged;
import io.github.camelflux.FluxAuthenticationException;
import io.github.camelflux.FluxCreditException;
import io.github.camelflux.FluxDownloadException;
import io.github.camelflux.FluxException;
import io.github.camelflux.FluxJobFailedException;
import io.github.camelflux.FluxModerationException;
import io.github.camelflux.FluxRateLimitException;
import io.github.camelflux.FluxRequestException;
import io.github.camelflux.FluxTimeoutException;
import io.github.camelflux.FluxUnknownOutcomeException;
import io.github.camelflux.FluxUnreachableException;
import io.github.camelflux.FreePort;
import io.github.camelflux.simulator.FluxSimulator;
import io.github.camelflux.simulator.fault.Fault;
import io.github.camelflux.simulator.http.Endpoint;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Test;

/** Each way in which a picture does not come has a type of its own, and says whether it was paid for. */
class FailureRoutesTest extends SimulatedRoutes {

    @Override
    protected FluxSimulator.Builder simulation() {
        return super.simulation().key("test-key").key("poor-key", BigDecimal.ONE);
    }

    @Override
    protected RoutesBuilder createRouteBuilder() {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:generate").toD("flux:generate?idempotencyKey=request&${header.options}");
            }
        };
    }

    @Test
    void a_wrong_key() {
        assertThat(fail(FluxAuthenticationException.class, "a red fox", "apiKey=wrong")
                        .getCharged())
                .isEqualTo(Charged.NO);
    }

    @Test
    void too_little_credit() {
        FluxCreditException failure = fail(FluxCreditException.class, "a red fox", "apiKey=poor-key");
        assertThat(failure.getCharged()).isEqualTo(Charged.NO);
    }

    @Test
    void a_request_that_the_provider_refuses() {
        fail(FluxRequestException.class, "a red fox", "width=17&height=17");
        assertThat(simulator.bill().count()).isZero();
    }

    @Test
    void a_prompt_that_is_refused() {
        assertThat(fail(FluxModerationException.class, "something forbidden", "width=512")
                        .getStage())
                .isEqualTo(FluxModerationException.Stage.REQUEST);
    }

    @Test
    void a_picture_that_is_refused_is_refused_again_without_another_purchase() {
        FluxModerationException first = fail(FluxModerationException.class, "moderate-content", "width=512");
        FluxModerationException second = fail(FluxModerationException.class, "moderate-content", "width=512");

        assertThat(first.getStage()).isEqualTo(FluxModerationException.Stage.CONTENT);
        assertThat(second).isNotSameAs(first);
        assertThat(simulator.bill().count()).isOne();
    }

    @Test
    void nobody_listens() throws IOException {
        int port = FreePort.choose();

        assertThat(fail(FluxUnreachableException.class, "a red fox", "queueTimeout=1s&baseUrl=http://localhost:" + port)
                        .getCharged())
                .isEqualTo(Charged.NO);
    }

    @Test
    void too_many_requests_for_too_long() {
        simulator.faults().always(Endpoint.SUBMIT, Fault.rateLimited(Duration.ofSeconds(30)));

        FluxRateLimitException failure = fail(FluxRateLimitException.class, "a red fox", "queueTimeout=1s");

        assertThat(failure.getRetryAfter()).contains(Duration.ofSeconds(30));
    }

    @Test
    void too_many_requests_for_a_while_is_waited_out() {
        simulator.faults().on(Endpoint.SUBMIT, Fault.rateLimited(Duration.ofSeconds(1)), Fault.rateLimited());

        assertThat(send("a red fox", "queueTimeout=20s").getException()).isNull();
        assertThat(simulator.bill().count()).isOne();
    }

    @Test
    void an_answer_that_never_came() {
        simulator.faults().on(Endpoint.SUBMIT, Fault.acceptThenStatus(502));

        assertThat(fail(FluxUnknownOutcomeException.class, "a red fox", "width=512")
                        .getCharged())
                .isEqualTo(Charged.UNKNOWN);
    }

    @Test
    void a_job_that_takes_too_long_can_still_be_had() {
        simulator.faults().times(5, Endpoint.POLL, Fault.taskStatus("Pending"));

        FluxTimeoutException failure = fail(FluxTimeoutException.class, "a red fox", "jobTimeout=100ms");

        Exchange awaited =
                template.send("flux:await", ex -> ex.getMessage().setHeader(FluxConstants.JOB_ID, failure.getJobId()));
        assertThat(awaited.getException()).isNull();
        assertThat(simulator.bill().count()).isOne();
    }

    @Test
    void a_job_that_fails_frees_its_key() {
        simulator.faults().on(Endpoint.POLL, Fault.taskStatus(503, "Error"));

        fail(FluxJobFailedException.class, "a red fox", "width=512");

        assertThat(send("a red fox", "width=512").getException()).isNull();
        assertThat(simulator.bill().count()).isEqualTo(2);
    }

    @Test
    void polls_survive_what_is_no_answer() {
        simulator
                .faults()
                .on(
                        Endpoint.POLL,
                        Fault.notFound(),
                        Fault.status(500),
                        Fault.html(502),
                        Fault.reset(),
                        Fault.rateLimited(),
                        Fault.emptyBody(),
                        Fault.unknownStatus("Dreaming"));

        assertThat(send("a red fox", "width=512").getException()).isNull();
        assertThat(simulator.bill().count()).isOne();
        assertThat(simulator.faults().pending()).isZero();
    }

    @Test
    void a_download_that_breaks_is_tried_again() {
        simulator.faults().on(Endpoint.DOWNLOAD, Fault.reset(), Fault.cutShort(0.5), Fault.status(503));

        assertThat(send("a red fox", "width=512").getException()).isNull();
        assertThat(simulator.bill().count()).isOne();
    }

    @Test
    void a_link_that_is_dead() {
        simulator.faults().always(Endpoint.DOWNLOAD, Fault.status(403));

        FluxDownloadException failure = fail(FluxDownloadException.class, "a red fox", "width=512");

        assertThat(failure.getCharged()).isEqualTo(Charged.YES);
        assertThat(failure.getMessage()).doesNotContain(failure.getLink().getQuery());
        simulator.faults().clear();
        assertThat(send("a red fox", "width=512").getException()).isNull();
        assertThat(simulator.bill().count()).isOne();
    }

    @Test
    void a_key_that_comes_back_with_another_request() {
        send("a red fox", "width=512", Map.of(FluxConstants.IDEMPOTENCY_KEY, "order-1"));
        Exchange other = send("a blue fox", "width=512", Map.of(FluxConstants.IDEMPOTENCY_KEY, "order-1"));

        assertThat(other.getException()).isInstanceOf(FluxRequestException.class);
        assertThat(simulator.bill().count()).isOne();
    }

    private <T extends FluxException> T fail(Class<T> type, String prompt, String options) {
        Exchange exchange = send(prompt, options);
        assertThat(exchange.getException()).isInstanceOf(type);
        return type.cast(exchange.getException());
    }

    private Exchange send(String prompt, String options) {
        return send(prompt, options, Map.of());
    }

    private Exchange send(String prompt, String options, Map<String, Object> headers) {
        return template.send("direct:generate", exchange -> {
            exchange.getMessage().setBody(prompt);
            exchange.getMessage().setHeader("options", options);
            headers.forEach(exchange.getMessage()::setHeader);
        });
    }
}
