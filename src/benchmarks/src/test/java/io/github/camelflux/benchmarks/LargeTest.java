package io.github.camelflux.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** The benchmark with a tenth of its pictures, and smaller ones: its results are looked at, its times are not. */
class LargeTest {

    @Test
    void all_pictures_arrive_whole() throws Exception {
        List<Large.Row> rows = Large.measure(new Large.Sizes(20, 1_000_000, "64m"));

        assertThat(rows)
                .hasSize(5)
                .allSatisfy(row -> assertThat(row.pictures()).as(row.transfer()).isEqualTo(20));
        assertThat(rows)
                .filteredOn(row -> row.transfer().contains("component"))
                .hasSize(3)
                .allSatisfy(row -> assertThat(row.peakHeapMb()).isBetween(1.0, 68.0));
    }
}
