package io.github.camelflux.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** The benchmark at a tenth of its size: its results are looked at, its times are not. */
class CallbacksTest {

    @Test
    void every_picture_comes_by_its_callback_and_is_bought_once() throws Exception {
        int jobs = 100;

        List<Callbacks.Row> rows = Callbacks.measure(jobs);

        assertThat(rows).hasSize(2).allSatisfy(row -> {
            assertThat(row.polls()).isZero();
            assertThat(row.billed()).isEqualTo(jobs / 2 + row.jobs());
            assertThat(row.goesOnP50Millis()).isPositive();
        });
    }
}
