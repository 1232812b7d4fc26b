package io.github.camelflux.component;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelflux.FluxBudgetException;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The routes of docs/budgets-and-ledger.md, in each language, as they stand there, against a budget for two pictures. */
class BudgetGuideTest extends SimulatedRoutes {

    private static final int COVERS = 0;
    private static final int LEDGER = 1;

    private final GuidePage page = GuidePage.of("budgets-and-ledger.md");

    @Override
    protected void configure(FluxComponent flux) {
        flux.getBudgets().put("shop", "0.06/month");
    }

    @ParameterizedTest
    @ValueSource(strings = {"yaml", "xml"})
    void a_third_picture_is_refused(String language) throws Exception {
        load(language, COVERS);
        buyTwo();

        assertThat(send().getException()).isInstanceOf(FluxBudgetException.class);
        assertThat(simulator.bill().count()).isEqualTo(2);
    }

    /** The route in Java shows how the refusal is handled, too. */
    @Test
    void a_third_picture_is_put_off() throws Exception {
        load("java", COVERS);
        buyTwo();

        assertThat(send().getMessage().getBody(String.class))
                .startsWith("later: budget=shop: the message would cost 0.03 USD, and 0.06 of 0.06 USD are spent");
        assertThat(simulator.bill().count()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"yaml", "java", "xml"})
    void the_ledger_says_what_it_cost(String language) throws Exception {
        load(language, COVERS);
        load(language, LEDGER);
        buyTwo();

        List<?> ledger = template.requestBody("direct:what-it-cost", null, List.class);
        assertThat(ledger).singleElement().satisfies(line -> assertThat(line.toString())
                .contains("costCentre=marketing, jobs=2, pictures=2"));
    }

    private void buyTwo() {
        assertThat(send().getException()).isNull();
        assertThat(send().getException()).isNull();
        assertThat(simulator.bill().count()).isEqualTo(2);
        List<Map<String, Object>> line = LedgerQuery.of(new FluxConfiguration())
                .maps(MoneyView.of(flux().engine()).today());
        assertThat(line).singleElement().satisfies(map -> assertThat(map)
                .containsEntry("costCentre", "marketing")
                .containsEntry("route", "covers"));
    }

    private Exchange send() {
        return template.send("direct:covers", exchange -> exchange.getMessage().setBody("a cover"));
    }

    private void load(String language, int number) throws Exception {
        page.load(context, getClass(), language, number, number, routes(number));
    }

    private static RouteBuilder routes(int number) {
        return new RouteBuilder() {
            @Override
            public void configure() {
                if (number == COVERS) {
                    from("direct:covers")
                            .routeId("covers")
                            .onException(FluxBudgetException.class)
                            .handled(true)
                            .setBody(simple("later: ${exception.message}"))
                            .end()
                            .setHeader("CamelFluxCostCentre", constant("marketing"))
                            .to("flux:generate?budget=shop&maxCost=0.05");
                } else {
                    from("direct:what-it-cost")
                            .routeId("what-it-cost")
                            .to("flux:ledger?groupBy=month,costCentre")
                            .log("${body}");
                }
            }
        };
    }
}
