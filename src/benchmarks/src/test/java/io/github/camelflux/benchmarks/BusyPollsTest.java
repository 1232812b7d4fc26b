package io.github.camelflux.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The benchmark at a small size: its results are looked at, its times are not. */
class BusyPollsTest {

    @Test
    void every_job_ends_is_billed_once_and_was_asked_for() throws Exception {
        BusyPolls.Result result = BusyPolls.measure(34, Duration.ofMillis(700));

        assertThat(result.jobs()).isEqualTo(34);
        assertThat(result.billed()).isEqualTo(34);
        assertThat(result.polls()).isGreaterThanOrEqualTo(1);
        assertThat(result.table()).contains("| polls a job |");
        assertThat(result.json()).contains("\"use\":");
    }
}
