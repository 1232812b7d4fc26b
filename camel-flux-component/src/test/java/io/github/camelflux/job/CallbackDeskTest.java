package io.github.camelflux.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelflux.job.CallbackDesk.Receipt;
import io.github.camelflux.job.life.JobRow;
import io.github.camelflux.job.life.NodeId;
import io.github.camelflux.job.life.Outcome;
import io.github.camelflux.job.life.RowState;
import io.github.camelflux.provider.HttpAnswer;
import io.github.camelflux.provider.RemoteJob;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class CallbackDeskTest {

    private static final String SECRET = "s3cret";
    private static final String READY =
            "{\"id\":\"t1\",\"status\":\"Ready\",\"result\":{\"sample\":\"https://delivery.eu2.bfl.ai/x.jpeg\",\"seed\":7},\"cost\":3}";

    private final Bench bench = new Bench();

    @Test
    void a_reported_job_is_delivered_without_a_question() {
        bench.posts.add(Bench.accepted("t1"));
        List<Ending> endings = bench.submitReported("m1");

        assertThat(take(READY, SECRET)).isEqualTo(Receipt.TAKEN);

        assertThat(endings).singleElement().isInstanceOfSatisfying(Ending.Delivered.class, delivered -> {
            assertThat(delivered.row().polls()).isZero();
            assertThat(delivered.outcome().seed()).isEqualTo(7);
        });
        assertThat(bench.polledAt).isEmpty();
        assertThat(bench.permits.inFlight()).isZero();
    }

    @Test
    void a_report_that_is_lost_costs_time_and_no_picture() {
        bench.posts.add(Bench.accepted("t1"));
        bench.polls.add(Bench.status("Ready"));

        List<Ending> endings = bench.submitReported("m1");
        bench.time.advance(Duration.ofSeconds(19));
        assertThat(bench.polledAt).isEmpty();
        bench.time.advance(Duration.ofSeconds(2));

        assertThat(endings).singleElement().isInstanceOf(Ending.Delivered.class);
        assertThat(bench.polledAt).containsExactly(Duration.ofSeconds(20));
    }

    @Test
    void a_report_that_overtakes_the_answer_to_the_submission_is_the_acceptance() {
        CompletableFuture<Exchanger.Exchanged> answer = new CompletableFuture<>();
        bench.latePosts.add(answer);
        List<Ending> endings = bench.submitReported("m1");

        assertThat(take(READY, SECRET)).isEqualTo(Receipt.TAKEN);
        answer.complete(Bench.accepted("t1"));

        assertThat(endings).singleElement().isInstanceOf(Ending.Delivered.class);
        assertThat(rows()).singleElement().extracting(JobRow::state).isEqualTo(RowState.SETTLED);
        assertThat(bench.permits.inFlight()).isZero();
    }

    @Test
    void an_answer_that_was_overtaken_still_says_where_the_job_is_asked_for() {
        CompletableFuture<Exchanger.Exchanged> answer = new CompletableFuture<>();
        bench.latePosts.add(answer);
        bench.submitReported("m1");
        bench.polls.add(Bench.status("Pending"));

        assertThat(take("{\"task_id\":\"t1\",\"status\":\"DONE\"}", SECRET)).isEqualTo(Receipt.TAKEN);
        assertThat(rows().get(0).remote().pollUrl()).isNull();
        answer.complete(Bench.accepted("t1"));

        assertThat(rows().get(0).remote().pollUrl()).hasHost("api.eu2.bfl.ai");
    }

    @Test
    void a_job_that_another_node_recorded_first_is_followed_all_the_same() {
        CompletableFuture<Exchanger.Exchanged> answer = new CompletableFuture<>();
        bench.latePosts.add(answer);
        List<Ending> endings = bench.submitReported("m1");
        bench.polls.add(Bench.status("Ready"));

        // As a node does that takes the callback and then is no more.
        bench.memory.accepted(rows().get(0).id(), new RemoteJob("t1", null, null, null));
        answer.complete(Bench.accepted("t1"));
        bench.time.advance(Duration.ofSeconds(20));

        assertThat(endings).singleElement().isInstanceOf(Ending.Delivered.class);
        assertThat(bench.permits.inFlight()).isZero();
    }

    @Test
    void a_report_that_the_store_does_not_take_comes_again_and_the_exchange_goes_on_meanwhile() {
        CompletableFuture<Exchanger.Exchanged> answer = new CompletableFuture<>();
        bench.latePosts.add(answer);
        List<Ending> endings = bench.submitReported("m1");

        bench.store.offFor = "accepted";
        assertThat(take(READY, SECRET)).isEqualTo(Receipt.NOT_NOW);
        assertThat(endings).singleElement().isInstanceOf(Ending.Delivered.class);
        bench.store.offFor = null;
        bench.time.advance(Duration.ofSeconds(1));

        assertThat(take(READY, SECRET)).isEqualTo(Receipt.TAKEN);
        assertThat(rows()).singleElement().extracting(JobRow::state).isEqualTo(RowState.SETTLED);
    }

    @Test
    void a_report_proves_what_became_of_a_submission_whose_answer_was_lost() {
        bench.posts.add(new Exchanger.Exchanged.Broken("reset"));
        List<Ending> endings = bench.submitReported("m1");
        assertThat(endings).singleElement().isInstanceOf(Ending.Unknown.class);

        assertThat(take(READY, SECRET)).isEqualTo(Receipt.TAKEN);

        assertThat(rows()).singleElement().satisfies(row -> {
            assertThat(row.state()).isEqualTo(RowState.SETTLED);
            assertThat(row.outcome()).isInstanceOf(Outcome.Picture.class);
        });
        assertThat(bench.submitReported("m1")).singleElement().isInstanceOf(Ending.Delivered.class);
        assertThat(bench.posted).hasSize(1);
    }

    @Test
    void a_report_that_comes_twice_changes_nothing() {
        bench.posts.add(Bench.accepted("t1"));
        List<Ending> endings = bench.submitReported("m1");

        take(READY, SECRET);
        JobRow settled = rows().get(0);
        assertThat(take(READY.replace("Ready", "Error"), SECRET)).isEqualTo(Receipt.TAKEN);

        assertThat(endings).hasSize(1);
        assertThat(rows().get(0).outcome()).isEqualTo(settled.outcome());
    }

    @Test
    void a_report_with_another_secret_is_refused() {
        bench.posts.add(Bench.accepted("t1"));
        List<Ending> endings = bench.submitReported("m1");

        assertThat(take(READY, "guessed")).isEqualTo(Receipt.REFUSED);
        assertThat(take(READY, null)).isEqualTo(Receipt.REFUSED);

        assertThat(endings).isEmpty();
    }

    @Test
    void a_report_about_another_job_is_not_taken_for_this_one() {
        bench.posts.add(Bench.accepted("t1"));
        List<Ending> endings = bench.submitReported("m1");

        assertThat(take(READY.replace("t1", "t2"), SECRET)).isEqualTo(Receipt.UNREADABLE);
        assertThat(take("nonsense", SECRET)).isEqualTo(Receipt.UNREADABLE);

        assertThat(endings).isEmpty();
    }

    @Test
    void a_token_that_is_none_finds_nothing() {
        bench.posts.add(Bench.accepted("t1"));
        bench.submitReported("m1");

        assertThat(find("guessed")).isEmpty();
        assertThat(find(bench.token() + "x")).isEmpty();
    }

    @Test
    void a_report_without_an_end_asks_at_once() {
        bench.posts.add(Bench.accepted("t1"));
        bench.polls.add(Bench.status("Ready"));
        List<Ending> endings = bench.submitReported("m1");

        assertThat(take("{\"task_id\":\"t1\",\"status\":\"DONE\"}", SECRET)).isEqualTo(Receipt.TAKEN);

        assertThat(endings).singleElement().isInstanceOf(Ending.Delivered.class);
    }

    @Test
    void the_owner_of_a_job_that_was_reported_elsewhere_sees_it_in_the_store() {
        bench.posts.add(Bench.accepted("t1"));
        List<Ending> endings = bench.submitReported("m1");
        JobRow row = rows().get(0);

        // As another node does that takes the callback.
        bench.memory.settled(row.id(), outcome(), 0, null);
        bench.time.advance(Duration.ofSeconds(2));

        assertThat(endings).singleElement().isInstanceOf(Ending.Delivered.class);
        assertThat(bench.permits.inFlight()).isZero();
        assertThat(bench.polledAt).isEmpty();
    }

    @Test
    void a_report_of_a_job_that_another_node_owns_is_recorded_for_it() {
        Order order = Bench.order("m1", "a cat", true, false);
        JobStore.Intent intent = new JobStore.Intent(
                new io.github.camelflux.job.life.JobId("theirs"),
                order.key(),
                order.fingerprint(),
                order.terms(),
                new NodeId("other"),
                null,
                null,
                CallbackToken.digest("token"));
        bench.memory.reserve(intent);

        Receipt receipt = take(find("token").orElseThrow(), READY, SECRET);

        assertThat(receipt).isEqualTo(Receipt.TAKEN);
        assertThat(rows()).singleElement().satisfies(row -> {
            assertThat(row.remote().id()).isEqualTo("t1");
            assertThat(row.outcome()).isInstanceOf(Outcome.Picture.class);
            assertThat(row.availableAt()).isNull();
        });
    }

    @Test
    void a_model_that_reports_nothing_is_asked_as_ever() {
        bench.posts.add(Bench.accepted("t1"));
        bench.polls.add(Bench.status("Ready"));

        List<Ending> endings = bench.submitReported("m1", "flux-3-image");
        bench.time.advance(Duration.ofSeconds(2));

        assertThat(endings).singleElement().isInstanceOf(Ending.Delivered.class);
    }

    private static Outcome outcome() {
        return new Outcome.Picture(
                java.net.URI.create("https://delivery.eu2.bfl.ai/x.jpeg"), null, null, null, null, null);
    }

    private Receipt take(String body, String secret) {
        return take(find(bench.token()).orElseThrow(), body, secret);
    }

    private Receipt take(JobRow row, String body, String secret) {
        Map<String, List<String>> headers = secret == null ? Map.of() : Map.of("x-webhook-secret", List.of(secret));
        HttpAnswer callback = new HttpAnswer(200, headers, body.getBytes(StandardCharsets.UTF_8));
        return bench.aggregator
                .callbacks()
                .take(row, callback, SECRET)
                .toCompletableFuture()
                .join();
    }

    private Optional<JobRow> find(String token) {
        return bench.aggregator.callbacks().find(token).toCompletableFuture().join();
    }

    private List<JobRow> rows() {
        return bench.aggregator
                .overview()
                .list(JobFilter.all(10))
                .toCompletableFuture()
                .join();
    }
}
