package io.github.camelflux.component;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelflux.Charged;
import io.github.camelflux.FluxBudgetException;
import io.github.camelflux.FluxException;
import io.github.camelflux.FluxJobFailedException;
import io.github.camelflux.FluxModerationException;
import io.github.camelflux.FluxRequestException;
import io.github.camelflux.FluxUnknownOutcomeException;
import io.github.camelflux.job.budget.BudgetUse;
import io.github.camelflux.simulator.FluxSimulator;
import io.github.camelflux.simulator.engine.SimulatorClock;
import io.github.camelflux.simulator.fault.Fault;
import io.github.camelflux.simulator.http.Endpoint;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.apache.camel.Exchange;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What may be spent, with the bill as the judge. A picture of flux-2-pro is 3 cents. */
class BudgetRouteTest extends SimulatedRoutes {

    private static final int MESSAGES = 1_000;

    /** It is 18:00 in London, and half past eleven in the evening in Kolkata. */
    private final SimulatorClock clock = at(LocalTime.of(18, 0));

    @Override
    protected FluxSimulator.Builder simulation() {
        return super.simulation()
                .clock(clock)
                .runTime(Duration.ZERO)
                .activeLimit(MESSAGES)
                .randomSeed(1);
    }

    @Override
    protected void configure(FluxComponent flux) {
        flux.useClock(clock);
        flux.setMaxInFlight(MESSAGES);
        flux.setBudgetZone("Asia/Kolkata");
        flux.getBudgets().put("hundred", "3.00/day");
        flux.getBudgets().put("two", "0.06/day");
        flux.getBudgets().put("monthly", "0.03/month");
        flux.getBudgets().put("pennies", "0.01/day");
    }

    @Override
    protected RoutesBuilder createRouteBuilder() {
        return new RouteBuilder() {
            @Override
            public void configure() {
                errorHandler(noErrorHandler());
                from("direct:hundred").to("flux:generate?budget=hundred");
                from("direct:two").to("flux:generate?budget=two");
                from("direct:two-by-request").to("flux:generate?budget=two&idempotencyKey=request");
                from("direct:any").toD("flux:generate?${header.options}");
                from("direct:forget").to("flux:forget?state=unknown");
            }
        };
    }

    @Test
    void of_a_thousand_messages_at_once_those_are_bought_that_there_is_money_for() throws Exception {
        List<CompletableFuture<Exchange>> sent = IntStream.range(0, MESSAGES)
                .mapToObj(i -> template.asyncSend(
                        "direct:hundred", exchange -> exchange.getMessage().setBody("fox " + i)))
                .toList();
        CompletableFuture.allOf(sent.toArray(CompletableFuture[]::new)).get(60, TimeUnit.SECONDS);

        List<Exception> failures = sent.stream()
                .map(CompletableFuture::join)
                .map(Exchange::getException)
                .filter(failure -> failure != null)
                .toList();
        assertThat(failures).hasSize(MESSAGES - 100).hasOnlyElementsOfType(FluxBudgetException.class);
        assertThat(simulator.bill().count()).isEqualTo(100);
        assertThat(simulator.bill().totalUsd()).isEqualByComparingTo("3");
        assertGone("hundred", "3", "0");
    }

    @Test
    void a_refused_message_says_why_and_when_it_may_come_again() {
        buy("direct:two", "a");
        buy("direct:two", "b");

        Exchange refused = send("direct:two", "c");

        FluxBudgetException failure = (FluxBudgetException) refused.getException();
        assertThat(failure.getBudget()).contains("two");
        assertThat(failure.getLimit()).isEqualTo("0.06");
        assertThat(failure.getSpent()).isEqualTo("0.06");
        assertThat(failure.getAsked()).contains(new BigDecimal("0.03"));
        // Midnight in Kolkata.
        Instant midnight = clock.instant()
                .atOffset(ZoneOffset.UTC)
                .with(LocalTime.of(18, 30))
                .toInstant();
        assertThat(failure.getResetsAt()).contains(midnight);
        assertThat(failure.isRetryable()).isTrue();
        assertThat(failure.getCharged()).isEqualTo(Charged.NO);
        assertThat(failure.getProvider()).isEqualTo("bfl");
        assertThat(failure)
                .hasMessage("budget=two: the message would cost 0.03 USD, and 0.06 of 0.06 USD are spent or reserved;"
                        + " nothing was bought. The budget begins anew at " + midnight);
        assertThat(refused.getMessage().getHeader(FluxConstants.JOB_OUTCOME)).isEqualTo("refused");
        assertThat(flux().getJobsInFlight()).isZero();
    }

