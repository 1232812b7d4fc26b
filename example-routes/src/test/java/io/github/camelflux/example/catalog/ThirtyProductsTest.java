package io.github.camelflux.example.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelflux.example.OutsideSimulator;
import io.github.camelflux.simulator.FluxSimulator;
import io.github.camelflux.simulator.engine.BillLine;
import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A whole catalogue, all rows in order: a picture each, one contact sheet, and costs that are those of the bill. */
class ThirtyProductsTest {

    private static final int PRODUCTS = 30;
    private static final List<String> QUALITIES = List.of("draft", "standard", "final");
    private static final List<String> MODELS = List.of("flux-2-klein-4b", "flux-2-pro", "flux-2-max");
    private static final List<String> SIZES = List.of("512x512", "768x512", "512x768", "1280x720", "");

    @TempDir
    static Path home;

    private static FluxSimulator simulator;
    private static CatalogDesk desk;

    @BeforeAll
    static void make() throws IOException {
        simulator = OutsideSimulator.with(Duration.ofSeconds(1));
        desk = new CatalogDesk(home, simulator, "a-key");
        // As a spreadsheet writes it: byte order mark, line ends of two characters, line breaks within fields.
        desk.drop(
                "spring.csv",
                IntStream.range(0, PRODUCTS)
                        .mapToObj(ThirtyProductsTest::line)
                        .collect(Collectors.joining(
                                "\r\n", "\uFEFF" + CatalogDesk.HEADER.replace("\n", "\r\n"), "\r\n,,,,\r\n")));
        desk.await(desk.done("spring.csv"));
    }

    @AfterAll
    static void stop() {
        desk.close();
        simulator.close();
    }

    private static String line(int index) {
        return "%s,\"Größe \"\"%d\"\", in green\",\"A thing in a garden,\r\nnumber %d\",%s,%s"
                .formatted(sku(index), index, index, SIZES.get(index % SIZES.size()), QUALITIES.get(quality(index)));
    }

    private static String sku(int index) {
        return "G-" + (101 + index);
    }

    private static String prompt(int index) {
        return "A thing in a garden, number " + index;
    }

    private static int quality(int index) {
        return index / 10;
    }

    @Test
    void thirty_products_are_thirty_pictures_with_thirty_names_of_the_sizes_that_were_asked_for() throws Exception {
        assertThat(desk.keys())
                .containsExactlyInAnyOrderElementsOf(Stream.concat(
                                IntStream.range(0, PRODUCTS)
                                        .mapToObj(ThirtyProductsTest::sku)
                                        .flatMap(sku -> Stream.of(sku + ".jpg", sku + ".receipt.json")),
                                Stream.of("spring/contact-sheet.png", "spring/costs.csv"))
                        .map(CatalogDesk.DAY::concat)
                        .toList());
        for (int index = 0; index < PRODUCTS; index++) {
            BufferedImage picture = desk.image(CatalogDesk.DAY + sku(index) + ".jpg");
            String size = SIZES.get(index % SIZES.size());
            assertThat(picture.getWidth() + "x" + picture.getHeight()).isEqualTo(size.isEmpty() ? "1024x1024" : size);
        }
    }

    @Test
    void each_row_is_billed_once_to_the_model_of_its_quality() {
        assertThat(simulator.bill().lines().stream().collect(Collectors.toMap(BillLine::prompt, BillLine::model)))
                .hasSize(PRODUCTS)
                .containsExactlyInAnyOrderEntriesOf(IntStream.range(0, PRODUCTS)
                        .boxed()
                        .collect(Collectors.toMap(ThirtyProductsTest::prompt, index -> MODELS.get(quality(index)))));
    }

    @Test
    void the_costs_are_those_of_the_bill() throws Exception {
        CostFile costs = desk.costs("spring");

        assertThat(costs.total()).isEqualByComparingTo(simulator.bill().totalUsd());
        assertThat(costs.sum()).isEqualByComparingTo(simulator.bill().totalUsd());
        assertThat(costs.paidBefore()).isZero();
        assertThat(costs.rows())
                .extracting(CostFile.Row::sku)
                .containsExactlyElementsOf(IntStream.range(0, PRODUCTS)
                        .mapToObj(ThirtyProductsTest::sku)
                        .toList());
        assertThat(costs.rows()).allSatisfy(row -> {
            assertThat(row.outcome()).isEqualTo("picture");
            assertThat(row.replayed()).isEqualTo("false");
            assertThat(row.jobId()).isNotEmpty();
            assertThat(row.key()).isEqualTo(CatalogDesk.DAY + row.sku() + ".jpg");
            assertThat(row.error()).isEmpty();
        });
        assertThat(costs.row("G-103").name()).isEqualTo("Größe \"2\", in green");
        assertThat(desk.contentType(CatalogDesk.DAY + "spring/costs.csv")).startsWith("text/csv");
    }

    @Test
    void the_contact_sheet_shows_each_picture_in_its_place() throws Exception {
        SheetLayout layout = SheetLayout.of(PRODUCTS);
        BufferedImage sheet = desk.sheet("spring");

        assertThat(layout.columns() * layout.rows()).isEqualTo(PRODUCTS);
        assertThat(sheet.getWidth()).isEqualTo(layout.width()).isBetween(1500, 2500);
        assertThat(sheet.getHeight()).isEqualTo(layout.height()).isBetween(1500, 3000);
        assertThat(desk.contentType(CatalogDesk.DAY + "spring/contact-sheet.png"))
                .isEqualTo("image/png");
        int confusable = 0;
        for (int index = 0; index < PRODUCTS; index++) {
            MeanColour shown = shown(sheet, layout, index);
            assertThat(shown.distanceTo(picture(index))).as(sku(index)).isLessThan(6);
            if (shown.distanceTo(picture((index + 1) % PRODUCTS)) < 6) {
                confusable++;
            }
        }
        // Or the comparison would say nothing.
        assertThat(confusable).isLessThan(PRODUCTS / 3);
    }

    private static MeanColour picture(int index) throws IOException {
        return MeanColour.of(desk.image(CatalogDesk.DAY + sku(index) + ".jpg"));
    }

    /** What the cell shows within the picture's proportions, a pixel of its edge left out. */
    private static MeanColour shown(BufferedImage sheet, SheetLayout layout, int index) throws IOException {
        BufferedImage whole = desk.image(CatalogDesk.DAY + sku(index) + ".jpg");
        Rectangle square = layout.square(index);
        double scale = (double) square.width / Math.max(whole.getWidth(), whole.getHeight());
        int width = (int) (whole.getWidth() * scale);
        int height = (int) (whole.getHeight() * scale);
        Rectangle area = new Rectangle(
                square.x + (square.width - width) / 2, square.y + (square.height - height) / 2, width, height);
        area.grow(-1, -1);
        return MeanColour.of(sheet, area);
    }
}
