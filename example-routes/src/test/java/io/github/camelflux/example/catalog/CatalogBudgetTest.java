package io.github.camelflux.example.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelflux.example.OutsideSimulator;
import io.github.camelflux.simulator.FluxSimulator;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A catalogue that costs more than its budget has. */
class CatalogBudgetTest {

    @TempDir
    Path home;

    @Test
    void rows_beyond_the_budget_are_not_bought_and_stay_as_a_catalog_for_later() throws Exception {
        try (FluxSimulator simulator = OutsideSimulator.start()) {
            try (CatalogDesk desk = desk(simulator, "0.10/day")) {
                desk.drop("big.csv", CatalogDesk.HEADER + rows(1, 10));

                // A picture is 0.03 USD: three fit.
                assertThat(desk.reason("big.csv"))
                        .startsWith("big.csv: 3 of 10 products have a picture, for 0.09 USD; 7 did not fit the budget")
                        .contains(": FluxBudgetException: budget=catalogs: the message would cost 0.03 USD, and 0.09"
                                + " of 0.10 USD are spent or reserved; nothing was bought. The budget begins anew at ")
                        .contains("T00:00:00Z", "that ends with .later.csv");
                assertThat(simulator.bill().count()).isEqualTo(3);
                CostFile costs = desk.costs("big");
                assertThat(costs.total()).isEqualByComparingTo(simulator.bill().totalUsd());
                assertThat(costs.rows())
                        .filteredOn(row -> row.outcome().equals("over budget"))
                        .hasSize(7)
                        .allSatisfy(row -> assertThat(row.cost()).isEmpty());

                Path rest = desk.failed("big.csv.later.csv");
                desk.await(rest);
                assertThat(desk.read(rest).lines().skip(1).toList())
                        .containsExactlyElementsOf(costs.rows().stream()
                                .filter(row -> row.key().isEmpty())
                                .map(row -> row(Integer.parseInt(row.sku().substring(2))))
                                .toList());
            }
            try (CatalogDesk desk = desk(simulator, "1.00/day")) {
                desk.dropRest("big.csv", "rest.csv");
                desk.await(desk.done("rest.csv"));

                assertThat(simulator.bill().count()).isEqualTo(10);
                assertThat(simulator.bill().byPrompt()).hasSize(10);
            }
        }
    }

    private CatalogDesk desk(FluxSimulator simulator, String budget) throws Exception {
        return new CatalogDesk(home, simulator, "a-key", "--camel.component.flux.budgets.catalogs=" + budget);
    }

    private static String rows(int first, int last) {
        return IntStream.rangeClosed(first, last)
                .mapToObj(CatalogBudgetTest::row)
                .collect(Collectors.joining("\n", "", "\n"));
    }

    private static String row(int number) {
        return "B-" + number + ",\"Box \"\"number\"\" " + number + "\",\"A box, number " + number
                + "\",512x512,standard";
    }
}
