package io.github.camelflux.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The benchmark at a tenth of its size: its results are looked at, its times are not. */
class SaturationTest {

    private static final int JOBS = 48;

    @Test
    void each_loop_buys_each_picture_once_and_only_those_who_share_an_account_are_refused() throws Exception {
        List<SaturationRow> rows = Saturation.measure(new Saturation.Sizes(
                JOBS, Duration.ofMillis(350), Duration.ofMillis(75), "flux:generate?pollInterval=50ms"));

        assertThat(rows).hasSize(7).allSatisfy(row -> {
            assertThat(row.jobs()).as(row.loop()).isEqualTo(JOBS);
            assertThat(row.pollsPerJob()).as(row.loop()).isGreaterThanOrEqualTo(1);
            assertThat(row.waitMillis()).as(row.loop()).isPositive();
        });
        assertThat(rows).extracting(SaturationRow::keys).containsExactly(1, 3, 1, 1, 1, 1, 1);
        assertThat(rows)
                .filteredOn(row -> !row.loop().contains("half of the account"))
                .hasSize(6)
                .allSatisfy(row -> assertThat(row.refused()).as(row.loop()).isZero());
        assertThat(rows)
                .filteredOn(row -> row.loop().contains("half of the account"))
                .allSatisfy(row -> assertThat(row.refused()).isNotNegative());
    }
}
