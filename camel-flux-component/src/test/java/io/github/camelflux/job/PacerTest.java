package io.github.camelflux.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelflux.job.poll.LearnedRunTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** When a job is asked for its state if nothing is said about it. What is usual here are 10 s. */
class PacerTest {

    private static final JobTiming LEARNING = Bench.timing(Bench.polling(Optional.empty()), Bench.TIMING.lostAfter());

    private final Bench bench = new Bench();

    @Test
    void nobody_asks_before_a_job_can_be_ready() {
        List<Ending> endings = buy("k", "Pending", "Ready");

        bench.time.advance(Duration.ofSeconds(1));
        assertThat(bench.polledAt).isEmpty();
        bench.time.advance(Duration.ofMinutes(1));

        assertThat(endings).hasSize(1);
        assertThat(bench.polledAt.get(0)).isBetween(Duration.ofSeconds(1), Duration.ofSeconds(12));
        assertThat(gap(0)).isGreaterThanOrEqualTo(Duration.ofMillis(250));
    }

    @Test
    void what_jobs_took_is_learned_for_the_next_ones() {
        runJobsOf(Duration.ofSeconds(20), bench, 60);

        LearnedRunTime learned = bench.aggregator.overview().learned().get(0);
        assertThat(learned.half()).isBetween(Duration.ofSeconds(19), Duration.ofSeconds(21));
        assertThat(bench.aggregator.overview().learned()).hasSize(1);
    }

    @Test
    void a_question_without_an_answer_is_no_look_and_the_next_one_backs_off() {
        submit(bench, "k");
        bench.polls.add(Bench.status("Pending"));
        bench.polls.add(new Exchanger.Exchanged.Broken("reset"));
        bench.polls.add(new Exchanger.Exchanged.Broken("reset"));
        bench.polls.add(Bench.status("Ready"));

        bench.time.advance(Duration.ofMinutes(2));

        assertThat(bench.polledAt).hasSize(4);
        assertThat(gap(1)).isEqualTo(Duration.ofSeconds(2));
        assertThat(gap(2)).isEqualTo(Duration.ofSeconds(4));
    }

    @Test
    void the_provider_decides_how_long_to_wait_if_it_says_so() {
        submit(bench, "k");
        bench.polls.add(Bench.answer(429, "{}", Map.of("retry-after", List.of("20"))));
        bench.polls.add(Bench.status("Ready"));

        bench.time.advance(Duration.ofMinutes(2));

        assertThat(gap(0)).isBetween(Duration.ofSeconds(20), Duration.ofSeconds(21));
    }

    @Test
    void while_others_wait_for_a_permit_a_job_is_looked_at_more_often() {
        assertThat(looks(2)).isGreaterThan(looks(1));
    }

    /** How often the first of some jobs was asked for its state in half a minute. */
    private static int looks(int jobs) {
        Bench bench = new Bench(1, 1000);
        runJobsOf(Duration.ofSeconds(20), bench, 20);
        bench.polledAt.clear();
        bench.state = () -> Bench.status("Pending");
        for (int i = 0; i < jobs; i++) {
            submit(bench, "waits" + i);
        }
        bench.time.advance(Duration.ofSeconds(30));
        return bench.polledAt.size();
    }

    private List<Ending> buy(String key, String... statuses) {
        for (String status : statuses) {
            bench.polls.add(Bench.status(status));
        }
        return submit(bench, key);
    }

    /** One after the other, each a minute after the one before. */
    private static void runJobsOf(Duration runTime, Bench bench, int jobs) {
        for (int i = 0; i < jobs; i++) {
            long ready = bench.time.nanos() + runTime.toNanos();
            bench.state = () -> Bench.status(bench.time.nanos() < ready ? "Pending" : "Ready");
            List<Ending> endings = submit(bench, "k" + i);
            bench.time.advance(Duration.ofMinutes(1));
            assertThat(endings).hasSize(1);
        }
    }

    private static List<Ending> submit(Bench bench, String key) {
        bench.posts.add(Bench.accepted("t-" + key));
        List<Ending> endings = new ArrayList<>();
        bench.aggregator.submit(
                Bench.order(key, "a cat", true, false, LEARNING),
                new Waiter(Waiter.Until.SETTLED, Duration.ofMinutes(3), false, endings::add),
                () -> {});
        return endings;
    }

    private Duration gap(int after) {
        return bench.polledAt.get(after + 1).minus(bench.polledAt.get(after));
    }
}
