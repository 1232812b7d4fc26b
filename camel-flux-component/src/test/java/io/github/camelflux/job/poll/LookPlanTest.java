package io.github.camelflux.job.poll;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LookPlanTest {

    @Test
    void jobs_that_all_take_the_same_time_are_looked_at_once_right_after_it() {
        LookPlan plan = new LookPlan(uniform(6.9, 7), 0.2);

        assertThat(plan.after(0)).isCloseTo(7, within(0.1));
        assertThat(plan.looks()).isCloseTo(1, within(0.1));
        assertThat(plan.lateness()).isLessThan(0.1);
    }

    @Test
    void the_first_look_waits_until_jobs_may_have_ended_and_the_next_are_closer_together() {
        LookPlan plan = new LookPlan(uniform(5, 10), 0.2);

        double first = plan.after(0);
        double second = plan.after(first);

        assertThat(first).isBetween(5.5, 7.5);
        assertThat(second - first).isLessThan(first - 4);
    }

    @Test
    void between_two_kinds_of_jobs_nobody_looks() {
        double[] weights = new double[TimeGrid.POINTS];
        fill(weights, 3, 4, 1);
        fill(weights, 19, 20, 1);
        LookPlan plan = new LookPlan(RunTimeCurve.of(weights), 0.2);

        assertThat(plan.after(4.2)).isGreaterThan(19);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.001, 0.01, 0.1, 1})
    void the_dearer_a_look_the_fewer_there_are(double price) {
        LookPlan cheap = new LookPlan(uniform(2, 20), price);
        LookPlan dear = new LookPlan(uniform(2, 20), price * 4);

        assertThat(dear.looks()).isLessThanOrEqualTo(cheap.looks());
        assertThat(dear.lateness()).isGreaterThanOrEqualTo(cheap.lateness());
    }

    @Test
    void two_looks_are_a_quarter_of_a_second_apart_at_least_whatever_they_cost() {
        LookPlan plan = new LookPlan(uniform(0, 3), 0.0001);

        double last = plan.after(0);
        for (int i = 0; i < 50; i++) {
            double next = plan.after(last);
            assertThat(next - last).isGreaterThanOrEqualTo(0.25 - 1e-9);
            last = next;
        }
    }

    @Test
    void the_first_look_may_come_at_once() {
        assertThat(new LookPlan(uniform(0, 0.01), 0.1).after(0)).isLessThanOrEqualTo(0.03);
    }

    @Test
    void a_job_that_outlasts_all_that_are_known_is_looked_at_in_growing_distances() {
        LookPlan plan = new LookPlan(uniform(5, 10), 0.2);

        assertThat(plan.after(20)).isCloseTo(23, within(0.01));
        assertThat(plan.after(200)).isCloseTo(230, within(0.1));
    }

    private static RunTimeCurve uniform(double from, double to) {
        double[] weights = new double[TimeGrid.POINTS];
        fill(weights, from, to, 1);
        return RunTimeCurve.of(weights);
    }

    private static void fill(double[] weights, double from, double to, double weight) {
        for (int i = TimeGrid.near(from) + 1; i <= TimeGrid.near(to); i++) {
            weights[i] = weight * (TimeGrid.at(i) - TimeGrid.at(i - 1));
        }
    }
}