    @Test
    void a_message_that_no_day_can_pay_is_not_to_be_sent_again() {
        FluxBudgetException failure = refuse("budget=pennies");

        assertThat(failure.isRetryable()).isFalse();
        assertThat(failure.getResetsAt()).isEmpty();
        assertThat(simulator.requests()).isEmpty();
    }

    @Test
    void a_new_day_brings_new_money_at_the_midnight_of_the_zone_and_a_month_goes_on() {
        buy("direct:two", "a");
        buy("direct:two", "b");
        assertThat(buyAny("budget=monthly").getException()).isNull();
        assertThat(send("direct:two", "c").getException()).isInstanceOf(FluxBudgetException.class);

        clock.advance(Duration.ofMinutes(31));

        buy("direct:two", "c");
        boolean newMonth =
                clock.instant().atOffset(ZoneOffset.ofHoursMinutes(5, 30)).getDayOfMonth() == 1;
        assertThat(buyAny("budget=monthly").getException() == null).isEqualTo(newMonth);
        assertThat(simulator.bill().count()).isEqualTo(newMonth ? 5 : 4);
    }

    @Test
    void a_message_that_comes_back_gets_its_picture_though_the_money_is_gone() {
        buy("direct:two-by-request", "a");
        buy("direct:two-by-request", "b");

        Exchange again = send("direct:two-by-request", "a");

        assertThat(again.getException()).isNull();
        assertThat(again.getMessage().getHeader(FluxConstants.JOB_REPLAYED)).isEqualTo(true);
        assertGone("two", "0.06", "0");
    }

    @Test
    void a_key_that_the_budget_refused_is_free() {
        buy("direct:two-by-request", "a");
        buy("direct:two-by-request", "b");
        assertThat(send("direct:two-by-request", "c").getException()).isInstanceOf(FluxBudgetException.class);

        clock.advance(Duration.ofMinutes(31));

        buy("direct:two-by-request", "c");
    }

    @Test
    void a_moderated_job_costs_what_the_provider_says() {
        assertThat(send("direct:two", "a forbidden fox").getException()).isInstanceOf(FluxModerationException.class);

        assertGone("two", simulator.bill().totalUsd().toPlainString(), "0");
    }

    @Test
    void a_failed_job_whose_cost_nobody_tells_counts_as_estimated() {
        simulator.faults().on(Endpoint.POLL, Fault.taskStatus("Error"));

        assertThat(send("direct:two", "a fox").getException()).isInstanceOf(FluxJobFailedException.class);

        assertGone("two", "0.03", "0");
    }

    @Test
    void what_was_refused_for_a_while_is_reserved_once() {
        simulator.faults().on(Endpoint.SUBMIT, Fault.rateLimited(Duration.ZERO), Fault.rateLimited(Duration.ZERO));

        buy("direct:two", "a");

        assertGone("two", "0.03", "0");
        assertThat(simulator.bill().count()).isOne();
    }

    @Test
    void what_certainly_was_not_bought_costs_nothing() {
        simulator.faults().on(Endpoint.SUBMIT, Fault.status(400));

        assertThat(send("direct:two", "a").getException()).isInstanceOf(FluxRequestException.class);

        assertGone("two", "0", "0");
    }

