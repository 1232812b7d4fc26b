package io.github.camelflux.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelflux.image.Operation;
import io.github.camelflux.job.budget.Booking;
import io.github.camelflux.job.life.JobId;
import io.github.camelflux.job.life.JobRow;
import io.github.camelflux.job.life.JobTerms;
import io.github.camelflux.job.life.NodeId;
import io.github.camelflux.job.life.Outcome;
import io.github.camelflux.job.life.RowState;
import io.github.camelflux.provider.RemoteJob;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A node that takes over what another one left, and one whose own jobs were taken over. */
class TakeoverTest {

    private static final NodeId NODE = new NodeId("node");
    private static final NodeId DEAD = new NodeId("dead");
    private static final JobId JOB = new JobId("left");
    private static final RemoteJob REMOTE =
            new RemoteJob("t9", URI.create("https://api.eu2.bfl.ai/v1/get_result?id=t9"), null, null);
    private static final Duration LEASE = Duration.ofSeconds(90);
    private static final Duration RENEWAL = Duration.ofSeconds(15);

    private final Bench bench = new Bench();

    @Test
    void a_message_that_came_back_before_the_takeover_is_not_told_of_doubt_before_the_last_request_must_be_over() {
        leave();
        List<Ending> endings = bench.submit("m1");

        bench.time.advance(LEASE.plus(Bench.TIMING.requestTimeout()).minusSeconds(1));
        assertThat(endings).isEmpty();
        assertThat(row().state()).isEqualTo(RowState.INTENT);
        assertThat(row().owner()).isEqualTo(NODE);

        bench.time.advance(Duration.ofSeconds(1));
        assertThat(endings).singleElement().isInstanceOf(Ending.Unknown.class);
    }

    @Test
    void a_message_that_came_back_before_the_takeover_gets_the_picture_of_the_job_that_was_left() {
        leave();
        now(bench.memory.accepted(JOB, REMOTE));
        List<Ending> endings = bench.submit("m1");
        bench.polls.add(Bench.status("Ready"));

        bench.time.advance(LEASE.plusSeconds(5));

        assertThat(endings).singleElement().isInstanceOf(Ending.Delivered.class);
        assertThat(bench.posted).isEmpty();
    }

    @Test
    void a_job_that_was_left_for_longer_than_it_would_be_followed_is_asked_for_before_it_is_called_lost() {
        JobTerms terms = new JobTerms(
                Operation.GENERATE,
                "flux-2-pro",
                "bfl",
                "default",
                "r",
                true,
                Map.of(),
                Duration.ofHours(24),
                Booking.NONE);
        now(bench.memory.register(DEAD, Bench.TIMING.lostAfter().multipliedBy(2)));
        now(bench.memory.reserve(new JobStore.Intent(JOB, Bench.key("m1"), "print", terms, DEAD, null, null)));
        now(bench.memory.accepted(JOB, REMOTE));
        bench.polls.add(Bench.status("Ready"));

        bench.time.advance(Bench.TIMING.lostAfter().multipliedBy(2).plusSeconds(60));

        assertThat(row().outcome()).isInstanceOf(Outcome.Picture.class);
    }

    @Test
    void a_job_that_was_left_for_longer_than_such_jobs_run_is_asked_for_its_state_at_once() {
        leaveVideo();
        bench.polls.add(Bench.status("Ready"));

        bench.time.advance(LEASE.plus(RENEWAL));

        assertThat(row().outcome()).isInstanceOf(Outcome.Picture.class);
        assertThat(bench.polledAt).singleElement().satisfies(at -> assertThat(at.toMillis() % RENEWAL.toMillis())
                .isZero());
    }

    @Test
    void a_video_that_was_left_is_followed_as_long_as_videos_are_and_not_bought_again_before() {
        leaveVideo();

        bench.time.advance(Bench.TIMING.lostAfter().plusSeconds(100));
        assertThat(row().owner()).isEqualTo(NODE);
        assertThat(row().outcome()).isNull();

        bench.time.advance(Bench.VIDEO_LOST_AFTER);
        assertThat(row().outcome()).isInstanceOf(Outcome.Lost.class);
    }

    @Test
    void a_job_that_is_this_nodes_again_is_followed_though_nobody_told_that_it_is() {
        bench.posts.add(Bench.accepted("t1"));
        List<Ending> endings = bench.submit("m1");
        takeOverAndGiveBackUnheard();
        bench.polls.clear();
        bench.time.advance(Duration.ofSeconds(15));
        bench.polls.add(Bench.status("Ready"));

        bench.time.advance(Duration.ofSeconds(10));

        assertThat(endings).singleElement().isInstanceOf(Ending.Delivered.class);
    }

    @Test
    void an_intent_that_is_this_nodes_though_nobody_told_that_it_is_becomes_unknown() {
        leave();
        List<Ending> endings = bench.submit("m1");
        now(bench.memory.leave(DEAD));
        now(bench.memory.adopt(NODE, Duration.ZERO));

        bench.time.advance(Bench.TIMING.requestTimeout().minusSeconds(1));
        assertThat(endings).isEmpty();
        bench.time.advance(Duration.ofSeconds(5));

        assertThat(endings).singleElement().isInstanceOf(Ending.Unknown.class);
        assertThat(row().state()).isEqualTo(RowState.UNKNOWN);
    }

    @Test
    void after_an_outage_of_the_store_the_others_may_renew_before_they_are_taken_for_dead() {
        leave();
        bench.store.off = true;
        bench.time.advance(LEASE.plusSeconds(14));
        bench.store.off = false;

        bench.time.advance(RENEWAL.multipliedBy(2));
        assertThat(row().owner()).isEqualTo(DEAD);

        bench.time.advance(RENEWAL);
        assertThat(row().owner()).isEqualTo(NODE);
    }

    private void leaveVideo() {
        JobTerms video = new JobTerms(
                Operation.VIDEO,
                "flux-3-video",
                "bfl",
                "default",
                "r",
                true,
                Map.of(),
                Duration.ofHours(24),
                Booking.NONE);
        now(bench.memory.register(DEAD, LEASE));
        now(bench.memory.reserve(new JobStore.Intent(JOB, Bench.key("m1"), "print", video, DEAD, null, null)));
        now(bench.memory.accepted(JOB, REMOTE));
    }

    /** Another node announced the job of a message, and does not live. */
    private void leave() {
        Order order = Bench.order("m1", "a cat", true, false);
        now(bench.memory.register(DEAD, LEASE));
        now(bench.memory.reserve(
                new JobStore.Intent(JOB, order.key(), order.fingerprint(), order.terms(), DEAD, null, null)));
    }

    /** As when the answers to its questions are lost or late. */
    private void takeOverAndGiveBackUnheard() {
        NodeId other = new NodeId("other");
        now(bench.memory.register(other, LEASE));
        now(bench.memory.leave(NODE));
        now(bench.memory.adopt(other, Duration.ZERO));
        now(bench.memory.leave(other));
        now(bench.memory.adopt(NODE, Duration.ZERO));
    }

    private JobRow row() {
        return now(bench.memory.find(JOB)).orElseThrow();
    }

    private static <T> T now(java.util.concurrent.CompletionStage<T> stage) {
        return stage.toCompletableFuture().join();
    }
}
