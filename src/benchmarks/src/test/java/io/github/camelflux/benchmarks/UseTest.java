package io.github.camelflux.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class UseTest {

    private static final Instant BEGIN = Instant.parse("2026-11-01T12:00:00Z");

    @Test
    void a_permit_idles_from_the_end_of_a_job_to_the_submission_of_the_next() {
        List<RemoteJob> jobs = List.of(job(0, 10), job(0, 4), job(5, 9), job(10, 20));

        // From 0, when both are taken, to 10: the second one idles from 4 to 5 and from 9 to 10.
        assertThat(Use.of(jobs, 2, at(10))).isCloseTo(0.9, within(1e-9));
    }

    @Test
    void what_comes_before_all_are_taken_and_after_the_last_submission_does_not_count() {
        List<RemoteJob> jobs = List.of(job(0, 9), job(6, 12), job(9, 30));

        assertThat(Use.of(jobs, 2, at(9))).isCloseTo(1.0, within(1e-9));
    }

    @Test
    void without_a_moment_at_which_all_are_taken_there_is_no_use() {
        assertThat(Use.of(List.of(job(0, 1), job(1, 2)), 2, at(1))).isNull();
    }

    private static RemoteJob job(int submitted, int ended) {
        return new RemoteJob("id", "key", "prompt", at(submitted), at(ended));
    }

    private static Instant at(int second) {
        return BEGIN.plusSeconds(second);
    }
}
