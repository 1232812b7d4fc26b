package io.github.camelflux.component;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelflux.FluxModerationException;
import io.github.camelflux.FluxNotAcceptedException;
import io.github.camelflux.FluxRequestException;
import io.github.camelflux.FluxUnknownOutcomeException;
import io.github.camelflux.FreePort;
import io.github.camelflux.simulator.FluxSimulator;
import io.github.camelflux.simulator.fault.Fault;
import io.github.camelflux.simulator.http.Endpoint;
import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import java.time.Duration;
import java.util.Properties;
import java.util.stream.Stream;
import org.apache.camel.BindToRegistry;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The route of docs/fail-over.md with a circuit breaker for each provider, in each language, as it stands there. */
class CircuitBreakerGuideTest extends SimulatedRoutes {

    private final GuidePage page = GuidePage.of("fail-over.md");
    private final Breakers breakers = new Breakers();

    /** What stands here stands on the page. */
    public static class Breakers {

        private static final CircuitBreakerConfig PROVIDER = CircuitBreakerConfig.custom()
                .recordExceptions(FluxNotAcceptedException.class, FluxUnknownOutcomeException.class)
                .ignoreExceptions(FluxRequestException.class)
                .slidingWindowSize(20)
                .minimumNumberOfCalls(5)
                .permittedNumberOfCallsInHalfOpenState(1)
                .waitDurationInOpenState(Duration.ofSeconds(30))
                .build();

        @BindToRegistry
        public CircuitBreaker bfl = CircuitBreaker.of("bfl", PROVIDER);

        @BindToRegistry
        public CircuitBreaker fal = CircuitBreaker.of("fal", PROVIDER);
    }

    @Override
    protected FluxSimulator.Builder simulation() {
        return super.simulation().key("test-key").key("for-fal").pictureBytes(2_000_000);
    }

    @Override
    protected void configure(FluxComponent flux) {
        flux.getProviders().put("fal.apiKey", "for-fal");
        flux.getProviders().put("fal.baseUrl", simulator.baseUrl("fal").toString());
    }

    @Override
    protected CamelContext createCamelContext() throws Exception {
        CamelContext context = super.createCamelContext();
        Properties properties = new Properties();
        properties.setProperty("patience", "200ms");
        context.getPropertiesComponent().setInitialProperties(properties);
        context.getRegistry().bind("bfl", breakers.bfl);
        context.getRegistry().bind("fal", breakers.fal);
        return context;
    }

    @Test
    void the_beans_of_the_page_are_those_that_are_tested() {
        assertThat(GuidePage.holds(CircuitBreakerGuideTest.class, page.example("java", 2)))
                .isTrue();
    }

    @ParameterizedTest
    @MethodSource("whys")
    void what_was_not_accepted_opens_it_and_then_the_provider_is_left_alone(String why, String language)
            throws Exception {
        switch (why) {
            case "rate limit" -> fail(Fault.rateLimited());
            case "no credit" -> fail(Fault.status(402));
            case "wrong key" -> fail(Fault.status(403));
            default -> flux().getConfiguration().setBaseUrl("http://127.0.0.1:" + FreePort.choose());
        }
        load(language);
        for (int order = 1; order <= 5; order++) {
            theSecondMade(send("order-" + order));
        }
        assertThat(breakers.bfl.getState()).isEqualTo(CircuitBreaker.State.OPEN);
        long asked = submissions();

        theSecondMade(send("order-6"));

        assertThat(submissions()).isEqualTo(asked);
        assertThat(breakers.fal.getState()).isEqualTo(CircuitBreaker.State.CLOSED);
        assertThat(simulator.bill().byProvider()).containsEntry("fal", 6).doesNotContainKey("bfl");
    }

    @ParameterizedTest
    @ValueSource(strings = {"yaml", "java", "xml"})
    void after_the_wait_one_message_tries_whether_it_is_well_again(String language) throws Exception {
        load(language);
        breakers.bfl.transitionToOpenState();
        theSecondMade(send("order-1"));
        breakers.bfl.transitionToHalfOpenState();

        Exchange made = send("order-2");

        assertThat(made.getMessage().getHeader(FluxConstants.JOB_PROVIDER)).isEqualTo("bfl");
        assertThat(made.getMessage().getBody(byte[].class)).isNotEmpty();
        assertThat(breakers.bfl.getState()).isEqualTo(CircuitBreaker.State.CLOSED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"yaml", "java", "xml"})
    void an_open_one_keeps_no_message_from_what_was_bought_for_it(String language) throws Exception {
        load(language);
        Exchange bought = send("order-1");
        breakers.bfl.transitionToOpenState();

        Exchange again = send("order-1");

        assertThat(again.getException()).isNull();
        assertThat(again.getMessage().getHeader(FluxConstants.JOB_ID))
                .isEqualTo(bought.getMessage().getHeader(FluxConstants.JOB_ID));
        assertThat(again.getMessage().getBody(byte[].class)).isNotEmpty();
        assertThat(simulator.bill().count()).isOne();
    }

    @ParameterizedTest
    @MethodSource("whens")
    void refusals_by_content_rules_reach_the_route_and_open_nothing(String when, String language) throws Exception {
        if (when.equals("at once")) {
            fail(Fault.status(422, "{\"status\":\"Request Moderated\"}", "application/json"));
        }
        load(language);
        for (int order = 1; order <= 6; order++) {
            assertThat(send("order-" + order, "a forbidden fox").getException())
                    .isInstanceOf(FluxModerationException.class);
        }
        assertThat(breakers.bfl.getState()).isEqualTo(CircuitBreaker.State.CLOSED);
        assertThat(simulator.bill().byProvider()).doesNotContainKey("fal");
    }

