package io.github.camelflux.job.poll;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class RunTimesTest {

    private final RunTimes times = new RunTimes(10);

    @Test
    void expects_what_is_usual_until_something_is_known() {
        assertThat(times.curve().time(0.5)).isCloseTo(10, within(1.0));
        assertThat(times.curve().time(0.9)).isBetween(15.0, 40.0);
    }

    @Test
    void jobs_that_are_only_known_to_have_ended_between_two_looks_teach_their_distribution() {
        Random random = new Random(3);
        for (int i = 0; i < 400; i++) {
            double ran = 7 + 1.5 * random.nextGaussian();
            double gap = 1 + 2 * random.nextDouble();
            double after = Math.floor(ran / gap) * gap;
            learn(after, after + gap);
        }

        assertThat(times.curve().time(0.5)).isCloseTo(7, within(0.35));
        assertThat(times.curve().time(0.1)).isCloseTo(7 - 1.28 * 1.5, within(0.6));
        assertThat(times.curve().time(0.9)).isCloseTo(7 + 1.28 * 1.5, within(0.6));
    }

    @Test
    void who_always_looks_at_the_same_times_does_not_learn_these_times() {
        Random random = new Random(3);
        for (int i = 0; i < 400; i++) {
            double ran = 7 + 1.5 * random.nextGaussian();
            double after = Math.floor(ran / 4) * 4;
            learn(after, after + 4);
        }

        // Nobody ever looked at 7 s: half is known to end between 4 s and 8 s, and that is all.
        assertThat(share(4)).isCloseTo(0.02, within(0.03));
        assertThat(share(8)).isCloseTo(0.75, within(0.06));
        assertThat(share(6)).isBetween(0.1, 0.65);
    }

    @Test
    void a_job_that_nobody_looked_at_teaches_nothing() {
        for (int i = 0; i < 100; i++) {
            learn(6, 8);
        }
        double before = times.curve().time(0.5);

        for (int i = 0; i < 30; i++) {
            learn(0, 3600);
        }

        assertThat(times.curve().time(0.5)).isCloseTo(before, within(0.2));
    }

    @Test
    void jobs_that_take_twice_as_long_from_now_on_are_known_soon_and_the_old_ones_forgotten() {
        for (int i = 0; i < 300; i++) {
            learn(6.5, 7.5);
        }
        for (int i = 0; i < 40; i++) {
            learn(13, 15);
        }

        assertThat(times.jobs()).isBetween(35, 60);
        assertThat(times.curve().time(0.5)).isCloseTo(14, within(1.0));
    }

    @Test
    void jobs_that_get_faster_are_noticed_although_nobody_looked_that_early() {
        for (int i = 0; i < 300; i++) {
            learn(6.5, 7.5);
        }
        for (int i = 0; i < 40; i++) {
            learn(0, 6);
        }

        assertThat(times.jobs()).isBetween(35, 60);
        assertThat(times.curve().time(0.9)).isLessThan(6.5);
    }

    @Test
    void times_beyond_the_grid_count_as_its_ends() {
        learn(20_000, 30_000);
        learn(0, 0);
        learn(0, 0.001);

        assertThat(times.jobs()).isEqualTo(3);
        assertThat(times.curve().time(0.5)).isPositive();
    }

    private double share(double seconds) {
        return times.curve().ended(TimeGrid.near(seconds));
    }

    private void learn(double after, double until) {
        times.saw(after, until);
        times.learn();
    }
}
