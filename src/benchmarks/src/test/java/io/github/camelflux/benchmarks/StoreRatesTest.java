package io.github.camelflux.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** The benchmark at a small size: its results are looked at, its times are not. */
class StoreRatesTest {

    @Test
    void every_job_of_both_stores_is_billed_once() throws Exception {
        List<StoreRates.Row> rows = StoreRates.measure(200, 1);

        assertThat(rows).extracting(StoreRates.Row::jobStore).containsExactly("memory", "PostgreSQL, fsync on");
        assertThat(rows).extracting(StoreRates.Row::jobs).containsExactly(400, 400);
        assertThat(rows).allSatisfy(row -> assertThat(row.jobsPerSecond()).isPositive());
    }
}