    @ParameterizedTest
    @ValueSource(strings = {"yaml", "java", "xml"})
    void neither_do_requests_that_are_wrong(String language) throws Exception {
        fail(Fault.status(422));
        load(language);
        for (int order = 1; order <= 6; order++) {
            assertThat(send("order-" + order).getException()).isInstanceOf(FluxRequestException.class);
        }
        assertThat(breakers.bfl.getState()).isEqualTo(CircuitBreaker.State.CLOSED);
        assertThat(simulator.bill().count()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"yaml", "java", "xml"})
    void answers_that_are_lost_open_it_and_let_nobody_else_buy_for_their_messages(String language) throws Exception {
        fail(Fault.dropAfterAcceptance());
        load(language);
        for (int order = 1; order <= 5; order++) {
            assertThat(send("order-" + order).getException()).isInstanceOf(FluxUnknownOutcomeException.class);
        }
        assertThat(breakers.bfl.getState()).isEqualTo(CircuitBreaker.State.OPEN);

        assertThat(send("order-1").getException())
                .as("the message came back, and the second provider is asked with its key")
                .isInstanceOf(FluxUnknownOutcomeException.class);
        assertThat(simulator.bill().byProvider()).containsEntry("bfl", 5).doesNotContainKey("fal");
    }

    @ParameterizedTest
    @ValueSource(strings = {"yaml", "java", "xml"})
    void if_both_are_open_nobody_is_asked_and_the_message_says_so(String language) throws Exception {
        load(language);
        breakers.bfl.transitionToOpenState();
        breakers.fal.transitionToOpenState();

        assertThat(send("order-1").getException()).isInstanceOf(CallNotPermittedException.class);
        assertThat(simulator.requests()).isEmpty();
    }

    /** Why the guide does not say {@code recordException} in the route. */
    @Test
    void exceptions_that_the_step_itself_does_not_record_are_lost_with_camel_4_18() throws Exception {
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:pictures")
                        .circuitBreaker()
                        .resilience4jConfiguration()
                        .recordException(FluxNotAcceptedException.class)
                        .end()
                        .to("flux:generate")
                        .end();
            }
        });

        Exchange lost = send("order-1", "a forbidden fox");

        assertThat(lost.getException()).isNull();
        assertThat(lost.getMessage().getBody()).isEqualTo("a forbidden fox");
    }

    /** Why the guide says {@code throwExceptionWhenHalfOpenOrOpenState}. */
    @Test
    void an_open_one_without_the_option_lets_the_message_go_on_with_its_prompt() throws Exception {
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:pictures")
                        .circuitBreaker()
                        .resilience4jConfiguration()
                        .circuitBreaker("bfl")
                        .end()
                        .to("flux:generate")
                        .end();
            }
        });
        breakers.bfl.transitionToOpenState();

        Exchange lost = send("order-1");

        assertThat(lost.getException()).isNull();
        assertThat(lost.getMessage().getBody()).isEqualTo("a red fox");
    }

    private static Stream<Arguments> whys() {
        return inEachLanguage("rate limit", "no credit", "wrong key", "unreachable");
    }

    private static Stream<Arguments> whens() {
        return inEachLanguage("after acceptance", "at once");
    }

    private static Stream<Arguments> inEachLanguage(String... cases) {
        return Stream.of(cases)
                .flatMap(one -> Stream.of("yaml", "java", "xml").map(language -> Arguments.of(one, language)));
    }

    private void load(String language) throws Exception {
        page.load(context, getClass(), language, 1, 1, new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:pictures")
                        .routeId("pictures")
                        .errorHandler(noErrorHandler())
                        .setHeader("CamelFluxIdempotencyKey", header("orderId"))
                        .loadBalance()
                        .failover(1, false, false, FluxNotAcceptedException.class, CallNotPermittedException.class)
                        .circuitBreaker()
                        .resilience4jConfiguration()
                        .circuitBreaker("bfl")
                        .throwExceptionWhenHalfOpenOrOpenState(true)
                        .end()
                        .to(
                                "flux:generate?provider=bfl&model=flux-2-pro&accountGroup=shop&waitForResult=false&queueTimeout={{patience:20s}}")
                        .end()
                        .circuitBreaker()
                        .resilience4jConfiguration()
                        .circuitBreaker("fal")
                        .throwExceptionWhenHalfOpenOrOpenState(true)
                        .end()
                        .to(
                                "flux:generate?provider=fal&model=flux-2-pro&accountGroup=shop&waitForResult=false&queueTimeout={{patience:20s}}")
                        .end()
                        .end()
                        .to("flux:await");
            }
        });
    }

    private void fail(Fault fault) {
        simulator.faults().forProvider("bfl").always(Endpoint.SUBMIT, fault);
    }

    private void theSecondMade(Exchange made) {
        assertThat(made.getException()).isNull();
        assertThat(made.getMessage().getHeader(FluxConstants.JOB_PROVIDER)).isEqualTo("fal");
        assertThat(made.getMessage().getBody(byte[].class)).isNotEmpty();
    }

    private long submissions() {
        return simulator.requests().stream()
                .filter(request -> request.method().equals("POST"))
                .filter(request -> request.origin().provider().equals("bfl"))
                .count();
    }

    private Exchange send(String order) {
        return send(order, "a red fox");
    }

    private Exchange send(String order, String prompt) {
        return template.request("direct:pictures", exchange -> {
            exchange.getMessage().setBody(prompt);
            exchange.getMessage().setHeader("orderId", order);
        });
    }
}
