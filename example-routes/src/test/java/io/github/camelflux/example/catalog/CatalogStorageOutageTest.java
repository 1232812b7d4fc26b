package io.github.camelflux.example.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelflux.example.OutsideS3;
import io.github.camelflux.example.OutsideSimulator;
import io.github.camelflux.example.RunningExample;
import io.github.camelflux.simulator.FluxSimulator;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The S3 server goes away in the middle of a batch: nothing that was bought is lost, and nothing is bought twice. */
class CatalogStorageOutageTest {

    private static final int PRODUCTS = 8;
    private static final int AT_ONCE = 2;

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    @TempDir
    Path home;

    private FluxSimulator simulator;
    private OutsideS3 s3;
    private CatalogDesk desk;

    @BeforeEach
    void start() throws Exception {
        simulator = OutsideSimulator.slow();
        s3 = new OutsideS3(home.resolve("outside"));
        desk = new CatalogDesk(
                home,
                simulator,
                "a-key",
                Stream.concat(
                                Stream.of(s3.options()),
                                Stream.of(
                                        "--example.s3.redelivery-delay=50",
                                        "--camel.component.flux.max-in-flight=" + AT_ONCE))
                        .toArray(String[]::new));
        desk.drop(
                "storm.csv",
                IntStream.rangeClosed(1, PRODUCTS)
                        .mapToObj(n -> "S-" + n + ",Cloud,Cloud number " + n + ",512x512,draft\n")
                        .collect(Collectors.joining("", CatalogDesk.HEADER, "")));
    }

    @AfterEach
    void stop() {
        desk.close();
        s3.close();
        simulator.close();
    }

    @Test
    void a_short_outage_is_sat_out() {
        firstRowsAreStored();
        // More often than the SDK tries by itself, so that the route has to try again too.
        s3.failNextPuts(5);
        otherRowsAreDrawn();
        desk.await(desk.done("storm.csv"));

        assertThat(s3.putsLeftToFail()).isZero();
        assertThat(desk.keys()).hasSize(2 * PRODUCTS + 2);
        assertThat(desk.costs("storm").total())
                .isEqualByComparingTo(simulator.bill().totalUsd());
        assertThat(simulator.bill().count()).isEqualTo(PRODUCTS);
    }

    @Test
    void after_a_long_outage_the_catalog_gets_what_is_missing_without_buying_again() throws Exception {
        firstRowsAreStored();
        s3.stop();
        otherRowsAreDrawn();

        String reason = desk.reason("storm.csv");
        assertThat(reason)
                .contains("The contact sheet and the costs are beside this file", "SdkClientException")
                .doesNotContain(" 0 of ", PRODUCTS + " of ");
        CostFile costs = CostFile.parse(desk.read(desk.failed("storm.csv.costs.csv")));
        assertThat(costs.total()).isEqualByComparingTo(simulator.bill().totalUsd());
        assertThat(desk.failed("storm.csv.contact-sheet.png")).exists();
        List<String> missing = costs.rows().stream()
                .filter(row -> row.outcome().equals("not stored"))
                .map(CostFile.Row::sku)
                .toList();
        assertThat(missing).isNotEmpty();
        // What was paid for is on this machine as well.
        assertThat(RunningExample.files(desk.failed(CatalogDesk.DAY)))
                .extracting(file -> file.getFileName().toString())
                .containsAll(missing.stream()
                        .flatMap(sku -> Stream.of(sku + ".jpg", sku + ".receipt.json"))
                        .toList());
        assertThat(simulator.bill().count()).isEqualTo(PRODUCTS);

        s3.start();
        desk.dropAgain("storm.csv");
        desk.await(desk.done("storm.csv"));

        assertThat(desk.keys()).hasSize(2 * PRODUCTS + 2);
        assertThat(desk.costs("storm").total()).isZero();
        assertThat(desk.costs("storm").paidBefore())
                .isEqualByComparingTo(simulator.bill().totalUsd());
        assertThat(simulator.bill().count()).isEqualTo(PRODUCTS);
    }

    /** The first rows are done with, picture and receipt, and the next ones are not drawn yet. */
    private void firstRowsAreStored() {
        drawn(AT_ONCE);
        await().atMost(PATIENCE).until(() -> desk.keys().size() == 2 * AT_ONCE);
    }

    private void otherRowsAreDrawn() {
        for (int rows = 2 * AT_ONCE; rows <= PRODUCTS; rows += AT_ONCE) {
            drawn(rows);
        }
    }

    /** Lets the jobs end that run once so many have been bought. */
    private void drawn(int rows) {
        await().atMost(PATIENCE).until(() -> simulator.bill().count() == rows);
        OutsideSimulator.endJobs(simulator);
    }
}
