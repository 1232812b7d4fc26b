package io.github.camelflux.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** The benchmark at a tenth of its size: its results are looked at, its times and its heap are not. */
class InFlightTest {

    private static final int JOBS = 1_000;

    @Test
    void all_that_wait_get_their_pictures() throws Exception {
        List<InFlightRow> rows = InFlight.measure(new InFlight.Sizes(JOBS, "pollInterval=1s"));

        assertThat(rows).extracting(InFlightRow::count).containsExactly(JOBS, JOBS, JOBS / 10, JOBS);
        assertThat(rows).extracting(InFlightRow::delivered).containsExactly(JOBS, JOBS, JOBS / 10, 0);
    }
}
