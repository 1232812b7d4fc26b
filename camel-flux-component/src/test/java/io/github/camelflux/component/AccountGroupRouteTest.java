package io.github.camelflux.component;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelflux.FluxKeyConflictException;
import io.github.camelflux.FluxNotAcceptedException;
import io.github.camelflux.simulator.FluxSimulator;
import io.github.camelflux.simulator.fault.Fault;
import io.github.camelflux.simulator.http.Endpoint;
import java.math.BigDecimal;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Test;

/** Endpoints with an {@code accountGroup} share what was bought under an explicit key, whatever their account and model. */
class AccountGroupRouteTest extends SimulatedRoutes {

    private static final Map<String, Object> ORDER = Map.of(FluxConstants.IDEMPOTENCY_KEY, "order-1");

    @Override
    protected FluxSimulator.Builder simulation() {
        return super.simulation().key("first").key("second").key("poor", BigDecimal.ZERO);
    }

    @Override
    protected RoutesBuilder createRouteBuilder() {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:first").to("flux:generate?apiKey=first&model=flux-2-pro&accountGroup=shop");
                from("direct:second").to("flux:generate?apiKey=second&model=flux-2-flex&accountGroup=shop");
                from("direct:other").to("flux:generate?apiKey=second&model=flux-2-flex&accountGroup=other");
                from("direct:alone").to("flux:generate?apiKey=second&model=flux-2-flex");
                from("direct:failover")
                        .loadBalance()
                        .failover(1, false, false, FluxNotAcceptedException.class)
                        .to("flux:generate?apiKey=poor&model=flux-2-pro&accountGroup=shop")
                        .to("flux:generate?apiKey=second&model=flux-2-flex&accountGroup=shop");
            }
        };
    }

    @Test
    void what_one_branch_bought_is_handed_to_every_branch() {
        Exchange bought = send("direct:first", "a red fox", ORDER);
        Exchange again = send("direct:second", "a red fox", ORDER);

        assertThat(again.getException()).isNull();
        assertThat(again.getMessage().getHeaders())
                .containsEntry(FluxConstants.JOB_ID, bought.getMessage().getHeader(FluxConstants.JOB_ID))
                .containsEntry(FluxConstants.JOB_MODEL, "flux-2-pro")
                .containsEntry(FluxConstants.JOB_REPLAYED, true);
        assertThat(simulator.bill().count()).isOne();
    }

    @Test
    void a_redelivery_after_a_fail_over_buys_nothing_although_the_first_branch_is_asked_again() {
        Exchange bought = send("direct:failover", "a red fox", ORDER);
        Exchange again = send("direct:first", "a red fox", ORDER);
        Exchange through = send("direct:failover", "a red fox", ORDER);

        assertThat(bought.getException()).isNull();
        assertThat(bought.getMessage().getHeader(FluxConstants.JOB_MODEL)).isEqualTo("flux-2-flex");
        assertThat(again.getMessage().getHeader(FluxConstants.JOB_REPLAYED)).isEqualTo(true);
        assertThat(through.getMessage().getHeader(FluxConstants.JOB_ID))
                .isEqualTo(bought.getMessage().getHeader(FluxConstants.JOB_ID));
        assertThat(simulator.bill().byKey()).containsOnlyKeys("second");
        assertThat(simulator.bill().count()).isOne();
    }

    @Test
    void an_answer_that_is_lost_after_acceptance_lets_no_other_branch_buy() {
        simulator.faults().on(Endpoint.SUBMIT, Fault.dropAfterAcceptance());

        Exchange lost = send("direct:first", "a red fox", ORDER);
        Exchange again = send("direct:second", "a red fox", ORDER);

        assertThat(lost.getException()).isNotInstanceOf(FluxNotAcceptedException.class);
        assertThat(again.getException()).isInstanceOf(lost.getException().getClass());
        assertThat(simulator.bill().count()).isOne();
    }

    @Test
    void another_request_under_the_key_is_refused() {
        send("direct:first", "a red fox", ORDER);

        assertThat(send("direct:second", "a blue fox", ORDER).getException())
                .isInstanceOf(FluxKeyConflictException.class);
        assertThat(simulator.bill().count()).isOne();
    }

    @Test
    void without_a_key_of_the_route_or_in_another_group_each_buys_for_itself() {
        send("direct:first", "a red fox", Map.of());
        send("direct:second", "a red fox", Map.of());
        assertThat(simulator.bill().count()).isEqualTo(2);

        send("direct:first", "a red fox", ORDER);
        send("direct:other", "a red fox", ORDER);
        send("direct:alone", "a red fox", ORDER);
        assertThat(simulator.bill().count()).isEqualTo(5);
    }

    @Test
    void its_job_is_found_by_the_key() {
        Exchange bought = send("direct:first", "a red fox", ORDER);

        assertThat(send("flux:status?accountGroup=shop", null, ORDER)
                        .getMessage()
                        .getHeader(FluxConstants.JOB_ID))
                .isEqualTo(bought.getMessage().getHeader(FluxConstants.JOB_ID));
        assertThat(send("flux:status", null, ORDER).getException()).isNotNull();
    }

    @Test
    void a_group_that_is_no_name_is_refused_at_start() {
        assertThatThrownBy(() ->
                        context.getEndpoint("flux:generate?accountGroup=a b").start())
                .hasStackTraceContaining("accountGroup: 'a b' is not a name");
    }

    private Exchange send(String to, Object body, Map<String, Object> headers) {
        return template.request(to, exchange -> {
            exchange.getMessage().setBody(body);
            exchange.getMessage().getHeaders().putAll(headers);
        });
    }
}
