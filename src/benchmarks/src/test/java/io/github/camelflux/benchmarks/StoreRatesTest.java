package io.github.camelflux.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The benchmark at a small size: its results are looked at, its times are not. */
class StoreRatesTest {

    @Test
    void every_job_of_both_stores_is_billed_once() throws Exception {
        StoreRates.Rates rates = StoreRates.measure(200, 1);

        assertThat(rates.billed()).isEqualTo(rates.bought()).isEqualTo(800);
        assertThat(rates.table()).contains("| memory |", "| PostgreSQL, fsync on |", "| ratio |");
        assertThat(rates.json()).contains("\"ratio\":");
    }
}
