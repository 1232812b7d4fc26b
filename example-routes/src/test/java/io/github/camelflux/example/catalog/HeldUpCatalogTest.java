package io.github.camelflux.example.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelflux.example.OutsideSimulator;
import io.github.camelflux.simulator.FluxSimulator;
import io.github.camelflux.simulator.http.Endpoint;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** More rows than may run and wait: the splitter is held up, and none is refused. */
class HeldUpCatalogTest {

    private static final int PRODUCTS = 30;

    @TempDir
    Path home;

    @Test
    void rows_beyond_the_queue_wait_in_the_splitter() throws Exception {
        try (FluxSimulator simulator = OutsideSimulator.with(Duration.ofMillis(500));
                CatalogDesk desk = new CatalogDesk(
                        home,
                        simulator,
                        "a-key",
                        "--camel.component.flux.max-in-flight=2",
                        "--camel.component.flux.max-queued=2")) {
            desk.drop(
                    "long.csv",
                    IntStream.rangeClosed(1, PRODUCTS)
                            .mapToObj(n -> "L-" + n + ",Thing,Thing number " + n + ",512x512,draft\n")
                            .collect(Collectors.joining("", CatalogDesk.HEADER, "")));
            await().atMost(Duration.ofMinutes(1)).until(() -> simulator.activeJobs("a-key") == 2);

            desk.await(desk.done("long.csv"));
            assertThat(simulator.bill().count()).isEqualTo(PRODUCTS);
            assertThat(simulator.maxActiveJobs()).isEqualTo(2);
            assertThat(simulator.requestCount(Endpoint.SUBMIT)).isEqualTo(PRODUCTS);
            assertThat(desk.costs("long").total())
                    .isEqualByComparingTo(simulator.bill().totalUsd());
        }
    }
}
