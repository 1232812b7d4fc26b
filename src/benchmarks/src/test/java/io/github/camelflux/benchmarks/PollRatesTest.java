package io.github.camelflux.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The benchmark with a tenth of the jobs. Its clock is virtual and its dice are not thrown anew: it says the same everywhere. */
class PollRatesTest {

    private static List<PollRates.Row> rows;

    @BeforeAll
    static void measure() {
        rows = PollRates.measure(1_000);
    }

    @Test
    void four_polls_a_job_see_its_end_within_440_ms_in_the_mean() {
        PollRates.Row row = row(RunTimeCase.NORMAL, "pollsPerJob=4");

        assertThat(row.pollsPerJob()).isLessThanOrEqualTo(4.1);
        assertThat(row.waitMillis()).isLessThanOrEqualTo(440);
    }

    @Test
    void eight_polls_a_job_see_its_end_within_205_ms_in_the_mean() {
        PollRates.Row row = row(RunTimeCase.NORMAL, "pollsPerJob=8");

        assertThat(row.pollsPerJob()).isLessThanOrEqualTo(8.5);
        assertThat(row.waitMillis()).isLessThanOrEqualTo(205);
    }

    @Test
    void while_others_wait_a_permit_is_used_97_percent_with_at_most_ten_polls_a_job() {
        PollRates.Row row = row(RunTimeCase.NORMAL, "others wait for a permit");

        assertThat(row.pollsPerJob()).isLessThanOrEqualTo(10);
        assertThat(row.usePercent()).isGreaterThanOrEqualTo(97);
    }

    @Test
    void nothing_beats_the_best_possible_and_what_is_learned_from_a_thousand_jobs_comes_close() {
        assertThat(rows)
                .filteredOn(row -> row.ratio() != null)
                .allSatisfy(row -> assertThat(row.ratio()).as("%s", row).isGreaterThan(0.9));
        assertThat(rows)
                .filteredOn(row -> row.ratio() != null && row.loop().startsWith("pollsPerJob"))
                .hasSize(16)
                .allSatisfy(row -> assertThat(row.ratio()).as("%s", row).isLessThan(1.2));
    }

    @Test
    void jobs_that_all_take_the_same_time_are_seen_at_once() {
        assertThat(row(RunTimeCase.CONSTANT, "pollsPerJob=4").waitMillis()).isLessThan(100);
    }

    @Test
    void the_loops_that_people_write_come_out_as_they_were_measured_elsewhere() {
        PollRates.Row row = row(RunTimeCase.NORMAL, "fixed 2 s");

        assertThat(row.pollsPerJob()).isBetween(3.9, 4.2);
        assertThat(row.waitMillis()).isBetween(950.0, 1_100.0);
    }

    private static PollRates.Row row(RunTimeCase runTimes, String loop) {
        return rows.stream()
                .filter(row ->
                        row.runTimes().equals(runTimes.words()) && row.loop().equals(loop))
                .findFirst()
                .orElseThrow();
    }
}
