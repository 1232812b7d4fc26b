package io.github.camelflux.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelflux.provider.Refusal;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** What a refusal for lack of credit does to the others under the same key. */
class CreditPauseTest {

    private static final Duration ALMOST = Bench.CREDIT_PAUSE.minusSeconds(1);

    private final Bench bench = new Bench();

    @Test
    void after_a_402_nothing_more_is_sent_under_the_key_and_the_message_says_until_when() {
        refuse("first");

        List<Ending> second = bench.submit("second");
        bench.time.advance(ALMOST);
        List<Ending> third = bench.submit("third");

        assertThat(bench.posted).hasSize(1);
        assertThat(refusal(second).reason()).isEqualTo(Refusal.Reason.NO_CREDIT);
        assertThat(refusal(second).message()).contains("2026-03-01T12:01:00Z", "creditPause");
        assertThat(refusal(third).reason()).isEqualTo(Refusal.Reason.NO_CREDIT);
        assertThat(bench.aggregator.overview().alive()).isEmpty();
    }

    @Test
    void those_in_line_for_a_permit_fail_at_once() {
        Bench narrow = new Bench(1, 100);
        CompletableFuture<Exchanger.Exchanged> late = new CompletableFuture<>();
        narrow.latePosts.add(late);
        List<Ending> first = narrow.submit("first");
        List<Ending> second = narrow.submit("second");
        List<Ending> third = narrow.submit("third");
        // Not even an intent is stored for them.
        narrow.store.offFor = "reserve";

        late.complete(Bench.answer(402, "{}"));

        assertThat(List.of(first, second, third))
                .allSatisfy(endings -> assertThat(refusal(endings).reason()).isEqualTo(Refusal.Reason.NO_CREDIT));
        assertThat(narrow.posted).hasSize(1);
        assertThat(narrow.permits.queued()).isZero();
        assertThat(narrow.permits.inFlight()).isZero();
    }

    @Test
    void what_runs_is_followed_to_its_end_and_what_was_bought_is_handed_out() {
        bench.posts.add(Bench.accepted("t0"));
        List<Ending> running = bench.submit("running");
        refuse("refused");
        bench.polls.add(Bench.status("Ready"));

        bench.time.advance(Duration.ofSeconds(2));

        assertThat(running).singleElement().isInstanceOf(Ending.Delivered.class);
        assertThat(bench.submit("running")).singleElement().isInstanceOf(Ending.Delivered.class);
        assertThat(bench.posted).hasSize(2);
    }

    @Test
    void after_the_pause_one_tries_and_the_others_wait_for_what_comes_of_it() {
        CompletableFuture<Exchanger.Exchanged> late = probe();
        List<Ending> second = bench.submit("second");
        List<Ending> third = bench.submit("third");
        assertThat(bench.posted).hasSize(2);
        assertThat(second).isEmpty();

        bench.ready().ready().ready();
        late.complete(Bench.accepted("probe"));
        bench.time.advance(Duration.ofSeconds(5));

        assertThat(bench.posted).hasSize(4);
        assertThat(second).singleElement().isInstanceOf(Ending.Delivered.class);
        assertThat(third).singleElement().isInstanceOf(Ending.Delivered.class);
    }

    @Test
    void if_the_one_that_tries_is_refused_the_others_are_not_sent_and_the_key_rests_again() {
        CompletableFuture<Exchanger.Exchanged> late = probe();
        List<Ending> second = bench.submit("second");

        late.complete(Bench.answer(402, "{}"));
        List<Ending> third = bench.submit("third");

        assertThat(refusal(second).message()).contains("2026-03-01T12:02:00Z");
        assertThat(refusal(third).reason()).isEqualTo(Refusal.Reason.NO_CREDIT);
        assertThat(bench.posted).hasSize(2);
    }

    @Test
    void if_the_one_that_tries_ends_without_a_word_about_credit_the_next_one_tries() {
        CompletableFuture<Exchanger.Exchanged> late = probe();
        bench.submit("second");
        bench.submit("third");

        late.complete(Bench.answer(422, "{}"));

        assertThat(bench.posted).hasSize(3);
    }

    @Test
    void one_that_only_waits_for_another_keeps_to_its_own_time() {
        probe();
        List<Ending> second = bench.submit("second");

        bench.time.advance(Bench.TIMING.queueTimeout());

        assertThat(refusal(second).reason()).isEqualTo(Refusal.Reason.OVERLOADED);
        assertThat(bench.posted).hasSize(2);
    }

    @Test
    void a_success_of_before_says_nothing_about_credit() {
        CompletableFuture<Exchanger.Exchanged> late = new CompletableFuture<>();
        bench.latePosts.add(late);
        bench.submit("slow");
        refuse("refused");

        late.complete(Bench.accepted("t0"));

        assertThat(refusal(bench.submit("next")).reason()).isEqualTo(Refusal.Reason.NO_CREDIT);
        assertThat(bench.posted).hasSize(2);
    }

    @Test
    void one_whose_intent_was_being_stored_is_not_sent() {
        CompletableFuture<Void> gate = new CompletableFuture<>();
        bench.store.reserveAfter = gate;
        List<Ending> held = bench.submit("held");
        bench.store.reserveAfter = CompletableFuture.completedFuture(null);
        refuse("refused");

        gate.complete(null);

        assertThat(refusal(held).reason()).isEqualTo(Refusal.Reason.NO_CREDIT);
        assertThat(bench.posted).hasSize(1);
    }

    /** The key has rested, and one submission tries; it is told when the test answers. */
    private CompletableFuture<Exchanger.Exchanged> probe() {
        refuse("first");
        bench.time.advance(Bench.CREDIT_PAUSE);
        CompletableFuture<Exchanger.Exchanged> late = new CompletableFuture<>();
        bench.latePosts.add(late);
        bench.submit("probe");
        return late;
    }

    private void refuse(String key) {
        bench.posts.add(Bench.answer(402, "{\"detail\":\"Insufficient credits\"}"));
        assertThat(refusal(bench.submit(key)).reason()).isEqualTo(Refusal.Reason.NO_CREDIT);
    }

    private static Refusal refusal(List<Ending> endings) {
        assertThat(endings).singleElement().isInstanceOf(Ending.NotAccepted.class);
        return ((Ending.NotAccepted) endings.get(0)).refusal();
    }
}
