package io.github.camelflux.example.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelflux.example.OutsideSimulator;
import io.github.camelflux.example.RunningExample;
import io.github.camelflux.simulator.FluxSimulator;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The application is stopped while a catalogue is in work: the next start makes it, with a report of all rows. */
class StoppedCatalogTest {

    private static final String NIGHT = CatalogDesk.HEADER + """
            N-1,Moon,A moon,512x512,draft
            N-2,Star,A star,512x512,draft
            N-3,Comet,A comet,512x512,draft
            N-4,Cloud,A cloud,512x512,draft
            N-5,Bat,A bat,512x512,draft
            N-6,Owl,An owl,512x512,gold
            """;

    @TempDir
    Path home;

    @Test
    void a_stop_waits_for_pictures_that_are_being_made_and_puts_the_catalog_back() throws Exception {
        try (FluxSimulator simulator = OutsideSimulator.with(Duration.ofSeconds(2))) {
            try (CatalogDesk desk =
                    new CatalogDesk(home, simulator, "a-key", "--camel.component.flux.max-in-flight=2")) {
                desk.drop("night.csv", NIGHT);
                await().atMost(Duration.ofMinutes(1)).until(() -> simulator.activeJobs("a-key") == 2);
            }

            assertThat(home.resolve("data/catalogs/night.csv")).hasContent(NIGHT);
            assertThat(RunningExample.files(home.resolve("data/catalogs"))).hasSize(1);
            assertThat(simulator.bill().count()).isEqualTo(2);
            assertThat(RunningExample.files(home.resolve("data/s3")))
                    .filteredOn(file -> file.toString().endsWith(".jpg"))
                    .hasSize(2);
        }
    }

    @Test
    void a_catalog_that_a_stop_does_not_wait_for_is_made_after_the_next_start_and_no_row_is_bought_twice()
            throws Exception {
        Path folder = home.resolve("data/catalogs");
        try (FluxSimulator slow = OutsideSimulator.slow()) {
            try (CatalogDesk desk = new CatalogDesk(
                    home,
                    slow,
                    "a-key",
                    "--camel.component.flux.max-in-flight=2",
                    "--camel.component.flux.max-queued=1",
                    "--camel.main.shutdown-timeout=1")) {
                desk.drop("night.csv", NIGHT);
                await().atMost(Duration.ofMinutes(1)).until(() -> slow.activeJobs("a-key") == 2);
            }
            assertThat(slow.bill().count()).isEqualTo(2);
            assertThat(folder.resolve("failed")).doesNotExist();
            assertThat(folder.resolve("done")).doesNotExist();

            try (CatalogDesk desk = new CatalogDesk(home, slow, "a-key")) {
                await().atMost(Duration.ofMinutes(1)).until(() -> slow.activeJobs("a-key") == 5);
                OutsideSimulator.endJobs(slow);

                assertThat(desk.reason("night.csv")).startsWith("night.csv: 5 of 6 products have a picture");
                assertThat(desk.costs("night").rows()).hasSize(6);
                assertThat(desk.costs("night").total().add(desk.costs("night").paidBefore()))
                        .isEqualByComparingTo(slow.bill().totalUsd());
                assertThat(slow.bill().byPrompt()).hasSize(5).allSatisfy((prompt, charges) -> assertThat(charges)
                        .isEqualTo(1));
            }
        }
    }
}
