package io.github.camelflux.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** The benchmark at a tenth of its size: its results are looked at, its times are not. */
class OverheadTest {

    @Test
    void each_contender_buys_what_is_billed() throws Exception {
        List<Overhead.Row> rows = Overhead.measure(new Overhead.Sizes(500, 1, 51, "pollInterval=50ms"));

        assertThat(rows)
                .extracting(Overhead.Row::loop)
                .containsExactly("bare HttpClient", "component", "Camel route by hand");
        assertThat(rows).extracting(Overhead.Row::jobs).containsExactly(1_000, 1_000, 200);
        assertThat(rows).allSatisfy(row -> assertThat(row.cpuMicrosPerJob()).isPositive());
    }

    @Test
    void a_message_that_waits_in_line_allocates_more_than_one_that_is_only_kept() throws Exception {
        List<Allocation.Row> rows = Allocation.measure(0, 500, 1);

        assertThat(rows).hasSize(2);
        assertThat(rows.get(1).bytesPerJob()).isGreaterThan(rows.get(0).bytesPerJob());
    }
}
