package io.github.camelflux.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelflux.job.life.JobId;
import io.github.camelflux.job.life.JobRow;
import io.github.camelflux.job.life.Outcome;
import io.github.camelflux.job.life.RowState;
import io.github.camelflux.provider.MadePicture;
import io.github.camelflux.provider.PollAnswer;
import io.github.camelflux.provider.Refusal;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class JobAggregatorTest {

    private final Bench bench = new Bench();

    @Test
    void a_ready_job_is_delivered_with_what_was_bought() {
        bench.ready();

        List<Ending> endings = bench.submit("m1");
        bench.time.advance(Duration.ofSeconds(2));

        Ending.Delivered delivered = delivered(endings);
        assertThat(delivered.replayed()).isFalse();
        assertThat(delivered.outcome().seed()).isEqualTo(7);
        assertThat(delivered.row().polls()).isEqualTo(1);
        assertThat(bench.permits.inFlight()).isZero();
        assertThat(bench.aggregator.overview().alive()).isEmpty();
    }

    @Test
    void two_exchanges_with_one_key_share_one_job() {
        bench.ready();

        List<Ending> first = bench.submit("m1");
        List<Ending> second = bench.submit("m1");
        bench.time.advance(Duration.ofSeconds(2));

        assertThat(delivered(first).row().id())
                .isEqualTo(delivered(second).row().id());
        assertThat(bench.posted).hasSize(1);
    }

    @Test
    void a_settled_picture_is_replayed_without_a_purchase_and_without_a_download() {
        bench.ready();
        bench.submit("m1");
        bench.time.advance(Duration.ofSeconds(2));
        bench.downloads.add(new Downloader.Downloaded.Dead("must not be asked"));

        List<Ending> again = bench.submit("m1");

        assertThat(delivered(again).replayed()).isTrue();
        assertThat(bench.posted).hasSize(1);
    }

    @Test
    void a_replay_does_not_wait_for_a_permit() {
        Bench narrow = new Bench(1, 100).ready();
        narrow.submit("m1");
        narrow.time.advance(Duration.ofSeconds(2));
        narrow.submit("blocker");

        List<Ending> again = narrow.submit("m1");

        assertThat(delivered(again).replayed()).isTrue();
    }

    @Test
    void a_moderation_is_replayed() {
        bench.posts.add(Bench.accepted("t1"));
        bench.polls.add(Bench.status("Request Moderated"));
        bench.submit("m1");
        bench.time.advance(Duration.ofSeconds(2));

        List<Ending> again = bench.submit("m1");

        assertThat(((Ending.Unsuccessful) again.get(0)).outcome()).isInstanceOf(Outcome.Moderated.class);
        assertThat(bench.posted).hasSize(1);
    }

    @Test
    void a_failure_frees_the_key_for_another_purchase_and_keeps_its_row() {
        bench.posts.add(Bench.accepted("t1"));
        bench.polls.add(Bench.status("Error"));
        List<Ending> first = bench.submit("m1");
        bench.time.advance(Duration.ofSeconds(2));
        bench.ready();

        List<Ending> second = bench.submit("m1");
        bench.time.advance(Duration.ofSeconds(2));

        assertThat(((Ending.Unsuccessful) first.get(0)).outcome()).isInstanceOf(Outcome.Failed.class);
        assertThat(delivered(second).replayed()).isFalse();
        assertThat(rows()).hasSize(2);
    }

    @Test
    void another_request_under_a_held_key_is_refused() {
        bench.submit("m1", "a cat", false);

        List<Ending> other = bench.submit("m1", "a dog", false);

        assertThat(other).singleElement().isInstanceOf(Ending.Conflict.class);
        assertThat(bench.posted).hasSize(1);
    }

    @Test
    void another_request_under_the_key_of_a_kept_picture_is_refused() {
        bench.ready();
        bench.submit("m1", "a cat", false);
        bench.time.advance(Duration.ofSeconds(2));

        List<Ending> other = bench.submit("m1", "a dog", false);

        assertThat(other).singleElement().isInstanceOf(Ending.Conflict.class);
    }

    @Test
    void a_429_waits_as_long_as_it_says_with_the_intent_withdrawn_and_the_permit_free() {
        bench.posts.add(Bench.answer(429, "{\"detail\":\"x\"}", Map.of("retry-after", List.of("7"))));
        bench.ready();

        List<Ending> endings = bench.submit("m1");

        assertThat(rows()).isEmpty();
        assertThat(bench.permits.inFlight()).isZero();
        bench.time.advance(Duration.ofMillis(6_900));
        assertThat(bench.posted).hasSize(1);
        bench.time.advance(Duration.ofSeconds(3));
        assertThat(delivered(endings).row().id()).isEqualTo(new JobId("j2"));
    }

    @Test
    void a_429_until_the_end_of_queueTimeout_is_a_rate_limit() {
        for (int i = 0; i < 100; i++) {
            bench.posts.add(Bench.answer(429, "{}"));
        }

        List<Ending> endings = bench.submit("m1");
        bench.time.advance(Bench.TIMING.queueTimeout());

        assertThat(refusal(endings)).isEqualTo(Refusal.Reason.RATE_LIMITED);
        assertThat(rows()).isEmpty();
    }

    @Test
    void a_queueTimeout_that_ends_during_a_post_counts_when_the_post_was_refused() {
        bench.posts.clear();
        CompletableFuture<Exchanger.Exchanged> late = new CompletableFuture<>();
        bench.latePosts.add(late);
        List<Ending> endings = bench.submit("m1");
        bench.time.advance(Bench.TIMING.queueTimeout().plusSeconds(1));

        late.complete(Bench.answer(429, "{}"));

        assertThat(refusal(endings)).isEqualTo(Refusal.Reason.RATE_LIMITED);
    }

    @Test
    void a_download_is_given_up_when_the_lifetime_of_its_link_is_over() {
        bench.ready();
        for (int i = 0; i < 200; i++) {
            bench.downloads.add(new Downloader.Downloaded.Interrupted("503"));
        }

        List<Ending> endings = bench.submit("m1");
        bench.time.advance(Duration.ofMinutes(2).plusSeconds(50));
        List<Ending> again = bench.submit("m1");
        bench.time.advance(Duration.ofMinutes(10));

        assertThat(bench.downloads).isNotEmpty();
        assertThat(endings).singleElement().isInstanceOf(Ending.TimedOut.class);
        assertThat(again).singleElement().isInstanceOf(Ending.TimedOut.class);
        assertThat(bench.aggregator.overview().alive()).isEmpty();
    }

    @Test
    void a_picture_that_cannot_be_fetched_any_more_is_forgotten_when_it_is_named() {
        bench.ready();
        bench.downloads.add(new Downloader.Downloaded.Dead("410"));
        bench.submit("m1");
        bench.time.advance(Duration.ofSeconds(2));
        assertThat(bench.aggregator
                        .forget(JobFilter.all(10))
                        .toCompletableFuture()
                        .join())
                .isEmpty();

        bench.aggregator.forget(new JobFilter(null, Bench.key("m1"), Set.of(), null, 10));
        bench.ready();
        List<Ending> second = bench.submit("m1");
        bench.time.advance(Duration.ofSeconds(2));

        assertThat(delivered(second).replayed()).isFalse();
    }

    @Test
    void a_post_that_never_left_is_tried_again() {
        bench.posts.add(new Exchanger.Exchanged.NotSent("connection refused"));
        bench.ready();

        List<Ending> endings = bench.submit("m1");
        bench.time.advance(Duration.ofSeconds(5));

        assertThat(delivered(endings)).isNotNull();
        assertThat(bench.posted).hasSize(2);
    }

    @Test
    void a_lost_answer_is_unknown_and_never_sent_again() {
        bench.posts.add(new Exchanger.Exchanged.Broken("reset"));

        List<Ending> first = bench.submit("m1");
        List<Ending> second = bench.submit("m1");
        bench.time.advance(Duration.ofHours(1));
        List<Ending> third = bench.submit("m1");

        assertThat(List.of(first.get(0), second.get(0), third.get(0))).allMatch(e -> e instanceof Ending.Unknown);
        assertThat(bench.posted).hasSize(1);
        assertThat(rows()).singleElement().extracting(JobRow::state).isEqualTo(RowState.UNKNOWN);
    }

    @Test
    void a_503_to_the_post_is_unknown() {
        bench.posts.add(Bench.answer(503, "<html>busy</html>"));

        assertThat(bench.submit("m1")).singleElement().isInstanceOf(Ending.Unknown.class);
    }

    @Test
    void forget_frees_the_key_and_keeps_the_row() {
        bench.posts.add(new Exchanger.Exchanged.Broken("reset"));
        bench.submit("m1");

        bench.aggregator.forget(JobFilter.all(10));
        bench.ready();
        List<Ending> endings = bench.submit("m1");
        bench.time.advance(Duration.ofSeconds(2));

        assertThat(delivered(endings)).isNotNull();
        assertThat(rows()).extracting(JobRow::state).contains(RowState.FORGOTTEN, RowState.SETTLED);
    }

    @Test
    void resubmitOnUnknown_buys_again_when_the_message_comes_back() {
        bench.posts.add(new Exchanger.Exchanged.Broken("reset"));
        bench.submit("m1", "a cat", true);
        bench.ready();

        List<Ending> endings = bench.submit("m1", "a cat", true);
        bench.time.advance(Duration.ofSeconds(2));

        assertThat(delivered(endings)).isNotNull();
        assertThat(bench.posted).hasSize(2);
    }

    @Test
    void the_wait_may_end_while_the_job_goes_on_and_a_redelivery_attaches() {
        bench.posts.add(Bench.accepted("t1"));
        List<Ending> first = bench.submit("m1");
        bench.time.advance(Duration.ofMinutes(3));
        assertThat(first).singleElement().isInstanceOf(Ending.TimedOut.class);
        assertThat(bench.permits.inFlight()).isEqualTo(1);

        List<Ending> second = bench.submit("m1");
        bench.aggregator.tell(
                Bench.key("m1"),
                new io.github.camelflux.job.life.JobEvent.Polled(
                        new PollAnswer.Ready(
                                List.of(new MadePicture.Linked(
                                        URI.create("https://delivery.eu2.bfl.ai/x"), null, null)),
                                null,
                                null,
                                null,
                                false,
                                null),
                        Duration.ofMinutes(3)));

        assertThat(delivered(second)).isNotNull();
        assertThat(bench.posted).hasSize(1);
    }

    @Test
    void a_job_that_never_settles_is_lost_at_the_limit_and_frees_its_permit() {
        bench.posts.add(Bench.accepted("t1"));
        bench.submit("m1");

        bench.time.advance(Bench.TIMING.lostAfter());

        assertThat(rows()).singleElement().extracting(JobRow::outcome).isInstanceOf(Outcome.Lost.class);
        assertThat(bench.permits.inFlight()).isZero();
    }

    @Test
    void polls_survive_404_at_first_and_429_and_5xx_and_html_and_resets() {
        bench.posts.add(Bench.accepted("t1"));
        bench.polls.addAll(List.of(
                Bench.answer(404, "{\"detail\":\"not found\"}"),
                Bench.answer(429, "{}", Map.of("retry-after", List.of("4"))),
                Bench.answer(500, "oops"),
                Bench.answer(200, "<html>hello</html>"),
                new Exchanger.Exchanged.Broken("reset"),
                new Exchanger.Exchanged.NotSent("refused"),
                Bench.status("Dreaming"),
                Bench.status("Ready")));

        List<Ending> endings = bench.submit("m1");
        bench.time.advance(Duration.ofMinutes(2));

        assertThat(delivered(endings).row().polls()).isEqualTo(8);
        assertThat(bench.polledAt.get(2).minus(bench.polledAt.get(1))).isGreaterThanOrEqualTo(Duration.ofSeconds(4));
    }

    @Test
    void a_task_body_in_an_http_error_is_an_outcome() {
        bench.posts.add(Bench.accepted("t1"));
        bench.polls.add(Bench.answer(422, "{\"id\":\"t\",\"status\":\"Error\",\"details\":{\"error\":\"bad frame\"}}"));

        List<Ending> endings = bench.submit("m1");
        bench.time.advance(Duration.ofSeconds(2));

        assertThat(((Ending.Unsuccessful) endings.get(0)).outcome()).isInstanceOf(Outcome.Failed.class);
    }

    @Test
    void an_interrupted_download_is_tried_again_and_never_billed_again() {
        bench.ready();
        bench.downloads.add(new Downloader.Downloaded.Interrupted("cut short"));
        bench.downloads.add(new Downloader.Downloaded.Interrupted("503"));

        List<Ending> endings = bench.submit("m1");
        bench.time.advance(Duration.ofSeconds(10));

        assertThat(delivered(endings)).isNotNull();
        assertThat(bench.posted).hasSize(1);
    }

    @Test
    void a_dead_link_is_told_with_the_link_and_a_redelivery_fetches_again_without_buying() {
        bench.ready();
        bench.downloads.add(new Downloader.Downloaded.Dead("404"));
        List<Ending> first = bench.submit("m1");
        bench.time.advance(Duration.ofSeconds(2));
        assertThat(first).singleElement().isInstanceOf(Ending.NotDownloaded.class);

        List<Ending> second = bench.submit("m1");

        assertThat(delivered(second)).isNotNull();
        assertThat(bench.posted).hasSize(1);
    }

    @Test
    void beyond_the_permits_jobs_wait_in_line_and_a_settled_job_makes_room() {
        Bench narrow = new Bench(1, 100);
        narrow.posts.add(Bench.accepted("t1"));
        narrow.polls.add(Bench.status("Ready"));
        List<Ending> first = narrow.submit("m1");
        List<Ending> second = narrow.submit("m2");
        assertThat(narrow.posted).hasSize(1);
        assertThat(narrow.permits.queued()).isEqualTo(1);

        narrow.posts.add(Bench.accepted("t2"));
        narrow.polls.add(Bench.status("Ready"));
        narrow.time.advance(Duration.ofSeconds(3));

        assertThat(delivered(first)).isNotNull();
        assertThat(delivered(second)).isNotNull();
    }

    @Test
    void no_permit_within_queueTimeout_is_overloaded() {
        Bench narrow = new Bench(1, 100);
        narrow.posts.add(Bench.accepted("t1"));
        narrow.submit("m1");

        List<Ending> second = narrow.submit("m2");
        narrow.time.advance(Bench.TIMING.queueTimeout());

        assertThat(refusal(second)).isEqualTo(Refusal.Reason.OVERLOADED);
        assertThat(narrow.posted).hasSize(1);
    }

    @Test
    void a_store_that_is_down_refuses_before_anything_is_bought() {
        bench.store.off = true;

        List<Ending> endings = bench.submit("m1");

        assertThat(refusal(endings)).isEqualTo(Refusal.Reason.STORE);
        assertThat(bench.posted).isEmpty();
    }

    @Test
    void a_running_job_is_followed_and_delivered_while_the_store_is_down_and_written_when_it_is_back() {
        bench.posts.add(Bench.accepted("t1"));
        bench.polls.add(Bench.status("Pending"));
        List<Ending> endings = bench.submit("m1");
        bench.store.off = true;
        bench.polls.add(Bench.status("Ready"));

        bench.time.advance(Duration.ofSeconds(5));
        assertThat(delivered(endings)).isNotNull();
        assertThat(rows()).singleElement().extracting(JobRow::state).isEqualTo(RowState.ACCEPTED);

        bench.store.off = false;
        bench.time.advance(Duration.ofSeconds(20));
        assertThat(rows()).singleElement().extracting(JobRow::state).isEqualTo(RowState.SETTLED);
    }

    @Test
    void a_job_whose_acceptance_could_not_be_written_is_delivered_all_the_same_and_written_when_the_store_is_back() {
        CompletableFuture<Exchanger.Exchanged> answer = new CompletableFuture<>();
        bench.latePosts.add(answer);
        List<Ending> endings = bench.submit("m1");
        bench.store.off = true;
        answer.complete(Bench.accepted("t1"));
        bench.polls.add(Bench.status("Ready"));

        bench.time.advance(Duration.ofSeconds(5));
        bench.aggregator.delivered(delivered(endings).row().id());
        assertThat(delivered(endings).row().outcome()).isNotNull();
        assertThat(rows()).singleElement().extracting(JobRow::state).isEqualTo(RowState.INTENT);

        bench.store.off = false;
        bench.time.advance(Duration.ofSeconds(60));
        assertThat(rows()).singleElement().satisfies(row -> {
            assertThat(row.remote().id()).isEqualTo("t1");
            assertThat(row.state()).isEqualTo(RowState.SETTLED);
            assertThat(row.delivered()).isTrue();
        });
    }

    @Test
    void an_acceptance_that_is_written_late_does_not_make_the_outcome_forgotten() {
        CompletableFuture<Exchanger.Exchanged> answer = new CompletableFuture<>();
        bench.latePosts.add(answer);
        List<Ending> endings = bench.submit("m1");
        bench.store.off = true;
        answer.complete(Bench.accepted("t1"));
        bench.polls.add(Bench.status("Ready"));
        for (int i = 0; i < 3; i++) {
            bench.downloads.add(new Downloader.Downloaded.Interrupted("reset"));
        }
        bench.time.advance(Duration.ofSeconds(2));

        bench.store.off = false;
        bench.store.offFor = "settled";
        bench.time.advance(Duration.ofSeconds(3));

        assertThat(rows()).singleElement().extracting(JobRow::state).isEqualTo(RowState.ACCEPTED);
        assertThat(delivered(endings).row().outcome()).isNotNull();
    }

    @Test
    void a_full_store_refuses_before_buying_and_delivered_rows_make_room() {
        Bench small = new Bench(24, 1).ready();
        List<Ending> first = small.submit("m1");
        small.time.advance(Duration.ofSeconds(2));

        assertThat(refusal(small.submit("m2"))).isEqualTo(Refusal.Reason.STORE);

        small.aggregator.delivered(delivered(first).row().id());
        small.ready();
        List<Ending> third = small.submit("m3");
        small.time.advance(Duration.ofSeconds(2));
        assertThat(delivered(third)).isNotNull();
    }

    @Test
    void without_waiting_the_exchange_returns_at_acceptance_and_the_result_goes_to_its_group_at_once() {
        bench.ready();
        List<Ending> results = new ArrayList<>();
        bench.aggregator.results().subscribe("route", 1, (ending, done) -> {
            results.add(ending);
            done.accept(true);
        });

        List<Ending> endings = bench.submitAndGo("m1");
        assertThat(endings).singleElement().isInstanceOf(Ending.Accepted.class);
        bench.time.advance(Duration.ofSeconds(3));

        assertThat(results).singleElement().isInstanceOf(Ending.Delivered.class);
        assertThat(rows()).singleElement().extracting(JobRow::delivered).isEqualTo(true);
    }

    @Test
    void a_result_whose_route_failed_comes_again() {
        bench.ready();
        List<Ending> results = new ArrayList<>();
        bench.aggregator.results().subscribe(null, 1, (ending, done) -> {
            results.add(ending);
            done.accept(results.size() > 1);
        });

        bench.submitAndGo("m1");
        bench.time.advance(Duration.ofSeconds(10));

        assertThat(results).hasSize(2);
    }

    @Test
    void a_failed_unit_of_work_waits_for_its_message_before_the_result_is_an_orphan() {
        bench.ready();
        List<Ending> orphans = new ArrayList<>();
        bench.aggregator.results().subscribe(null, 1, (ending, done) -> {
            orphans.add(ending);
            done.accept(true);
        });
        List<Ending> endings = bench.submit("m1");
        bench.time.advance(Duration.ofSeconds(2));
        bench.aggregator.undelivered(delivered(endings).row().id());

        bench.time.advance(Duration.ofSeconds(50));
        assertThat(orphans).isEmpty();
        bench.time.advance(Duration.ofSeconds(15));
        assertThat(orphans).hasSize(1);
    }

    @Test
    void a_message_that_comes_back_within_the_grace_gets_the_picture_and_no_consumer_does() {
        bench.ready();
        List<Ending> orphans = new ArrayList<>();
        bench.aggregator.results().subscribe(null, 1, (ending, done) -> {
            orphans.add(ending);
            done.accept(true);
        });
        List<Ending> first = bench.submit("m1");
        bench.time.advance(Duration.ofSeconds(2));
        bench.aggregator.undelivered(delivered(first).row().id());
        bench.time.advance(Duration.ofSeconds(20));

        List<Ending> second = bench.submit("m1");
        bench.time.advance(Duration.ofMinutes(5));

        assertThat(delivered(second).replayed()).isTrue();
        assertThat(orphans).isEmpty();
    }

    @Test
    void stopping_refuses_what_waits_and_tells_what_runs() {
        Bench narrow = new Bench(1, 100);
        narrow.posts.add(Bench.accepted("t1"));
        List<Ending> running = narrow.submit("m1");
        List<Ending> queued = narrow.submit("m2");

        narrow.aggregator.quiesce();
        assertThat(refusal(queued)).isEqualTo(Refusal.Reason.STOPPED);
        assertThat(refusal(narrow.submit("m3"))).isEqualTo(Refusal.Reason.STOPPED);
        assertThat(running).isEmpty();

        narrow.aggregator.stop();
        assertThat(running).singleElement().isInstanceOf(Ending.Stopped.class);
        assertThat(narrow.posted).hasSize(1);
        assertThat(narrow.permits.inFlight()).isZero();
    }

    @Test
    void rows_and_pictures_go_when_their_retention_ends() {
        bench.ready();
        bench.submit("m1");
        bench.time.advance(Duration.ofHours(25));

        assertThat(rows()).isEmpty();
        assertThat(bench.pictures.find(new JobId("j1")).toCompletableFuture().join())
                .isEmpty();
    }

    @Test
    void awaiting_a_running_job_gives_its_picture() {
        bench.posts.add(Bench.accepted("t1"));
        bench.submitAndGo("m1");
        JobRow row = bench.aggregator
                .find(new JobId("j1"))
                .toCompletableFuture()
                .join()
                .orElseThrow();
        List<Ending> endings = new ArrayList<>();

        bench.aggregator.await(row, new Waiter(Waiter.Until.SETTLED, Duration.ofMinutes(1), true, endings::add));
        bench.polls.add(Bench.status("Ready"));
        bench.aggregator.tell(Bench.key("m1"), new io.github.camelflux.job.life.JobEvent.PollDue());

        assertThat(delivered(endings)).isNotNull();
    }

    @Test
    void awaiting_a_running_job_for_too_short_a_time_is_told_once() {
        bench.posts.add(Bench.accepted("t1"));
        bench.submitAndGo("m1");
        JobRow row = bench.aggregator
                .find(new JobId("j1"))
                .toCompletableFuture()
                .join()
                .orElseThrow();
        List<Ending> endings = new ArrayList<>();

        bench.aggregator.await(row, new Waiter(Waiter.Until.SETTLED, Duration.ofMillis(100), true, endings::add));
        bench.time.advance(Duration.ofMillis(200));

        assertThat(endings).singleElement().isInstanceOf(Ending.TimedOut.class);
    }

    private List<JobRow> rows() {
        return bench.memory
                .list(new JobFilter(null, null, Set.of(), null, 100))
                .toCompletableFuture()
                .join();
    }

    private static Ending.Delivered delivered(List<Ending> endings) {
        assertThat(endings).singleElement().isInstanceOf(Ending.Delivered.class);
        return (Ending.Delivered) endings.get(0);
    }

    private static Refusal.Reason refusal(List<Ending> endings) {
        assertThat(endings).singleElement().isInstanceOf(Ending.NotAccepted.class);
        return ((Ending.NotAccepted) endings.get(0)).refusal().reason();
    }
}
