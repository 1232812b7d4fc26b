package io.github.camelflux.example.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelflux.example.OutsideSimulator;
import io.github.camelflux.simulator.FluxSimulator;
import io.github.camelflux.simulator.http.Endpoint;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NoCreditTest {

    @TempDir
    Path home;

    @Test
    void without_credit_each_row_is_refused_and_the_sheet_says_so() throws Exception {
        try (FluxSimulator simulator = OutsideSimulator.start();
                CatalogDesk desk = new CatalogDesk(home, simulator, "empty-key")) {
            desk.drop(
                    "poor.csv",
                    IntStream.rangeClosed(1, 30)
                            .mapToObj(n -> "P-" + n + ",Thing,Thing number " + n + ",,standard\n")
                            .collect(Collectors.joining("", CatalogDesk.HEADER, "")));

            assertThat(desk.reason("poor.csv"))
                    .startsWith("poor.csv: 0 of 30 products have a picture, for 0.00 USD")
                    .contains("row 31: FluxCreditException: ");
            assertThat(simulator.bill().count()).isZero();
            // At the most those that were on their way when the first was refused: then the key rests.
            assertThat(simulator.requestCount(Endpoint.SUBMIT)).isBetween(1L, 24L);
            assertThat(desk.costs("poor").total()).isZero();
            assertThat(desk.costs("poor").rows()).hasSize(30).allSatisfy(row -> assertThat(row.outcome())
                    .isEqualTo("refused"));
            assertThat(desk.sheet("poor").getWidth())
                    .isEqualTo(SheetLayout.of(30).width());
        }
    }
}
