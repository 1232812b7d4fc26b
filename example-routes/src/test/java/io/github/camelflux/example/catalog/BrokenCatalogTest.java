package io.github.camelflux.example.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelflux.example.OutsideSimulator;
import io.github.camelflux.simulator.FluxSimulator;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A file that is no catalogue, or a broken one, goes to failed with the reason, and buys nothing. */
class BrokenCatalogTest {

    private static final String GOOD = "A-1,Cat,A cat,,draft\n";

    @TempDir
    static Path home;

    private static FluxSimulator simulator;
    private static CatalogDesk desk;

    @BeforeAll
    static void start() throws IOException {
        simulator = OutsideSimulator.start();
        desk = new CatalogDesk(home, simulator, "a-key", "--example.catalog.max-products=2");
    }

    @AfterAll
    static void stop() {
        desk.close();
        simulator.close();
    }

    @AfterEach
    void nothing_was_asked_for() {
        assertThat(simulator.requests()).isEmpty();
        assertThat(desk.keys()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "no-column | sku,name,description,size~A-1,Cat,A cat,512x512~ | The first line has to be sku,name,description,size,quality, not 'sku,name,description,size'",
                "wrong-header | sku;name;description;size;quality~A-1;Cat;A cat;;draft~ | not 'sku;name;description;size;quality'",
                "no-header | A-1,Cat,A cat,,draft~ | not 'A-1,Cat,A cat,,draft'",
                "header-only | sku,name,description,size,quality~ | a header and no product",
                "short-row | sku,name,description,size,quality~A-1,Cat,A cat,,draft~A-2,Dog,A dog~ | Row 3 has 3 fields and not 5",
                "long-row | sku,name,description,size,quality~A-1,Cat,A cat, asleep,,draft~ | Row 2 has 6 fields and not 5",
                "open-quote | sku,name,description,size,quality~A-1,Cat,A cat,,draft~A-2,\"Dog,A dog,,draft~ | Row 3 opens a quotation mark that is never closed",
                "too-many | sku,name,description,size,quality~A,A,A,,draft~B,B,B,,draft~C,C,C,,draft~ | 3 products, which is more than example.catalog.max-products: 2"
            })
    void is_refused(String name, String content, String why) {
        desk.drop(name + ".csv", content.replace('~', '\n'));

        assertThat(desk.reason(name + ".csv"))
                .startsWith(name + ".csv was refused as a whole. Nothing was bought.")
                .contains(why);
    }

    @Test
    void an_empty_file_is_refused() {
        desk.drop("empty.csv", "");

        assertThat(desk.reason("empty.csv")).contains("The file is empty");
    }

    @Test
    void another_encoding_is_refused() {
        desk.drop(
                "latin.csv", (CatalogDesk.HEADER + GOOD.replace("Cat", "Größe")).getBytes(StandardCharsets.ISO_8859_1));

        assertThat(desk.reason("latin.csv")).contains("not in UTF-8");
    }
}
