package io.github.camelflux.job.poll;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelflux.image.Operation;
import java.time.Duration;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PollScheduleTest {

    private static final RunClass PRO = new RunClass("bfl", "flux-2-pro", Operation.GENERATE, "up to 1 MP");

    private final PollSchedule schedule = new PollSchedule();
    private final Random random = new Random(11);

    @Test
    void jobs_take_as_many_looks_in_the_mean_as_they_may() {
        run(polling(4), false, 200);

        assertThat(run(polling(4), false, 1000)).isBetween(3.7, 4.3);
        run(polling(8), false, 200);
        assertThat(run(polling(8), false, 1000)).isBetween(7.5, 8.5);
    }

    @Test
    void the_first_jobs_of_a_class_take_more_looks_and_are_seen_in_time_all_the_same() {
        assertThat(run(polling(2), false, 10)).isGreaterThan(3);
        assertThat(run(polling(2), false, 200)).isBetween(1.9, 2.2);
    }

    @Test
    void while_others_wait_for_a_permit_jobs_take_more_but_not_above_ten() {
        run(polling(4), true, 200);

        assertThat(run(polling(4), true, 1000)).isBetween(8.5, 10.0);
    }

    @Test
    void while_little_is_known_and_others_wait_jobs_take_more_looks_than_later() {
        run(polling(4), true, 20);

        assertThat(run(polling(4), true, 40)).isGreaterThan(11.5);
        assertThat(run(polling(4), true, 200)).isLessThan(10.5);
    }

    @Test
    void who_asks_for_more_than_that_gets_them_also_while_others_wait() {
        run(polling(12), true, 200);

        assertThat(run(polling(12), true, 1000)).isGreaterThan(10);
    }

    @Test
    void a_look_that_came_late_is_followed_by_one_after_it() {
        Looks late = Looks.NONE.running(Duration.ofMinutes(2));

        assertThat(schedule.next(polling(4), late, false).at()).isGreaterThanOrEqualTo(Duration.ofMillis(120_250));
    }

    @Test
    void classes_do_not_learn_from_each_other_and_the_one_not_used_longest_is_forgotten() {
        run(polling(4), false, 100);
        for (int i = 0; i < 63; i++) {
            schedule.next(polling(4, "model-" + i), Looks.NONE, false);
        }
        assertThat(schedule.learned()).hasSize(64).anySatisfy(learned -> {
            assertThat(learned.runs()).isEqualTo(PRO);
            assertThat(learned.jobs()).isEqualTo(100);
            assertThat(learned.half()).isBetween(Duration.ofMillis(6500), Duration.ofMillis(7500));
            assertThat(learned.most()).isBetween(Duration.ofSeconds(8), Duration.ofSeconds(10));
        });

        schedule.next(polling(4, "one-more"), Looks.NONE, false);

        assertThat(schedule.learned()).hasSize(64).noneMatch(learned -> learned.runs()
                .equals(PRO));
    }

    private double run(Polling polling, boolean crowded, int jobs) {
        int count = 0;
        for (int i = 0; i < jobs; i++) {
            double ran = Math.max(0.1, 7 + 1.5 * random.nextGaussian());
            PollSchedule.Next next = schedule.next(polling, Looks.NONE, crowded);
            count++;
            while (next.at().toNanos() / 1e9 < ran) {
                next = schedule.next(polling, next.looks().running(next.at()), crowded);
                count++;
            }
            schedule.ended(polling, next.looks(), next.at());
        }
        return (double) count / jobs;
    }

    private static Polling polling(int pollsPerJob) {
        return polling(pollsPerJob, "flux-2-pro");
    }

    private static Polling polling(int pollsPerJob, String model) {
        return new Polling(
                Optional.empty(),
                pollsPerJob,
                new RunClass("bfl", model, Operation.GENERATE, "up to 1 MP"),
                Duration.ofSeconds(14));
    }
}
