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

        assertThat(row.means().looks()).isLessThanOrEqualTo(4.1);
        assertThat(row.means().late()).isLessThanOrEqualTo(0.440);
    }

    @Test
    void eight_polls_a_job_see_its_end_within_205_ms_in_the_mean() {
        PollRates.Row row = row(RunTimeCase.NORMAL, "pollsPerJob=8");

        assertThat(row.means().looks()).isLessThanOrEqualTo(8.5);
        assertThat(row.means().late()).isLessThanOrEqualTo(0.205);
    }

    @Test
    void while_others_wait_a_permit_is_used_97_percent_with_at_most_ten_polls_a_job() {
        PollRates.Row row = row(RunTimeCase.NORMAL, "others wait for a permit");

        assertThat(row.means().looks()).isLessThanOrEqualTo(10);
        assertThat(row.means().use()).isGreaterThanOrEqualTo(0.97);
    }

    @Test
    void nothing_beats_the_best_possible_and_what_is_learned_from_a_thousand_jobs_comes_close() {
        assertThat(rows)
                .filteredOn(row -> row.runTimes() != RunTimeCase.CONSTANT)
                .allSatisfy(row -> assertThat(row.ratio()).as(row.line()).isGreaterThan(0.9));
        assertThat(rows)
                .filteredOn(row ->
                        row.runTimes() != RunTimeCase.CONSTANT && row.loop().startsWith("pollsPerJob"))
                .hasSize(14)
                .allSatisfy(row -> assertThat(row.ratio()).as(row.line()).isLessThan(1.2));
    }

    @Test
    void jobs_that_all_take_the_same_time_are_seen_at_once() {
        assertThat(row(RunTimeCase.CONSTANT, "pollsPerJob=4").means().late()).isLessThan(0.1);
    }

    @Test
    void the_loops_that_people_write_come_out_as_they_were_measured_elsewhere() {
        PollRates.Row row = row(RunTimeCase.NORMAL, "fixed 2 s");

        assertThat(row.means().looks()).isBetween(3.9, 4.2);
        assertThat(row.means().late()).isBetween(0.95, 1.1);
    }

    private static PollRates.Row row(RunTimeCase runTimes, String loop) {
        return rows.stream()
                .filter(row -> row.runTimes() == runTimes && row.loop().equals(loop))
                .findFirst()
                .orElseThrow();
    }
}
