package io.github.camelflux.example.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelflux.example.OutsideSimulator;
import io.github.camelflux.simulator.FluxSimulator;
import io.github.camelflux.simulator.fault.Fault;
import io.github.camelflux.simulator.http.Endpoint;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rows that give no picture: the others go on, the reports say why, and what was paid for is not bought again. */
class FailedRowsTest {

    @TempDir
    static Path home;

    private static FluxSimulator simulator;
    private static CatalogDesk desk;

    @BeforeAll
    static void start() throws IOException {
        simulator = OutsideSimulator.with(Duration.ofMillis(200));
        desk = new CatalogDesk(home, simulator, "a-key");
    }

    @AfterAll
    static void stop() {
        desk.close();
        simulator.close();
    }

    @Test
    void rows_that_fail_are_in_the_reports_and_the_others_have_their_pictures() throws Exception {
        BigDecimal before = simulator.bill().totalUsd();
        desk.drop("mixed.csv", CatalogDesk.HEADER + """
                M-1,Cat,A cat among failures,512x512,draft
                M-2,Bad,A forbidden cat,512x512,standard
                M-3,Mite,A mite,3x3,draft
                M-4,Whale,A whale,huge,draft
                M-5,Ring,A golden ring,512x512,gold
                M/6,Twin,A twin,512x512,draft
                M-6,Twin,Another twin,512x512,draft
                ,Nobody,A ghost,512x512,draft
                M-8,Silence,,512x512,draft
                M-9,,A dog among failures,512x512,FINAL
                """);

        assertThat(desk.reason("mixed.csv"))
                .startsWith("mixed.csv: 2 of 10 products have a picture, for ")
                .contains(
                        "row 3: FluxModerationException: ",
                        "row 4: FluxRequestException: ",
                        "width",
                        "row 5: FluxRequestException: header CamelFluxSize: 'huge'",
                        "row 6: quality: 'gold' is none of draft, standard, final",
                        "row 7: sku: 'M/6' would give the same key as another row: rows 7, 8",
                        "row 8: sku: 'M-6' would give the same key as another row: rows 7, 8",
                        "row 9: sku: is empty",
                        "row 10: description: is empty",
                        "/" + CatalogDesk.DAY + "mixed/contact-sheet.png",
                        "/" + CatalogDesk.DAY + "mixed/costs.csv");
        assertThat(desk.keys())
                .contains(CatalogDesk.DAY + "M-1.jpg", CatalogDesk.DAY + "M-9.jpg")
                .doesNotContain(CatalogDesk.DAY + "M-2.jpg", CatalogDesk.DAY + "M-6.jpg");

        CostFile costs = desk.costs("mixed");
        // The simulator charges for what it moderates.
        assertThat(costs.total())
                .isEqualByComparingTo(costs.sum())
                .isEqualByComparingTo(simulator.bill().totalUsd().subtract(before));
        assertThat(costs.row("M-2").outcome()).isEqualTo("moderated");
        assertThat(costs.row("M-2").cost()).isEqualTo("0.03");
        assertThat(costs.row("M-2").key()).isEmpty();
        assertThat(costs.row("M-3").outcome()).isEqualTo("refused");
        assertThat(costs.row("M-3").cost()).isEmpty();
        assertThat(costs.row("M-5").error()).isEqualTo("row 6: quality: 'gold' is none of draft, standard, final");
        assertThat(costs.row("M-9").name()).isEqualTo("M-9");
        assertThat(costs.row("M-9").model()).isEqualTo("flux-2-max");

        BufferedImage sheet = desk.sheet("mixed");
        SheetLayout layout = SheetLayout.of(10);
        assertThat(sheet.getWidth()).isEqualTo(layout.width());
        MeanColour placeholder = new MeanColour(0xF3, 0xE7, 0xE3);
        for (int index = 0; index < 10; index++) {
            double distance = MeanColour.of(sheet, layout.square(index)).distanceTo(placeholder);
            if (index == 0 || index == 9) {
                assertThat(distance).isGreaterThan(20);
            } else {
                assertThat(distance).isLessThan(20);
            }
        }
    }

    @Test
    void a_catalog_that_comes_again_buys_only_what_is_missing() throws Exception {
        simulator.faults().forPrompt("An owl that fails once").on(Endpoint.POLL, Fault.taskStatus("Failed"));
        simulator.faults().forPrompt("An owl that is refused once").on(Endpoint.SUBMIT, Fault.status(422));
        BigDecimal before = simulator.bill().totalUsd();
        desk.drop("again.csv", CatalogDesk.HEADER + """
                A-1,Owl,An owl,512x512,draft
                A-2,Owl,An owl,512x512,draft
                A-3,Owl,An owl that fails once,512x512,draft
                A-4,Owl,An owl that is refused once,512x512,standard
                """);
        assertThat(desk.reason("again.csv"))
                .startsWith("again.csv: 2 of 4 products have a picture")
                .contains("row 4: FluxJobFailedException: ", "row 5: FluxRequestException: ");
        BigDecimal first = simulator.bill().totalUsd().subtract(before);
        assertThat(desk.costs("again").total()).isEqualByComparingTo(first);
        // Equal descriptions of two products are two pictures.
        assertThat(simulator.bill().count("An owl")).isEqualTo(2);

        desk.dropAgain("again.csv");
        desk.await(desk.done("again.csv"));

        CostFile costs = desk.costs("again");
        assertThat(costs.rows()).extracting(CostFile.Row::outcome).containsOnly("picture");
        assertThat(costs.rows()).extracting(CostFile.Row::replayed).containsExactly("true", "true", "false", "false");
        assertThat(simulator.bill().count("An owl")).isEqualTo(2);
        assertThat(simulator.bill().count("An owl that fails once")).isEqualTo(2);
        assertThat(simulator.bill().count("An owl that is refused once")).isEqualTo(1);
        assertThat(costs.total())
                .isEqualByComparingTo(
                        simulator.bill().totalUsd().subtract(before).subtract(first));
        assertThat(costs.paidBefore()).isEqualByComparingTo("0.028");
    }

    @Test
    void a_row_that_was_changed_is_bought_and_its_neighbour_is_not() {
        desk.drop("changed.csv", CatalogDesk.HEADER + "C-1,Fox,A fox,512x512,draft\nC-2,Hare,A hare,512x512,draft\n");
        desk.await(desk.done("changed.csv"));
        desk.drop("changed.csv", CatalogDesk.HEADER + "C-1,Fox,A fox,768x512,draft\nC-2,Hare,A hare,512x512,draft\n");
        desk.await(desk.done("changed-2.csv"));

        assertThat(simulator.bill().count("A fox")).isEqualTo(2);
        assertThat(simulator.bill().count("A hare")).isEqualTo(1);
    }

    @Test
    void a_sku_with_signs_is_a_plain_key() {
        desk.drop("signs.csv", CatalogDesk.HEADER + "../${header.x} & 1,Sign,A sign,512x512,draft\n");
        desk.await(desk.done("signs.csv"));

        assertThat(desk.costs("signs").rows())
                .singleElement()
                .extracting(CostFile.Row::sku, CostFile.Row::key)
                .containsExactly("../${header.x} & 1", CatalogDesk.DAY + "..-header.x-1.jpg");
        assertThat(desk.keys()).contains(CatalogDesk.DAY + "..-header.x-1.jpg");
    }
}
