package io.github.camelflux.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelflux.provider.Refusal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Calls before the submission, and submissions that are sent again under the same id. */
class PreparationsTest {

    private static final Exchanger.Exchanged TAKEN = Bench.answer(200, "{}");

    private final Bench bench = new Bench(new PreparedProvider(), null);

    @Test
    void what_has_to_lie_at_the_provider_is_brought_there_first_in_order() {
        bench.posts.addAll(List.of(TAKEN, TAKEN, Bench.accepted("t1")));
        bench.polls.add(Bench.status("Ready"));

        List<Ending> endings = bench.submit("k");
        bench.time.advance(Duration.ofMinutes(1));

        assertThat(paths()).containsExactly("/upload/1", "/upload/2", "/j1");
        assertThat(endings).singleElement().isInstanceOf(Ending.Delivered.class);
    }

    @Test
    void a_job_whose_pictures_are_refused_is_not_submitted() {
        bench.posts.addAll(List.of(TAKEN, Bench.answer(400, "{}")));

        List<Ending> endings = bench.submit("k");
        bench.time.advance(Duration.ofMinutes(1));

        assertThat(paths()).containsExactly("/upload/1", "/upload/2");
        assertThat(endings).singleElement().isInstanceOfSatisfying(Ending.NotAccepted.class, ending -> assertThat(
                        ending.refusal().reason())
                .isEqualTo(Refusal.Reason.INVALID));
    }

    @Test
    void an_upload_that_nobody_answers_is_tried_again_since_nothing_was_bought() {
        bench.posts.addAll(List.of(TAKEN, new Exchanger.Exchanged.Broken("reset")));
        bench.posts.addAll(List.of(Bench.answer(503, "")));
        bench.posts.addAll(List.of(TAKEN, TAKEN, Bench.accepted("t1")));
        bench.polls.add(Bench.status("Ready"));

        List<Ending> endings = bench.submit("k");
        bench.time.advance(Duration.ofMinutes(1));

        assertThat(endings).singleElement().isInstanceOf(Ending.Delivered.class);
        assertThat(paths()).last().isEqualTo("/j3");
    }

    @Test
    void nothing_is_submitted_under_another_id_while_it_is_open_whether_the_first_was_taken() {
        bench.posts.addAll(List.of(TAKEN, TAKEN, new Exchanger.Exchanged.Broken("reset")));
        bench.posts.add(new Exchanger.Exchanged.NotSent("refused"));
        bench.posts.addAll(List.of(TAKEN, Bench.answer(503, "")));
        bench.posts.addAll(List.of(TAKEN, TAKEN, new Exchanger.Exchanged.NotSent("refused")));
        bench.posts.addAll(List.of(TAKEN, TAKEN, Bench.answer(429, "{}")));
        bench.posts.addAll(List.of(TAKEN, TAKEN, Bench.accepted("t1")));
        bench.polls.add(Bench.status("Ready"));

        List<Ending> endings = bench.submit("k");
        bench.time.advance(Duration.ofMinutes(5));

        assertThat(paths()).filteredOn(path -> !path.startsWith("/upload")).containsOnly("/j1");
        assertThat(endings).singleElement().isInstanceOf(Ending.Delivered.class);
    }

    @Test
    void when_the_queue_time_is_up_before_anybody_knows_the_outcome_is_unknown() {
        bench.posts.addAll(List.of(TAKEN, TAKEN, new Exchanger.Exchanged.Broken("reset")));
        for (int i = 0; i < 100; i++) {
            bench.posts.add(new Exchanger.Exchanged.NotSent("refused"));
        }

        List<Ending> endings = bench.submit("k");
        bench.time.advance(Duration.ofMinutes(15));

        assertThat(paths()).filteredOn(path -> !path.startsWith("/upload")).containsOnly("/j1");
        assertThat(endings).singleElement().isInstanceOf(Ending.Unknown.class);
    }

    @Test
    void a_job_of_a_kind_that_nobody_saw_end_is_asked_for_its_state_as_the_provider_advises() {
        JobTiming learning = Bench.timing(Bench.polling(Optional.empty()), Bench.TIMING.lostAfter());
        bench.posts.addAll(List.of(TAKEN, TAKEN, Bench.accepted("t1")));
        bench.state = () -> Bench.status("Pending");

        bench.aggregator.submit(
                Bench.order("k", "a cat", true, false, learning),
                new Waiter(Waiter.Until.SETTLED, Duration.ofMinutes(3), false, ending -> {}),
                () -> {});
        bench.time.advance(Duration.ofSeconds(42));

        assertThat(bench.polledAt)
                .extracting(Duration::toMillis)
                .containsExactly(1000L, 2500L, 4750L, 8125L, 13187L, 20780L, 30780L, 40780L);
    }

    private List<String> paths() {
        return bench.posted.stream().map(call -> call.uri().getPath()).toList();
    }
}