    @Test
    void an_unknown_outcome_stays_reserved_also_when_its_key_is_free_again() {
        simulator.faults().on(Endpoint.SUBMIT, Fault.dropAfterAcceptance());
        assertThat(send("direct:two-by-request", "a").getException()).isInstanceOf(FluxUnknownOutcomeException.class);
        assertGone("two", "0", "0.03");

        send("direct:forget", null);
        assertGone("two", "0", "0.03");
        buy("direct:two-by-request", "a");

        assertThat(send("direct:two-by-request", "b").getException()).isInstanceOf(FluxBudgetException.class);
        assertThat(simulator.bill().count()).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource({
        "maxCost=0.03, , 1",
        "maxCost=0.0299, 'maxCost: the message would cost 0.03 USD with flux-2-pro, and may cost 0.0299 USD', 0",
        "maxCost=0.05&model=flux-2-max, 'maxCost: the message would cost 0.07 USD with flux-2-max', 0",
        "maxCost=0.05&size=2048x2048, 'maxCost: the message would cost 0.075 USD', 0",
        "maxCost=0.05&model=flux-dev, 'The price of flux-dev at bfl is not known', 0",
        "budget=two&model=flux-dev, so that budget=two cannot be kept, 0",
        "model=flux-dev, , 1"
    })
    void what_a_single_message_may_cost(String options, String words, int bought) {
        Exchange exchange = buyAny(options);

        if (words == null) {
            assertThat(exchange.getException()).isNull();
        } else {
            assertThat(exchange.getException())
                    .isInstanceOf(FluxBudgetException.class)
                    .hasMessageContaining(words)
                    .hasMessageContaining("nothing was bought")
                    .satisfies(failure ->
                            assertThat(((FluxException) failure).isRetryable()).isFalse());
            assertThat(exchange.getMessage().getHeader(FluxConstants.JOB_ID)).isNull();
        }
        assertThat(simulator.bill().count()).isEqualTo(bought);
    }

    @Test
    void an_unknown_price_is_reckoned_with_what_the_operator_assumes() {
        flux().setAssumedCost("0.04");

        assertThat(buyAny("budget=two&model=flux-dev").getException()).isNull();
        assertThat(((FluxBudgetException) buyAny("maxCost=0.03&model=flux-dev").getException()).getAsked())
                .contains(new BigDecimal("0.04"));
        assertThat(simulator.bill().count()).isOne();
    }

    @Test
    void a_message_chooses_neither_budget_nor_limit() {
        Map<String, Object> headers =
                Map.of("CamelFluxBudget", "hundred", "CamelFluxMaxCost", "1000", "CamelFluxAssumedCost", "0.001");

        Exchange exchange = template.send("direct:any", sent -> {
            sent.getMessage().setBody("a fox");
            sent.getMessage().setHeaders(new java.util.HashMap<>(headers));
            sent.getMessage().setHeader("options", "maxCost=0.01&budget=two");
        });
        Exchange body = template.send("direct:any", sent -> {
            sent.getMessage().setBody(Map.of("prompt", "a fox", "budget", "hundred"));
            sent.getMessage().setHeader("options", "budget=two");
        });

        assertThat(exchange.getException()).isInstanceOf(FluxBudgetException.class);
        assertThat(body.getException())
                .isInstanceOf(FluxRequestException.class)
                .hasMessageContaining("budget in the body");
        assertGone("hundred", "0", "0");
        assertThat(simulator.requests()).isEmpty();
    }

    private FluxBudgetException refuse(String options) {
        return (FluxBudgetException) buyAny(options).getException();
    }

    private Exchange buyAny(String options) {
        return template.send("direct:any", exchange -> {
            exchange.getMessage().setBody("a fox");
            exchange.getMessage().setHeader("options", options);
        });
    }

    private void buy(String to, String prompt) {
        assertThat(send(to, prompt).getException()).isNull();
    }

    private Exchange send(String to, String prompt) {
        return template.send(to, exchange -> exchange.getMessage().setBody(prompt));
    }

    private void assertGone(String budget, String spent, String reserved) {
        FluxEngine engine = flux().engine();
        BudgetUse use = engine.aggregator()
                .overview()
                .budgets(List.of(engine.budgets().find(budget).period(clock.instant())))
                .toCompletableFuture()
                .join()
                .get(0);
        assertThat(use.spentUsd()).as("spent").isEqualByComparingTo(spent);
        assertThat(use.reservedUsd()).as("reserved").isEqualByComparingTo(reserved);
    }

    /** Real time, ahead by less than a day. */
    private static SimulatorClock at(LocalTime london) {
        SimulatorClock clock = SimulatorClock.real();
        Duration ahead =
                Duration.between(clock.instant().atOffset(ZoneOffset.UTC).toLocalTime(), london);
        clock.advance(ahead.isNegative() ? ahead.plusDays(1) : ahead);
        return clock;
    }
}
