package io.github.camelflux.component;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelflux.FluxModerationException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.Exchange;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.mock.MockEndpoint;
import org.junit.jupiter.api.Test;

/** Results that no exchange waits for. */
class ResultsRouteTest extends SimulatedRoutes {

    private final AtomicInteger failures = new AtomicInteger();

    @Override
    protected void configure(FluxComponent flux) {
        flux.setStorePollInterval(Duration.ofMillis(100));
        flux.setOrphanGrace(Duration.ofMillis(200));
    }

    @Override
    protected RoutesBuilder createRouteBuilder() {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:submit")
                        .routeId("shop")
                        .to("flux:generate?waitForResult=false")
                        .to("mock:accepted");
                from("direct:impatient").routeId("impatient").to("flux:generate?jobTimeout=1ms");
                from("flux:results?group=shop")
                        .routeId("shop-results")
                        .setHeader("why", simple("${exception?.message}"))
                        .to("mock:shop");
                from("flux:results")
                        .routeId("other-results")
                        .process(exchange -> {
                            if (exchange.getMessage()
                                            .getHeader("CamelFileName")
                                            .toString()
                                            .startsWith("twice")
                                    && failures.getAndIncrement() == 0) {
                                throw new IllegalStateException("not yet");
                            }
                        })
                        .to("mock:others");
            }
        };
    }

    @Test
    void an_accepted_job_ends_at_the_consumer_of_its_route() throws Exception {
        MockEndpoint accepted = getMockEndpoint("mock:accepted");
        MockEndpoint shop = getMockEndpoint("mock:shop");
        accepted.expectedBodiesReceived("a red fox");
        shop.expectedMessageCount(1);

        template.sendBodyAndHeader("direct:submit", "a red fox", Exchange.FILE_NAME, "fox.txt");

        MockEndpoint.assertIsSatisfied(context);
        Exchange result = shop.getExchanges().get(0);
        assertThat(result.getMessage().getHeader(Exchange.FILE_NAME)).isEqualTo("fox.jpg");
        assertThat(result.getMessage().getHeader(FluxConstants.JOB_ID))
                .isEqualTo(accepted.getExchanges().get(0).getMessage().getHeader(FluxConstants.JOB_ID))
                .isNotNull();
        assertThat(simulator.bill().count()).isOne();
        await().until(() -> jobs().get(0).get("outcome").equals("picture"));
    }

    @Test
    void a_moderated_job_comes_as_an_exchange_that_has_not_failed() throws Exception {
        MockEndpoint shop = getMockEndpoint("mock:shop");
        shop.expectedMessageCount(1);

        template.sendBody("direct:submit", "something forbidden");

        shop.assertIsSatisfied();
        Exchange result = shop.getExchanges().get(0);
        assertThat(result.isFailed()).isFalse();
        assertThat(result.getProperty(Exchange.EXCEPTION_CAUGHT)).isInstanceOf(FluxModerationException.class);
        assertThat(result.getMessage().getHeader(FluxConstants.JOB_OUTCOME)).isEqualTo("moderated");
        assertThat(result.getMessage().getHeader("why", String.class)).contains("content rules");
    }

    @Test
    void whoever_peeks_at_a_running_job_takes_nothing_from_the_consumer_of_its_results() throws Exception {
        MockEndpoint accepted = getMockEndpoint("mock:accepted");
        MockEndpoint shop = getMockEndpoint("mock:shop");
        accepted.expectedMessageCount(1);
        shop.expectedMessageCount(1);
        template.sendBody("direct:submit", "a red fox");
        accepted.assertIsSatisfied();

        Exchange seen = peek(accepted);

        assertThat(seen.getException()).isNull();
        assertThat(seen.getMessage().getBody(byte[].class)).isNotEmpty();
        shop.assertIsSatisfied();
        assertThat(shop.getExchanges().get(0).getMessage().getBody(byte[].class))
                .isEqualTo(seen.getMessage().getBody(byte[].class));
        assertThat(simulator.bill().count()).isOne();
    }

    @Test
    void a_picture_may_be_peeked_at_while_its_consumer_is_down_and_after_it_was_delivered() throws Exception {
        MockEndpoint accepted = getMockEndpoint("mock:accepted");
        MockEndpoint shop = getMockEndpoint("mock:shop");
        accepted.expectedMessageCount(1);
        shop.expectedMessageCount(1);
        // Without a consumer of its own a group would go to the one that takes all others.
        context.getRouteController().stopRoute("other-results");
        context.getRouteController().stopRoute("shop-results");
        template.sendBody("direct:submit", "a red fox");
        accepted.assertIsSatisfied();
        await().until(() -> jobs().get(0).get("outcome").equals("picture"));

        assertThat(peek(accepted).getException()).isNull();
        assertThat(peek(accepted).getMessage().getBody(byte[].class)).isNotEmpty();
        context.getRouteController().startRoute("shop-results");
        shop.assertIsSatisfied();
        assertThat(peek(accepted).getMessage().getBody(byte[].class)).isNotEmpty();

        assertThat(simulator.bill().count()).isOne();
    }

    private Exchange peek(MockEndpoint accepted) {
        Object id = accepted.getExchanges().get(0).getMessage().getHeader(FluxConstants.JOB_ID);
        return template.request(
                "flux:await?peek=true", exchange -> exchange.getMessage().setHeader(FluxConstants.JOB_ID, id));
    }

    @Test
    void a_result_whose_route_fails_comes_again() throws Exception {
        MockEndpoint others = getMockEndpoint("mock:others");
        others.expectedMessageCount(1);

        // The wait ends at once; nobody takes the job's result up within the grace.
        template.send("direct:impatient", exchange -> {
            exchange.getMessage().setBody("a blue fox");
            exchange.getMessage().setHeader(Exchange.FILE_NAME, "twice.txt");
        });

        others.setResultWaitTime(15_000);
        others.assertIsSatisfied();
        assertThat(failures).hasValue(2);
        assertThat(simulator.bill().count()).isOne();
    }

    @SuppressWarnings("unchecked")
    private List<Map<String, Object>> jobs() {
        return template.requestBody("flux:jobs", null, List.class);
    }
}
