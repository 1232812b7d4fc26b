package io.github.camelflux.component;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelflux.job.budget.Budget;
import java.time.Instant;
import java.util.Map;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The component options {@code budgets}, {@code budgetZone} and {@code assumedCost}. */
class BudgetsTest {

    @ParameterizedTest
    @CsvSource({
        "25.00/day, UTC, 2026-11-27T23:59:59Z, 2026-11-27, 2026-11-28T00:00:00Z",
        "25.00/day, Europe/Berlin, 2026-11-27T23:30:00Z, 2026-11-28, 2026-11-28T23:00:00Z",
        "500/month, UTC, 2026-12-31T23:59:59Z, 2026-12, 2027-01-01T00:00:00Z",
        "' 500 / Month ', America/New_York, 2027-01-01T01:00:00Z, 2026-12, 2027-01-01T05:00:00Z",
        // A day of 23 hours, and one that has no midnight.
        "1/day, Europe/Berlin, 2026-03-29T10:00:00Z, 2026-03-29, 2026-03-29T22:00:00Z",
        "1/day, Africa/Cairo, 2026-04-23T10:00:00Z, 2026-04-23, 2026-04-23T22:00:00Z"
    })
    void a_period_lasts_until_the_midnight_of_the_zone(
            String text, String zone, Instant now, String period, Instant end) {
        Budget budget = new Budgets(Map.of("shop", text), zone).find("shop");

        assertThat(budget.period(now).id()).isEqualTo(period);
        assertThat(budget.resetsAt(now)).isEqualTo(end);
        assertThat(budget.period(end).id()).isNotEqualTo(period);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            25.00      | UTC  | budgets.own: '25.00' is not an amount by day or month, such as 25.00/day or 500/month
            25/week    | UTC  | budgets.own: '25/week' is not an amount by day or month
            25/day/2   | UTC  | budgets.own: '25/day/2' is not an amount by day or month
            much/day   | UTC  | budgets.own: 'much' is not an amount of US dollars, such as 0.05 or 25.00
            /day       | UTC  | budgets.own: '' is not an amount of US dollars
            0/day      | UTC  | budgets.own: '0' is not above 0
            -1/day     | UTC  | budgets.own: '-1' is not above 0
            1e30/day   | UTC  | budgets.own: '1e30' is not above 0 and at most 1000000000 US dollars
            1/day      | Mars | budgetZone: 'Mars' is not a time zone, such as UTC or Europe/Berlin
            """)
    void what_cannot_be_used_stops_the_start(String value, String zone, String words) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Budgets(Map.of("own", value), zone))
                .withMessageStartingWith(words);
        FluxComponent flux = new FluxComponent();
        flux.getBudgets().put("own", value);
        flux.setBudgetZone(zone);
        assertThatThrownBy(() -> start(flux)).hasStackTraceContaining(words);
    }

    @Test
    void an_assumed_cost_that_is_none_stops_the_start() {
        FluxComponent flux = new FluxComponent();
        flux.setAssumedCost("0");

        assertThatThrownBy(() -> start(flux)).hasStackTraceContaining("assumedCost: '0' is not above 0");
    }

    @Test
    void an_unknown_name_is_told_with_those_that_there_are() {
        Budgets budgets = new Budgets(Map.of("shop", "1/day", "press", "2/month"), "UTC");

        assertThat(budgets.find(null)).isNull();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> budgets.find("shoop"))
                .withMessageStartingWith("budget: 'shoop' is none of the component's budgets (press, shop)");
    }

    private static void start(FluxComponent flux) {
        try (DefaultCamelContext context = new DefaultCamelContext()) {
            context.addComponent("flux", flux);
            context.start();
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
